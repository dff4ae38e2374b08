using System.Text.RegularExpressions;

namespace EMC2Workshop.Accounts;

/// <summary>
/// Addresses that let in whoever has them: one-time links and previews. What is written down anywhere names them
/// without
/// their token, however they were spelled, and also where they, or the token alone, stand in another text.
/// </summary>
public static partial class SecretPaths
{
    public static string Redact(string text) => Secret().Replace(text, "$1…");

    /// <summary>
    /// Slashes may be encoded, and the token is whatever follows that is no space, quote or bracket. Alone it is known
    /// by
    /// its length, with a capital that no page's address has, or by how all begin that were made by data protection.
    /// </summary>
    [GeneratedRegex(
        """
            (?i:((?:/|\\|%2f|%5c)+(?:join|preview)(?:/|\\|%2f|%5c)+)[^\s"'<>()]+)
            | (?<![\w-]) (?=[a-z0-9_-]*[A-Z]) [A-Za-z0-9_-]{43} (?![\w-])
            | CfDJ8[\w-]{30,}
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Secret();
}
