using System.Text.RegularExpressions;

namespace EMC2Workshop.Submissions;

/// <summary>What people write into lists of authors besides names.</summary>
internal static partial class AuthorLists
{
    /// <summary>With "and" for the signs that mean it; those in brackets stay.</summary>
    /// <param name="wrong">Told what is left out.</param>
    public static string WithAnds(string list, Action<string> wrong)
    {
        list = Signs().Replace(list, sign => sign.Groups["kept"].Success ? sign.Value : " and ");
        if (!AndOthers().IsMatch(list))
            return LeadingAnd().Replace(list, "$1");
        wrong("“et al.” was left out of the authors; add all names to your file");
        return WithAnds(AndOthers().Replace(list, ""), wrong);
    }

    /// <summary>For a name that isn't known yet.</summary>
    public static bool IsPlaceholder(string name) => Placeholder().IsMatch(name);

    public static List<SubmittedAuthor> WithoutPlaceholders(
        IEnumerable<SubmittedAuthor> authors,
        Action<string> wrong
    )
    {
        var named = new List<SubmittedAuthor>();
        foreach (var author in authors)
        {
            if (IsPlaceholder(author.Name))
                wrong($"“{author.Name}” is not a name, and was left out of the authors");
            else
                named.Add(author);
            if (Organization().IsMatch(author.Name))
                wrong($"is “{author.Name}” an author? Put affiliations in parentheses after the name");
        }
        return named;
    }

    [GeneratedRegex(@"(?<kept>\((?:[^()]|\([^()]*\))*\)|<[^<>]*>)|\s*\\?&\s*|\s*/\s*|\s+\+\s+")]
    private static partial Regex Signs();

    /// <summary>At the beginning, or behind another separator.</summary>
    [GeneratedRegex(@"(^\s*|[;|,])\s+and\s+")]
    private static partial Regex LeadingAnd();

    [GeneratedRegex(
        @"(?<![\s,;])[\s,;]*\b(?:et\s+al\b\.?|and\s+(?:others|colleagues)\b)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex AndOthers();

    [GeneratedRegex(
        @"^(?:tb[acd]|n\.?\s?n\.?|to be (?:announced|confirmed|determined|decided)|unknown|various|\?+|others)\.?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Placeholder();

    [GeneratedRegex(
        @"\b(?:univ\.|universit\w*|inst\.|institut\w*|lab\.|laborator\w*|dept\.|department|corp\.|inc\.|gmbh)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Organization();
}
