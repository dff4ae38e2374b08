using System.Text;
using CsvHelper;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>Cells between commas, semicolons or tabs.</summary>
internal static class CsvTable
{
    private const int LargestRow = 1024 * 1024;

    /// <exception cref="SubmissionFileException">It is too large.</exception>
    public static SubmissionTable Read(string name, byte[] bytes, SubmissionProblems problems)
    {
        var (text, encoding) = TextDecoder.Decode(bytes);
        var broken = new HashSet<long>();
        var options = CsvReaderOptions.Default with
        {
            HasHeader = false,
            Separator = FirstLine(text).Contains('\t', StringComparison.Ordinal) ? '\t' : null,
            TrackLineNumbers = true,
            MaxRecordSize = LargestRow,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => broken.Add(record.LineNumber),
        };
        var rows = new List<TableRow>();
        var (row, line) = (0, 0L);
        try
        {
            // As a stream: of what is in memory already the library does not bound rows.
            using var reader = CsvReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(text)), options);
            while (reader.Read())
            {
                if (rows.Count >= SubmissionLimits.Rows || reader.FieldCount > SubmissionLimits.Columns)
                    throw new SubmissionFileException(
                        $"{name} has more than {SubmissionLimits.Rows:N0} rows or {SubmissionLimits.Columns} columns."
                    );
                string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
                // As a spreadsheet counts: a cell may have several lines; empty lines are passed over by the reader.
                row += (int)Math.Max(1, reader.LineNumber - line);
                line = reader.LineNumber + cells.Sum(cell => cell.Count(sign => sign == '\n'));
                rows.Add(new TableRow(row, cells));
                if (broken.Contains(reader.LineNumber))
                    problems.Note(row, null, "quotation marks are broken; check what became of this row");
            }
        }
        catch (CsvFormatException)
        {
            throw new SubmissionFileException(
                $"{name} has a row of more than {LargestRow:N0} bytes; a quotation mark may have no end."
            );
        }
        return new SubmissionTable(name, rows.FindAll(row => !row.IsEmpty)) { Encoding = encoding };
    }

    private static string FirstLine(string text) =>
        text.AsSpan().IndexOf('\n') is > 0 and var end ? text[..end] : text;
}
