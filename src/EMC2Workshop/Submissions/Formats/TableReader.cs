using System.Globalization;
using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>
/// Papers from tables: one with a row for each paper, and where there is one, another with a row for each author. Of
/// all other columns and tables nothing is taken.
/// </summary>
internal sealed class TableReader(SubmissionProblems problems)
{
    private readonly Dictionary<string, int> rows = [];
    private readonly Dictionary<string, int> titles = [];

    public SubmissionList Read(IReadOnlyList<SubmissionTable> tables, ColumnChoice? choice)
    {
        var all = choice is null
            ? tables.Select(ColumnLayout.Find).OfType<ColumnLayout>().ToList()
            : [ColumnLayout.Choose(tables[0], choice)];
        var ofAuthors = all.Find(layout => layout.HasAuthorRows && IsOfAuthors(layout));
        // Without a table of papers, that of authors has the titles too.
        var ofPapers = all.FindAll(layout => layout.HasTitles && layout != ofAuthors);
        var authors = ofAuthors is null ? null : ReadAuthors(ofAuthors);
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
        ?? table.Rows[0].Cells.Select((cell, place) => new SubmissionColumn(place + 1, SubmittedText.Line(cell), null));

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
            if (IsYes(Cell(layout, row, SubmissionField.Deleted)))
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
            var number = SubmittedText.Number(Cell(layout, row, SubmissionField.Number));
            // HotCRP names the groups of a search so, between the papers.
            if (number is "N/A" or "" && row.Cells.Count(cell => cell.Trim().Length > 0) <= 2)
                continue;
            CheckWidth(layout, row, number);
            if (Take(number, row) is { } paper)
                papers.Add(Complete(paper, layout, row, authors));
        }
        if (deleted > 0)
            problems.Note(0, null, $"{deleted} deleted {(deleted == 1 ? "row was" : "rows were")} left out");
        return papers;
    }

    /// <summary>Each paper of a table that has a row for each author.</summary>
    private List<SubmittedPaper> ReadPapersOnce(ColumnLayout layout, ILookup<string, SubmittedAuthor>? authors) =>
        [
            .. layout
                .Rows.DistinctBy(row => SubmittedText.Number(Cell(layout, row, SubmissionField.Number)))
                .Select(row =>
                    (Row: row, Paper: Take(SubmittedText.Number(Cell(layout, row, SubmissionField.Number)), row))
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
        var title = SubmittedText.Title(Cell(layout, row, SubmissionField.Title));
        if (row.IsEmpty)
            return null;
        if (title.Length > 0 && !titles.TryAdd(SubmissionIds.TitleKey(title), row.Number))
        {
            var first = titles[SubmissionIds.TitleKey(title)];
            problems.Note(row.Number, null, $"was left out, because row {first} has this title");
            return null;
        }
        var number = (rows.Count + 1).ToString(CultureInfo.InvariantCulture);
        CheckWidth(layout, row, number);
        return Take(number, row) is { } paper ? paper with { HasOwnNumber = false } : null;
    }

    private SubmittedPaper Complete(
        SubmittedPaper paper,
        ColumnLayout layout,
        TableRow row,
        ILookup<string, SubmittedAuthor>? authors
    ) =>
        paper with
        {
            Title = SubmittedText.Title(Cell(layout, row, SubmissionField.Title)),
            Abstract = SubmittedText.Abstract(Cell(layout, row, SubmissionField.Abstract)),
            Decision = SubmittedText.Line(Cell(layout, row, SubmissionField.Decision)),
            Authors = authors?[paper.Number].ToList() is { Count: > 0 } rows
                ? rows
                : ReadList(layout, row, paper.Number),
        };

    /// <summary>
    /// Of several lists that which has affiliations, whatever its heading says; family names from the one that has
    /// them first.
    /// </summary>
    private List<SubmittedAuthor> ReadList(ColumnLayout layout, TableRow row, string number)
    {
        var cells = ReadAll(layout, row, SubmissionField.Authors);
        if (cells.Count == 0)
            cells = ReadAll(layout, row, SubmissionField.Speaker);
        var best = cells.Find(cell => cell.Contains('(', StringComparison.Ordinal)) ?? cells.FirstOrDefault() ?? "";
        void Note(string wrong) => problems.Note(row.Number, number, wrong);
        var authors = ReadAll(layout, row, SubmissionField.FurtherAuthors)
            .Prepend(best)
            .SelectMany(cell => AuthorNames.FromList(cell, Note))
            .ToList()
            .WithAffiliations(Cell(layout, row, SubmissionField.Affiliation), Note)
            .WithEmails(layout.Read(row, SubmissionField.Email));
        var inverted = cells.Find(cell => cell != best && cell.Contains(',', StringComparison.Ordinal)) ?? "";
        var parts = AuthorNames.FromList(inverted, _ => { });
        return authors.Count != parts.Count
            ? authors
            :
            [
                .. authors.Zip(
                    parts,
                    (author, named) =>
                        author.Name == named.Name ? author with { Family = author.Family ?? named.Family } : author
                ),
            ];
    }

    private List<string> ReadAll(ColumnLayout layout, TableRow row, SubmissionField field) =>
        [.. layout.ReadAll(row, field).Select(cell => Mended(cell, row))];

    private ILookup<string, SubmittedAuthor> ReadAuthors(ColumnLayout layout)
    {
        var authors = new List<(string Number, SubmittedAuthor Author)>();
        foreach (var row in layout.Rows)
        {
            var number = SubmittedText.Number(Cell(layout, row, SubmissionField.Number));
            // A contact of HotCRP who is no author.
            if (number.Length == 0 || Cell(layout, row, SubmissionField.Contact) == "nonauthor")
                continue;
            CheckWidth(layout, row, number);
            if (ReadAuthor(layout, row) is { } author)
                authors.Add((number, author));
            else
                problems.Block(row.Number, number, "has an author without a name");
        }
        return authors.ToLookup(author => author.Number, author => author.Author);
    }

    private SubmittedAuthor? ReadAuthor(ColumnLayout layout, TableRow row)
    {
        var author = layout.Has(SubmissionField.FamilyName)
            ? AuthorNames.FromParts(
                Cell(layout, row, SubmissionField.GivenName),
                Cell(layout, row, SubmissionField.MiddleName),
                Cell(layout, row, SubmissionField.FamilyName)
            )
            : AuthorNames.FromText(Cell(layout, row, SubmissionField.FullName), mayBeInverted: true);
        var orcid = Identifiers.FromOrcid(
            Cell(layout, row, SubmissionField.Orcid) is { Length: > 0 } own
                ? own.Trim()
                : Cell(layout, row, SubmissionField.WebPage).Trim()
        );
        return author is null
            ? null
            : author with
            {
                Affiliation = SubmittedText.Affiliation(Cell(layout, row, SubmissionField.Affiliation)),
                Orcid = orcid is not null && Identifiers.IsOrcid(orcid) ? orcid : null,
                SystemId = layout.Read(row, SubmissionField.Person).Trim(),
                Email = SubmittedText.Email(layout.Read(row, SubmissionField.Email)) ?? author.Email,
            };
    }

    private string Cell(ColumnLayout layout, TableRow row, SubmissionField field) =>
        Mended(layout.Read(row, field), row);

    private string Mended(string cell, TableRow row)
    {
        if (cell.Contains("??", StringComparison.Ordinal) || cell.Contains('\uFFFD', StringComparison.Ordinal))
            problems.Note(row.Number, null, "has ?? where letters seem to be lost; check names and texts");
        if (TextDecoder.Mend(cell) is not { } mended)
            return cell;
        problems.Note(row.Number, null, "letters were garbled, such as Ã© for é; they were mended");
        return mended;
    }

    /// <summary>One empty cell more than headings is what EasyChair once wrote.</summary>
    private void CheckWidth(ColumnLayout layout, TableRow row, string number)
    {
        if (layout.Headings is { } headings && row.Cells.Skip(headings.Cells.Count).Any(cell => cell.Trim().Length > 0))
            problems.Note(row.Number, number, "has more cells than there are headings; check what became of this row");
    }

    private static bool IsYes(string cell) => cell.Trim().ToLowerInvariant() is "yes" or "true" or "1";

    private static string FindFormat(List<ColumnLayout> layouts)
    {
        var keys = layouts.SelectMany(layout => layout.Headings?.Cells ?? []).Select(KnownHeadings.Key).ToHashSet();
        return keys.Contains("primarycontactauthorname") || keys.Contains("primarycontactauthoremail") ? "CMT"
            : keys.Contains("forum") && keys.Contains("title") ? "OpenReview"
            : keys.Contains("givenname") || keys.Contains("iscontact") ? "HotCRP"
            : keys.Contains("#") && (keys.Contains("formfields") || keys.Contains("reviewssent")) ? "EasyChair"
            : keys.Contains("person") && keys.Contains("submission") ? "EasyChair"
            : SubmissionList.AnyTable;
    }
}
