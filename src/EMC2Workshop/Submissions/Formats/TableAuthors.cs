using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>Authors in a table: as a list in a paper's row, or each in a row of its own.</summary>
internal sealed class TableAuthors(SubmissionProblems problems, TableCells cells)
{
    /// <summary>
    /// Of several lists that which has affiliations, whatever its heading says; family names from the one that has
    /// them first.
    /// </summary>
    public List<SubmittedAuthor> ReadList(ColumnLayout layout, TableRow row, string number)
    {
        var lists = cells.ReadAll(layout, row, SubmissionField.Authors);
        if (lists.Count == 0)
            lists = cells.ReadAll(layout, row, SubmissionField.Speaker);
        var best =
            lists.Find(cell => cell.Contains('(', StringComparison.Ordinal)) ?? lists.FirstOrDefault() ?? "";
        void Note(string wrong) => problems.Note(row.Number, number, wrong);
        var authors = cells
            .ReadAll(layout, row, SubmissionField.FurtherAuthors)
            .Prepend(best)
            .SelectMany(cell => AuthorNames.FromList(cell, Note))
            .ToList()
            .WithAffiliations(cells.Read(layout, row, SubmissionField.Affiliation), Note)
            .WithEmails(layout.Read(row, SubmissionField.Email));
        var inverted = lists.Find(cell => cell != best && cell.Contains(',', StringComparison.Ordinal)) ?? "";
        var parts = AuthorNames.FromList(inverted, _ => { });
        return authors.Count != parts.Count
            ? authors
            :
            [
                .. authors.Zip(
                    parts,
                    (author, named) =>
                        author.Name == named.Name
                            ? author with
                            {
                                Family = author.Family ?? named.Family,
                            }
                            : author
                ),
            ];
    }

    public ILookup<string, SubmittedAuthor> ReadRows(ColumnLayout layout)
    {
        var authors = new List<(string Number, SubmittedAuthor Author)>();
        foreach (var row in layout.Rows)
        {
            var number = SubmittedText.Number(cells.Read(layout, row, SubmissionField.Number));
            // A contact of HotCRP who is no author.
            if (number.Length == 0 || cells.Read(layout, row, SubmissionField.Contact) == "nonauthor")
                continue;
            cells.CheckWidth(layout, row, number);
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
                cells.Read(layout, row, SubmissionField.GivenName),
                cells.Read(layout, row, SubmissionField.MiddleName),
                cells.Read(layout, row, SubmissionField.FamilyName)
            )
            : AuthorNames.FromText(cells.Read(layout, row, SubmissionField.FullName), mayBeInverted: true);
        var orcid = Identifiers.FromOrcid(
            cells.Read(layout, row, SubmissionField.Orcid) is { Length: > 0 } own
                ? own.Trim()
                : cells.Read(layout, row, SubmissionField.WebPage).Trim()
        );
        return author is null
            ? null
            : author with
            {
                Affiliation = SubmittedText.Affiliation(cells.Read(layout, row, SubmissionField.Affiliation)),
                Orcid = orcid is not null && Identifiers.IsOrcid(orcid) ? orcid : null,
                SystemId = layout.Read(row, SubmissionField.Person).Trim(),
                Email = SubmittedText.Email(layout.Read(row, SubmissionField.Email)) ?? author.Email,
            };
    }
}
