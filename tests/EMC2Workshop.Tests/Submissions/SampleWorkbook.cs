using System.Globalization;
using System.Net;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>A workbook of one sheet, its texts in the cells themselves (ECMA-376).</summary>
static class SampleWorkbook
{
    private const string Formats = "http://schemas.openxmlformats.org";
    private const string Types = "application/vnd.openxmlformats-";
    private const string Sheets = Types + "officedocument.spreadsheetml.";
    private const string Main = Formats + "/spreadsheetml/2006/main";
    private const string Office = Formats + "/officeDocument/2006/relationships";

    private const string ContentTypes = $"""
        <Types xmlns="{Formats}/package/2006/content-types">
        <Default Extension="rels" ContentType="{Types}package.relationships+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="{Sheets}sheet.main+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Sheets}worksheet+xml"/>
        </Types>
        """;

    private const string Workbook = $"""
        <workbook xmlns="{Main}" xmlns:r="{Office}">
        <sheets><sheet name="Papers" sheetId="1" r:id="r1"/></sheets>
        </workbook>
        """;

    public static byte[] Make(params string[][] rows) =>
        SubmissionSamples.Zip(
            ("[Content_Types].xml", ContentTypes),
            ("_rels/.rels", Relation("officeDocument", "xl/workbook.xml")),
            ("xl/workbook.xml", Workbook),
            ("xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml")),
            ("xl/worksheets/sheet1.xml", Sheet(rows))
        );

    private static string Relation(string type, string target) =>
        $"""
            <Relationships xmlns="{Formats}/package/2006/relationships">
            <Relationship Id="r1" Type="{Office}/{type}" Target="{target}"/>
            </Relationships>
            """;

    private static string Sheet(string[][] rows)
    {
        var cells = rows.Select(
            (row, index) =>
                $"<row r=\"{index + 1}\">"
                + string.Concat(row.Select((text, place) => Cell(text, place, index + 1)))
                + "</row>"
        );
        return $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(cells)}</sheetData></worksheet>";
    }

    private static string Cell(string text, int place, int row)
    {
        var at = $"r=\"{(char)('A' + place)}{row}\"";
        return double.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? $"<c {at}><v>{text}</v></c>"
            : $"<c {at} t=\"inlineStr\"><is><t>{WebUtility.HtmlEncode(text)}</t></is></c>";
    }
}
