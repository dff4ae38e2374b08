using System.Globalization;
using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>
/// Papers from tables: one with a row for each paper, and where there is one, another with a row for each author. Of
/// all other columns and tables nothing is taken.
/// </summary>
internal sealed class TableReader
{
    private readonly SubmissionProblems problems;
    private readonly TableCells cells;
    private readonly TableAuthors people;
    private readonly Dictionary<string, int> rows = [];
    private readonly Dictionary<string, int> titles = [];

    public TableReader(SubmissionProblems problems)
    {
        this.problems = problems;
        cells = new TableCells(problems);
        people = new TableAuthors(problems, cells);
    }

    public SubmissionList Read(IReadOnlyList<SubmissionTable> tables, ColumnChoice? choice)
    {
        var all = choice is null
            ? tables.Select(ColumnLayout.Find).OfType<ColumnLayout>().ToList()
            : [ColumnLayout.Choose(tables[0], choice)];
        var ofAuthors = all.Find(layout => layout.HasAuthorRows && IsOfAuthors(layout));
        // Without a table of papers, that of authors has the titles too.
        var ofPapers = all.FindAll(layout => layout.HasTitles && layout != ofAuthors);
        var authors = ofAuthors is null ? null : people.ReadRows(ofAuthors);
        var papers =
            ofPapers.Count > 0 ? ofPapers.SelectMany(layout => ReadPapers(layout, authors)).ToList()
            : ofAuthors?.HasTitles == true ? ReadPapersOnce(ofAuthors, authors)
            : [];
        var read = ofPapers.Count > 0 ? ofPapers.Append(ofAuthors) : [ofAuthors];
        return new SubmissionList(
            FindFormat(all),
            tables[0].Encoding,
            papers.Count > 0 || choice is not null
                ? [.. read.OfType<ColumnLayout>().SelectMany(layout => layout.Describe())]
                : [.. Guessed(tables[0], all)],
            papers,
            problems.All
        )
        {
            HasOneTable = tables.Count == 1,
            NeedsColumns = ofPapers.Count == 0 && ofAuthors?.HasTitles != true,
        };
    }

    private static bool IsOfAuthors(ColumnLayout layout) =>
        KnownHeadings.Find(layout.Headings?.Cells ?? [], SubmissionField.Authors).Count == 0;

    /// <summary>The first row, with what is known of it where it has the headings.</summary>
    private static IEnumerable<SubmissionColumn> Guessed(SubmissionTable table, List<ColumnLayout> layouts) =>
        layouts.Find(layout => layout.Headings == table.Rows[0])?.Describe()
        ?? table
            .Rows[0]
            .Cells.Select((cell, place) => new SubmissionColumn(place + 1, SubmittedText.Line(cell), null));

    private List<SubmittedPaper> ReadPapers(ColumnLayout layout, ILookup<string, SubmittedAuthor>? authors)
    {
        var papers = new List<SubmittedPaper>();
        var deleted = 0;
        var hasNumbers = layout.Rows.Any(row => layout.Read(row, SubmissionField.Number).Length > 0);
        if (!hasNumbers && layout.Rows.Count > 0)
            problems.Note(
                0,
                null,
                "Your file has no paper numbers: they are numbered in the order of the file. "
                    + "A later import knows them by their titles."
            );
        foreach (var row in layout.Rows)
        {
            if (IsYes(cells.Read(layout, row, SubmissionField.Deleted)))
            {
                deleted++;
                continue;
            }
            if (!hasNumbers)
            {
                if (TakeByTitle(layout, row) is { } untold)
                    papers.Add(Complete(untold, layout, row, authors));
                continue;
            }
            var number = SubmittedText.Number(cells.Read(layout, row, SubmissionField.Number));
            // HotCRP names the groups of a search so, between the papers.
            if (number is "N/A" or "" && row.Cells.Count(cell => cell.Trim().Length > 0) <= 2)
                continue;
            cells.CheckWidth(layout, row, number);
            if (Take(number, row) is { } paper)
                papers.Add(Complete(paper, layout, row, authors));
        }
        if (deleted > 0)
            problems.Note(0, null, $"{deleted} deleted {(deleted == 1 ? "row was" : "rows were")} left out");
        return papers;
    }

