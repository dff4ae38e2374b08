namespace EMC2Workshop.Submissions.Formats;

/// <summary>Cells of a table as they were meant, with a note of what is odd about them.</summary>
internal sealed class TableCells(SubmissionProblems problems)
{
    public string Read(ColumnLayout layout, TableRow row, SubmissionField field) =>
        Mended(layout.Read(row, field), row);

    public List<string> ReadAll(ColumnLayout layout, TableRow row, SubmissionField field) =>
        [.. layout.ReadAll(row, field).Select(cell => Mended(cell, row))];

    /// <summary>One empty cell more than headings is what EasyChair once wrote.</summary>
    public void CheckWidth(ColumnLayout layout, TableRow row, string number)
    {
        if (
            layout.Headings is { } headings
            && row.Cells.Skip(headings.Cells.Count).Any(cell => cell.Trim().Length > 0)
        )
            problems.Note(
                row.Number,
                number,
                "has more cells than there are headings; check what became of this row"
            );
    }

    private string Mended(string cell, TableRow row)
    {
        if (
            cell.Contains("??", StringComparison.Ordinal) || cell.Contains('\uFFFD', StringComparison.Ordinal)
        )
            problems.Note(row.Number, null, "has ?? where letters seem to be lost; check names and texts");
        if (TextDecoder.Mend(cell) is not { } mended)
            return cell;
        problems.Note(row.Number, null, "letters were garbled, such as Ã© for é; they were mended");
        return mended;
    }
}
