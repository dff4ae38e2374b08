using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>The sheets of a workbook, .xlsx or the binary .xls.</summary>
internal static class ExcelTables
{
    private static readonly ExcelReaderConfiguration Configuration = MakeConfiguration();

    /// <summary>An OLE file, as .xls is one.</summary>
    public static bool IsBinary(byte[] bytes) => bytes is [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <param name="bytes">What a zip unpacks to was counted before.</param>
    /// <exception cref="SubmissionFileException">It is broken, protected or too large.</exception>
    public static List<SubmissionTable> Read(byte[] bytes)
    {
        var tables = new List<SubmissionTable>();
        try
        {
            using var workbook = ExcelReaderFactory.CreateReader(new MemoryStream(bytes), Configuration);
            do
            {
                tables.Add(ReadSheet(workbook));
            } while (workbook.NextResult());
        }
        catch (Exception exception)
            when (exception is not SubmissionFileException and not OutOfMemoryException)
        {
            throw new SubmissionFileException(
                exception is InvalidPasswordException
                    ? "The workbook is protected by a password; save it without one."
                    : "The workbook can't be read; save it as .csv, and upload that."
            );
        }
        return tables;
    }

    private static SubmissionTable ReadSheet(IExcelDataReader sheet)
    {
        var rows = new List<TableRow>();
        for (var number = 1; sheet.Read(); number++)
        {
            if (number > SubmissionLimits.Rows || sheet.FieldCount > SubmissionLimits.Columns)
                throw new SubmissionFileException(
                    $"A sheet has more than {SubmissionLimits.Rows:N0} rows or {SubmissionLimits.Columns} columns."
                );
            var row = new TableRow(number, [.. Enumerable.Range(0, sheet.FieldCount).Select(Cell)]);
            if (!row.IsEmpty)
                rows.Add(row);
        }
        return new SubmissionTable(sheet.Name, rows) { Encoding = "workbook" };

        string Cell(int place) =>
            sheet.GetValue(place) switch
            {
                null => "",
                // A number is one without a fraction, whatever Excel makes of it.
                double number => number.ToString("0.############", CultureInfo.InvariantCulture),
                bool claim => claim ? "yes" : "no",
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                var value => value.ToString() ?? "",
            };
    }

    private static ExcelReaderConfiguration MakeConfiguration()
    {
        // Old workbooks have texts in code pages, and the library asks for them by number.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new ExcelReaderConfiguration();
    }
}
