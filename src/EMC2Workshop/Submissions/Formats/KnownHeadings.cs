using System.Text.RegularExpressions;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>Headings of submission systems, and what stands below them. All others are left out.</summary>
internal static partial class KnownHeadings
{
    /// <summary>For each field the headings in letters and digits alone, the best first.</summary>
    private static readonly Dictionary<SubmissionField, string[]> Headings = new()
    {
        [SubmissionField.Number] =
        [
            "#",
            "paperid",
            "submissionid",
            "submission",
            "number",
            "papernumber",
            "paper",
            "pid",
            "id",
            "uid",
        ],
        [SubmissionField.Title] = ["title", "papertitle", "submissiontitle", "proposaltitle"],
        [SubmissionField.Authors] =
        [
            "authors",
            "authornames",
            "authorlist",
            "author",
            "speakernames",
            "autoren",
            "auteurs",
        ],
        [SubmissionField.Speaker] = ["speaker", "speakers", "presenter", "presenters", "presentingauthor"],
        [SubmissionField.FurtherAuthors] = ["otherauthors", "furtherauthors", "coauthors", "coauthor"],
        [SubmissionField.Abstract] = ["abstract", "paperabstract", "submissionabstract", "abstracttext"],
        [SubmissionField.Decision] =
        [
            "finaldecision",
            "decision",
            "acceptancestatus",
            "status",
            "proposalstate",
            "state",
        ],
        [SubmissionField.Session] = ["session", "sessions", "sessiontitle", "sessionname"],
        [SubmissionField.Arxiv] = ["arxiv", "arxivid", "arxivnumber", "arxivlink", "arxivurl", "eprint"],
        [SubmissionField.Doi] = ["doi", "doilink", "doiurl"],
        [SubmissionField.Pages] = ["pages", "pagenumbers", "pagerange"],
        [SubmissionField.GivenName] = ["givenname", "firstname", "first"],
        [SubmissionField.MiddleName] = ["middlename"],
        [SubmissionField.FamilyName] = ["familyname", "lastname", "surname", "last"],
        [SubmissionField.FullName] = ["fullname", "authorname"],
        [SubmissionField.Affiliation] =
        [
            "affiliation",
            "affiliations",
            "organization",
            "organisation",
            "institution",
            "institutions",
        ],
        [SubmissionField.Orcid] = ["orcid", "orcidid"],
        [SubmissionField.Person] = ["person", "personid"],
        [SubmissionField.Email] = ["email", "emailaddress", "authoremail", "authoremails", "authorsemail"],
        [SubmissionField.WebPage] = ["webpage", "website"],
        [SubmissionField.Deleted] = ["deleted"],
        [SubmissionField.Contact] = ["iscontact"],
    };

    /// <summary>How many of these are known.</summary>
    public static int CountIn(IEnumerable<string> headings) =>
        headings.Select(Key).Where(key => key.Length > 0).Distinct().Count(IsKnown);

    /// <summary>The columns that hold a field, the best first, from 0.</summary>
    public static List<int> Find(IReadOnlyList<string> headings, SubmissionField field)
    {
        var keys = headings.Select(Key).ToList();
        return [.. Headings[field].Select(known => keys.IndexOf(known)).Where(place => place >= 0)];
    }

    /// <summary>"Submission #" is "submission", "Abstract (HTML)" "abstract"; "#" alone stays.</summary>
    public static string Key(string heading) =>
        string.Concat(InBrackets().Replace(heading, "").ToLowerInvariant().Where(char.IsLetterOrDigit))
            is { Length: > 0 } key
            ? key
        : heading.Contains('#', StringComparison.Ordinal) ? "#"
        : "";

    private static bool IsKnown(string key) => Headings.Values.Any(known => known.Contains(key));

    [GeneratedRegex(@"\s*\([^()]*\)\s*")]
    private static partial Regex InBrackets();
}
