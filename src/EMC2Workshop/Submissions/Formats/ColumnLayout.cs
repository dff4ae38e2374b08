namespace EMC2Workshop.Submissions.Formats;

/// <summary>Where a table has what.</summary>
internal sealed class ColumnLayout
{
    private readonly Dictionary<SubmissionField, List<int>> places = [];

    private ColumnLayout(SubmissionTable table, TableRow? headings)
    {
        Headings = headings;
        Rows = headings is null
            ? table.Rows
            : [.. table.Rows.SkipWhile(row => row.Number != headings.Number).Skip(1)];
    }

    public TableRow? Headings { get; }

    /// <summary>Below the headings.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    public bool HasTitles => Has(SubmissionField.Title);

    /// <summary>Each row is an author of a paper.</summary>
    public bool HasAuthorRows =>
        Has(SubmissionField.Number) && (Has(SubmissionField.FamilyName) || Has(SubmissionField.FullName));

    public static ColumnLayout? Find(SubmissionTable table)
    {
        if (table.FindHeadings() is not { } headings)
            return null;
        var layout = new ColumnLayout(table, headings);
        foreach (var field in Enum.GetValues<SubmissionField>())
            layout.places[field] = KnownHeadings.Find(headings.Cells, field);
        return layout;
    }

    public static ColumnLayout Choose(SubmissionTable table, ColumnChoice choice)
    {
        var layout = new ColumnLayout(
            table,
            choice.HasHeadings ? table.FindHeadings() ?? table.Rows[0] : null
        );
        foreach (var (place, field) in choice.Fields.OrderBy(pair => pair.Key))
            (layout.places.TryGetValue(field, out var known) ? known : layout.places[field] = []).Add(
                place - 1
            );
        return layout;
    }

    public bool Has(SubmissionField field) => places.GetValueOrDefault(field) is { Count: > 0 };

    /// <summary>Of the first column that has something; as it stands there.</summary>
    public string Read(TableRow row, SubmissionField field) => ReadAll(row, field).FirstOrDefault() ?? "";

    /// <summary>Of all columns that have something.</summary>
    public IEnumerable<string> ReadAll(TableRow row, SubmissionField field) =>
        places.GetValueOrDefault(field, []).Select(place => row[place]).Where(cell => cell.Trim().Length > 0);

    /// <summary>What each column of these headings was taken for.</summary>
    public IEnumerable<SubmissionColumn> Describe() =>
        (Headings?.Cells ?? (Rows.Count > 0 ? Rows[0].Cells : [])).Select(
            (heading, place) =>
                new SubmissionColumn(
                    place + 1,
                    Headings is null ? $"Column {place + 1}" : SubmittedText.Line(heading),
                    places
                        .Where(field => field.Value.Contains(place))
                        .Select(field => (SubmissionField?)field.Key)
                        .FirstOrDefault()
                )
        );
}
