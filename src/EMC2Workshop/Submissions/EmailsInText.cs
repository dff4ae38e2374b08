using System.Text.RegularExpressions;

namespace EMC2Workshop.Submissions;

/// <summary>Email addresses beside names and affiliations, which no page may show.</summary>
internal static partial class EmailsInText
{
    /// <summary>The text without them, and the first one.</summary>
    public static (string Text, string? Email) Cut(string text)
    {
        if (!Sign().IsMatch(text))
            return (text, null);
        var first = Email().Match(text).Groups["email"].Value;
        return (Email().Replace(text, " "), SubmittedText.Email(first));
    }

    /// <summary>Each between &lt; and &gt;: what stands in other brackets is an affiliation.</summary>
    public static string Marked(string text) =>
        Sign().IsMatch(text) ? Email().Replace(text, " <${email}> ") : text;

    [GeneratedRegex(@"@|[\[({]\s*at\s*[\])}]", RegexOptions.IgnoreCase)]
    private static partial Regex Sign();

    /// <summary>"{mira, lin}@example.org" is of several; "mira [at] example [dot] org" is for people to read.</summary>
    [GeneratedRegex(
        """
            (?: (?<open>[<(\[]) \s* )?
            (?: (?:e-?mail|mailto) \s* :? \s* )?
            (?<email>
                (?: \{[^{}@]{1,500}\} | [\w.%+'-]{1,100} )
                (?: @ | \s* [\[({] \s* at \s* [\])}] \s* )
                [\w-]{1,100} (?: (?: \. | \s* [\[({] \s* dot \s* [\])}] \s* ) [\w-]{1,100} )+
            )
            (?(open) \s* [>)\]] )
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Email();
}
