using System.Globalization;
using System.Xml;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>
/// Workbooks in the XML of Excel 2003 (urn:schemas-microsoft-com:office:spreadsheet), which CMT calls .xls. Nothing is
/// resolved, and a document type is refused.
/// </summary>
internal static class SpreadsheetXml
{
    private const string Namespace = "urn:schemas-microsoft-com:office:spreadsheet";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = SubmissionLimits.UnpackedBytes,
        MaxCharactersFromEntities = 1024 * 1024,
    };

    public static bool IsOne(byte[] bytes) =>
        System
            .Text.Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 4096))
            .Contains(Namespace, StringComparison.Ordinal);

    /// <exception cref="SubmissionFileException">It is broken, or too large.</exception>
    public static List<SubmissionTable> Read(byte[] bytes)
    {
        var tables = new List<SubmissionTable>();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
            while (reader.Read())
                if (IsElement(reader, "Worksheet"))
                    tables.Add(ReadSheet(reader.GetAttribute("Name", Namespace) ?? "", reader.ReadSubtree()));
        }
        catch (XmlException exception)
        {
            throw new SubmissionFileException(
                $"The workbook can't be read: line {exception.LineNumber} is no XML that is taken here. "
                    + "Open it in Excel, and save it as .xlsx or .csv."
            );
        }
        return tables;
    }

    private static SubmissionTable ReadSheet(string name, XmlReader sheet)
    {
        var rows = new List<TableRow>();
        var number = 0;
        while (sheet.Read())
        {
            if (!IsElement(sheet, "Row"))
                continue;
            number = IndexOf(sheet) ?? number + 1;
            var row = new TableRow(number, ReadCells(sheet.ReadSubtree()));
            if (!row.IsEmpty)
                rows.Add(row);
            if (rows.Count > SubmissionLimits.Rows)
                throw new SubmissionFileException($"A sheet has more than {SubmissionLimits.Rows:N0} rows.");
        }
        return new SubmissionTable(name, rows) { Encoding = "XML" };
    }

    private static List<string> ReadCells(XmlReader row)
    {
        var cells = new List<string>();
        while (row.Read())
        {
            if (IsElement(row, "Cell"))
            {
                var place = IndexOf(row) ?? cells.Count + 1;
                if (place > SubmissionLimits.Columns)
                    throw new SubmissionFileException(
                        $"A sheet has more than {SubmissionLimits.Columns} columns."
                    );
                while (cells.Count < place)
                    cells.Add("");
            }
            else if (IsElement(row, "Data") && cells.Count > 0)
            {
                // Its text may be in parts that look different.
                using var data = row.ReadSubtree();
                while (data.Read())
                    if (
                        data.NodeType
                        is XmlNodeType.Text
                            or XmlNodeType.CDATA
                            or XmlNodeType.SignificantWhitespace
                    )
                        cells[^1] += data.Value;
            }
        }
        return cells;
    }

    /// <summary>Empty rows and cells are left out, and the next one says where it stands, from 1.</summary>
    private static int? IndexOf(XmlReader reader) =>
        int.TryParse(
            reader.GetAttribute("Index", Namespace),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var index
        )
        && index > 0
            ? index
            : null;

    private static bool IsElement(XmlReader reader, string name) =>
        reader.NodeType is XmlNodeType.Element
        && reader.LocalName == name
        && reader.NamespaceURI == Namespace;
}
