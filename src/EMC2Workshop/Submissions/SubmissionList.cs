namespace EMC2Workshop.Submissions;

/// <summary>What was understood of a submission system's file. What readers must never see is not in it.</summary>
/// <param name="Format">Such as "EasyChair".</param>
/// <param name="Encoding">Such as "UTF-8".</param>
/// <param name="Columns">Headings, and what each was taken for; empty for what has no columns.</param>
public sealed record SubmissionList(
    string Format,
    string Encoding,
    IReadOnlyList<SubmissionColumn> Columns,
    IReadOnlyList<SubmittedPaper> Papers,
    IReadOnlyList<SubmissionProblem> Problems
)
{
    /// <summary>The format of a file that no system is known by.</summary>
    public const string AnyTable = "Table";

    /// <summary>It has to be said by hand which column is which.</summary>
    public bool NeedsColumns { get; init; }

    public bool HasOneTable { get; init; }

    /// <summary>It may be said by hand which column is which, as some were left out.</summary>
    public bool CanNameColumns => HasOneTable && LeftOut.Any();

    /// <summary>Columns of a table of nobody's system that may well be of use.</summary>
    public IEnumerable<SubmissionColumn> LeftOut =>
        Format == AnyTable ? Columns.Where(column => column.Field is null) : [];

    /// <summary>Why its columns have to be named; empty where they don't.</summary>
    public string MissingColumn =>
        NeedsColumns
            ? $"No column for titles: its headings are {string.Join(", ", Columns.Select(column => column.Heading))}."
            : "";

    /// <summary>As if the file had no email addresses.</summary>
    public SubmissionList WithoutEmails() =>
        this with
        {
            Columns =
            [
                .. Columns.Select(column =>
                    column.Field is SubmissionField.Email ? column with { Field = null } : column
                ),
            ],
            Papers =
            [
                .. Papers.Select(paper =>
                    paper with
                    {
                        Authors = [.. paper.Authors.Select(author => author with { Email = null })],
                    }
                ),
            ],
        };

    /// <summary>In the order of the file, with the number of papers each.</summary>
    public IReadOnlyList<(string Decision, int Count)> Decisions =>
        [
            .. Papers
                .GroupBy(paper => paper.Decision, StringComparer.OrdinalIgnoreCase)
                .Select(papers => (papers.Key, papers.Count())),
        ];
}

/// <param name="Place">From 1.</param>
/// <param name="Field">Null: it is left out.</param>
public sealed record SubmissionColumn(int Place, string Heading, SubmissionField? Field);

/// <param name="Number">As the submission system counts; where it doesn't, its place in the file.</param>
/// <param name="Row">Of the table, from 1; 0 in files of other kinds.</param>
public sealed record SubmittedPaper(string Number, int Row)
{
    /// <summary>The number lasts from file to file; else the title has to.</summary>
    public bool HasOwnNumber { get; init; } = true;

    public string Title { get; init; } = "";

    public IReadOnlyList<SubmittedAuthor> Authors { get; init; } = [];

    /// <summary>Markdown.</summary>
    public string Abstract { get; init; } = "";

    /// <summary>In the conference's own words; empty where there is none.</summary>
    public string Decision { get; init; } = "";

    /// <summary>In the file's own words; empty where it names none.</summary>
    public string Session { get; init; } = "";

    public string Arxiv { get; init; } = "";

    public string Doi { get; init; } = "";

    /// <summary>Such as 36-39.</summary>
    public string Pages { get; init; } = "";
}

/// <param name="Family">Null where the name's last words are it, as <see cref="Model.PersonName"/> finds them.</param>
public sealed record SubmittedAuthor(string Name, string? Family = null)
{
    public string? Affiliation { get; init; }

    public string? Orcid { get; init; }

    /// <summary>Only where organizers asked for it.</summary>
    public string? Email { get; init; }

    /// <summary>Whom the system means; it is dropped once the file is read.</summary>
    public string? SystemId { get; init; }

    /// <summary>
    /// Which person of the file, from 0, by what tells people apart in it: ORCID iDs, addresses, and what its system
    /// calls them; null where there is no such thing.
    /// </summary>
    public int? Person { get; init; }

    /// <summary>Of several in the file who have this name, which one; null where there is no more than one.</summary>
    public int? Namesake { get; init; }
}

/// <param name="Row">Of the file, from 1; 0: the file as a whole.</param>
/// <param name="Number">Of the paper that it is about.</param>
/// <param name="IsBlocking">The paper can't be taken as it is.</param>
public sealed record SubmissionProblem(int Row, string? Number, string Message, bool IsBlocking)
{
    public override string ToString() =>
        (Row, Number) switch
        {
            (0, null) => Message,
            (0, _) => $"paper {Number}: {Message}",
            (_, null) => $"row {Row}: {Message}",
            _ => $"row {Row}, paper {Number}: {Message}",
        };
}

/// <summary>What a column can hold that is of use.</summary>
public enum SubmissionField
{
    Number,
    Title,
    Authors,

    /// <summary>Authors who present it, where no column has all.</summary>
    Speaker,

    /// <summary>Authors besides those of another column.</summary>
    FurtherAuthors,
    Abstract,
    Decision,

    /// <summary>Its title, or what ends its address.</summary>
    Session,
    Arxiv,
    Doi,

    /// <summary>In the proceedings; their number alone is left out.</summary>
    Pages,
    GivenName,
    MiddleName,
    FamilyName,
    FullName,
    Affiliation,
    Orcid,

    /// <summary>What the system calls an author, such as EasyChair's person #.</summary>
    Person,

    /// <summary>Of an author, or of all of them in their order; left out unless organizers ask for it.</summary>
    Email,

    /// <summary>A web page, of which only an ORCID iD is taken.</summary>
    WebPage,

    /// <summary>Whether the row is one that was deleted.</summary>
    Deleted,

    /// <summary>Whether somebody is a contact, and no author.</summary>
    Contact,
}
