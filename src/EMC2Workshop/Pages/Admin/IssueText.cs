namespace EMC2Workshop.Pages.Admin;

/// <summary>Issues of an item in one line: "No title, no abstract".</summary>
public static class IssueText
{
    public static string Join(IEnumerable<string> issues) =>
        string.Join(", ", issues.Select((issue, index) => index == 0 ? issue : Within(issue)));

    // What begins with a name or a sign stays as it is.
    private static string Within(string issue) =>
        issue.Length > 1
        && char.IsUpper(issue[0])
        && issue.Split(' ')[0] is "No" or "Not" or "Image" or "Broken" or "Says"
            ? char.ToLowerInvariant(issue[0]) + issue[1..]
            : issue;
}
