using System.Text.RegularExpressions;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Content;

/// <summary>What a form says to do, where the file's words are about keys, or tell what a value is not.</summary>
internal static partial class FormSentence
{
    private static readonly Dictionary<string, string> Said = new()
    {
        [MaterialFields.Both] = "Give a link or a file, not both",
        [MediaNameAttribute.Both] = "Describe the image, or mark it as decorative, not both",
    };

    /// <returns>Null where the message is said of the field's label.</returns>
    public static string? Find(string message) =>
        Said.GetValueOrDefault(message)
        ?? (Example().Match(message) is { Success: true } match ? $"Enter {match.Groups["right"]}" : null);

    [GeneratedRegex(@"^(is|are) not (?<right>[^;,]+, such as .+)$", RegexOptions.Singleline)]
    private static partial Regex Example();
}