    /// <summary>Each paper of a table that has a row for each author.</summary>
    private List<SubmittedPaper> ReadPapersOnce(
        ColumnLayout layout,
        ILookup<string, SubmittedAuthor>? authors
    ) =>
        [
            .. layout
                .Rows.DistinctBy(row => SubmittedText.Number(cells.Read(layout, row, SubmissionField.Number)))
                .Select(row =>
                    (
                        Row: row,
                        Paper: Take(
                            SubmittedText.Number(cells.Read(layout, row, SubmissionField.Number)),
                            row
                        )
                    )
                )
                .Where(pair => pair.Paper is not null)
                .Select(pair => Complete(pair.Paper!, layout, pair.Row, authors)),
        ];

    /// <summary>Null where there are too many, or nothing to call it by, or it is there already.</summary>
    private SubmittedPaper? Take(string number, TableRow row)
    {
        if (number.Length == 0)
            problems.Note(
                row.Number,
                null,
                "was left out: it has no number; a later import knows a paper by its number alone"
            );
        else if (rows.TryGetValue(number, out var first))
            problems.Note(row.Number, number, $"was left out, because row {first} has this number");
        else if (rows.Count >= SubmissionLimits.Papers)
            throw new SubmissionFileException($"There are more than {SubmissionLimits.Papers:N0} papers.");
        else
        {
            rows[number] = row.Number;
            return new SubmittedPaper(number, row.Number);
        }
        return null;
    }

    /// <summary>Null where its title is there already.</summary>
    private SubmittedPaper? TakeByTitle(ColumnLayout layout, TableRow row)
    {
        var title = SubmittedText.Title(cells.Read(layout, row, SubmissionField.Title));
        if (row.IsEmpty)
            return null;
        if (title.Length > 0 && !titles.TryAdd(SubmissionIds.TitleKey(title), row.Number))
        {
            var first = titles[SubmissionIds.TitleKey(title)];
            problems.Note(row.Number, null, $"was left out, because row {first} has this title");
            return null;
        }
        var number = (rows.Count + 1).ToString(CultureInfo.InvariantCulture);
        cells.CheckWidth(layout, row, number);
        return Take(number, row) is { } paper ? paper with { HasOwnNumber = false } : null;
    }

    private SubmittedPaper Complete(
        SubmittedPaper paper,
        ColumnLayout layout,
        TableRow row,
        ILookup<string, SubmittedAuthor>? authors
    )
    {
        return paper with
        {
            Title = SubmittedText.Title(cells.Read(layout, row, SubmissionField.Title)),
            Abstract = SubmittedText.Abstract(cells.Read(layout, row, SubmissionField.Abstract)),
            Decision = SubmittedText.Line(cells.Read(layout, row, SubmissionField.Decision)),
            Session = SubmittedText.Line(cells.Read(layout, row, SubmissionField.Session)),
            Arxiv = Identifier(
                SubmissionField.Arxiv,
                Identifiers.FindArxiv,
                "an arXiv ID such as 1910.06188"
            ),
            Doi = Identifier(SubmissionField.Doi, Identifiers.FindDoi, "a DOI such as 10.1109/5.771073"),
            Pages = Identifiers.FindPages(cells.Read(layout, row, SubmissionField.Pages)) ?? "",
            Authors = authors?[paper.Number].ToList() is { Count: > 0 } rows
                ? rows
                : people.ReadList(layout, row, paper.Number),
        };

        string Identifier(SubmissionField field, Func<string, string?> find, string kind)
        {
            var cell = SubmittedText.Line(cells.Read(layout, row, field));
            if (find(cell) is { } found)
                return found;
            if (cell.Length > 0)
                problems.Note(row.Number, paper.Number, $"“{cell}” is not {kind}, and was left out");
            return "";
        }
    }

    private static bool IsYes(string cell) => cell.Trim().ToLowerInvariant() is "yes" or "true" or "1";

    private static string FindFormat(List<ColumnLayout> layouts)
    {
        var keys = layouts
            .SelectMany(layout => layout.Headings?.Cells ?? [])
            .Select(KnownHeadings.Key)
            .ToHashSet();
        return keys.Contains("primarycontactauthorname") || keys.Contains("primarycontactauthoremail") ? "CMT"
            : keys.Contains("forum") && keys.Contains("title") ? "OpenReview"
            : keys.Contains("givenname") || keys.Contains("iscontact") ? "HotCRP"
            : keys.Contains("#") && (keys.Contains("formfields") || keys.Contains("reviewssent"))
                ? "EasyChair"
            : keys.Contains("person") && keys.Contains("submission") ? "EasyChair"
            : SubmissionList.AnyTable;
    }
}
