namespace EMC2Workshop.Submissions.Formats;

/// <summary>Rows of cells, from whatever kind of file.</summary>
/// <param name="Name">Of the file or sheet.</param>
internal sealed record SubmissionTable(string Name, IReadOnlyList<TableRow> Rows)
{
    /// <summary>Headings are looked for in so many rows; above them systems write a title.</summary>
    private const int MostRowsAbove = 10;

    public string Encoding { get; init; } = "UTF-8";

    /// <summary>The name without folder and ending, in small letters.</summary>
    public string Subject => Path.GetFileNameWithoutExtension(Name).ToLowerInvariant();

    /// <summary>The row of headings that says the most to this program; null where none says anything.</summary>
    public TableRow? FindHeadings() =>
        Rows.Take(MostRowsAbove)
            .Select(row => (Row: row, Known: KnownHeadings.CountIn(row.Cells)))
            .Where(row => row.Known >= 2)
            .OrderByDescending(row => row.Known)
            .Select(row => row.Row)
            .FirstOrDefault();
}

/// <param name="Number">Of the line or row of the file, from 1.</param>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    public string this[int place] => place < Cells.Count ? Cells[place] : "";

    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
}
