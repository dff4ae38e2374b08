using System.IO.Compression;
using System.Text;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Files as submission systems write them, of people who don't exist.</summary>
static class SubmissionSamples
{
    /// <summary>In these files, and nowhere that anybody looks: addresses, reviews, scores, reviewers, chairs' notes.
    /// </summary>
    public static readonly string[] Secrets =
    [
        "@example",
        "weak paper",
        "Overall evaluation",
        "Rae Viewer",
        "rae.viewer",
        "Hidden Institute",
        "chair's note",
        "Hold this back",
        "~Mira",
        "help desk",
    ];

    public const string EasyChairSubmissions = """
        #,title,authors,submitted,last updated,form fields,keywords,decision,notified,reviews sent,abstract,deleted?
        7,Tiny Kernels for Slow Clocks,"Mira Oduya and Tomás Černý",2031-01-10 09:12,2031-02-01 17:40,"(Student) yes
        (Code) https://example.org/tk","kernels
        timing",accept,yes,yes,"First paragraph.
        Second paragraph, with a ""quote"".",no
        12,On Counting Sheep,Lin Abara,2031-01-11 23:59,2031-01-11 23:59,,sleep,accept as poster,yes,yes,One line.,no
        15,A Withdrawn Thought,Lin Abara,2031-01-11 23:59,2031-01-11 23:59,,sleep,accept,yes,yes,One line.,yes
        """;

    public const string EasyChairAuthors = """"
        submission #,first name,last name,email,country,affiliation,Web page,person #,corresponding?
        7,Mira,Oduya,mira@example.org,Kenya,"Dept. of Clocks, Example University",,31,yes
        7,Tomás,Černý,t.cerny@example.net,Czechia,Example Labs,https://orcid.org/0000-0002-1825-0097,32,no
        12,Lin,Abara,,Fiji,"""Sunrise"" Institute",,33,yes
        """";

    public const string EasyChairReviews = """
        #,submission #,member #,member name,number,version,text,scores,total score,reviewer first name,reviewer email
        1,7,2,Rae Viewer,1,1,This is a weak paper.,Overall evaluation: -2,-2,Rae,rae.viewer@example.com
        """;

    public const string EasyChairCommittee = """
        #,person #,first name,last name,email,country,affiliation,Web page,role
        1,99,Rae,Viewer,rae.viewer@example.com,Fiji,Hidden Institute,,PC member
        """;

    public const string OpenReviewNotes = """
        {"notes":[{"id":"aB1cD2eF3g","forum":"aB1cD2eF3g","number":7,"invitations":["example.org/ABC/2031/Workshop/-/Submission"],"cdate":1925000000000,
         "content":{"title":{"value":"Tiny $k$-Kernels"},"authors":{"value":["Mira Oduya","Tomás Černý"]},"authorids":{"value":["~Mira_Oduya1","t.cerny@example.net"]},
         "abstract":{"value":"First.\n\nSecond with **bold**."},"keywords":{"value":["kernels"]},"venue":{"value":"ABC 2031 Oral"},"venueid":{"value":"example.org/ABC/2031/Workshop"}},
         "details":{"replies":[{"invitations":["example.org/ABC/2031/Workshop/Submission7/-/Official_Review"],"content":{"title":{"value":"A review"},"review":{"value":"This is a weak paper."},"rating":{"value":2}}},
         {"invitations":["example.org/ABC/2031/Workshop/Submission7/-/Decision"],"content":{"title":{"value":"Paper Decision"},"decision":{"value":"Accept (Oral)"},"comment":{"value":"A chair's note."}}}]}},
         {"id":"hI4jK5lM6n","forum":"hI4jK5lM6n","number":12,"invitations":["example.org/ABC/2031/Workshop/-/Submission"],
         "content":{"title":{"value":"On Counting Sheep"},"authors":{"value":[{"fullname":"Lin Abara","username":"~Lin_Abara1","institutions":[{"name":"Sunrise Institute","domain":"sunrise.example","country":"FJ"}]}]},
         "abstract":{"value":"One line."},"venue":{"value":"Submitted to ABC 2031"},"venueid":{"value":"example.org/ABC/2031/Workshop/Rejected_Submission"}}}],"count":2}
        """;

    public const string HotCrpData = """
        [{"object":"paper","pid":7,"title":"Tiny Kernels","abstract":"First.\n\nSecond.","authors":[{"email":"mira@example.org","given_name":"Mira","family_name":"Oduya","affiliation":"Example University"},{"given_name":"Tomás","family_name":"Černý"}],"contacts":[{"email":"mira@example.org","given_name":"Mira","family_name":"Oduya","affiliation":"Example University"}],"topics":["Timing"],"decision":"Accepted as talk","status":"accept","submitted":true,"submitted_at":1925000000},
         {"object":"paper","pid":12,"title":"On Counting Sheep","authors":[{"email":"lin@example.com","first":"Lin","last":"Abara","affiliation":"Sunrise Institute"}],"abstract":"One line.","decision":"Rejected","status":"reject","submitted":true}]
        """;

    public const string HotCrpAuthors = """
        paper,title,given_name,family_name,email,affiliation,orcid,country,iscontact
        7,Tiny Kernels,Mira,Oduya,mira@example.org,Example University,,KE,yes
        7,Tiny Kernels,"Tomás","Černý",,,,,
        12,On Counting Sheep,Lin,Abara,lin@example.com,"Sunrise Institute, Suva",0000-0002-1825-0097,FJ,yes
        12,On Counting Sheep,Help,Desk,help@example.com,,,,nonauthor
        """;

    public const string HotCrpTable = """
        ID,Title,Decision,Status,Authors,Abstract,Topics
        N/A,Morning,,,,,
        7,"Tiny Kernels","Accepted as talk",accept,"Mira Oduya, Tomás Černý (Example U); Lin Abara (unaffiliated)",First.,Timing
        """;

    public const string CmtTable = """
        Paper ID,Paper Title,Abstract,Primary Contact Author Name,Primary Contact Author Email,Authors,Author Names,Author Emails,Track Name,Primary Subject Area,Secondary Subject Areas,Status,Chair Note
        7,Tiny Kernels,"First.
        Second.",Tomás Černý,t.cerny@example.net,"Mira Oduya (Dept. of Clocks, Example University (EU)); Tomás Černý ( Example Labs)*","Oduya, Mira; Černý, Tomás*",mira@example.org; t.cerny@example.net*,Main,Timing -> Kernels,Timing -> Clocks; Theory -> Sets,Accept (Oral),Hold this back
        12,On Counting Sheep,One line.,Lin Abara,lin@example.com,Lin Abara ()*,"Abara, Lin*",lin@example.com*,Main,Sleep,,Accept (Poster),
        """;

    public const string CmtWorkbook = """
        <?xml version="1.0"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Main"><Table>
        <Row><Cell><Data ss:Type="String">Main</Data></Cell></Row><Row/>
        <Row><Cell><Data ss:Type="String">Paper ID</Data></Cell><Cell><Data ss:Type="String">Paper Title</Data></Cell><Cell><Data ss:Type="String">Authors</Data></Cell><Cell><Data ss:Type="String">Status</Data></Cell></Row>
        <Row><Cell><Data ss:Type="Number">7</Data></Cell><Cell><Data ss:Type="String">Tiny Kernels</Data></Cell><Cell><Data ss:Type="String">Mira Oduya (Example University)*; Tomás Černý (Example Labs)</Data></Cell><Cell><Data ss:Type="String">Accept (Oral)</Data></Cell></Row>
        <Row><Cell><Data ss:Type="Number">12</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">Accept (Poster)</Data></Cell></Row></Table></Worksheet></Workbook>
        """;

    public const string BibTeX = """
        @Proceedings{abc31, booktitle = {ABC}, year = 2031}
        @InProceedings{oduya31,
          title = {Tiny {$k$}-Kernels for {DNA} Clocks}, section = {Oral},
          author = {Oduya, Mira and {\v{C}}ern{\'y}, Tom{\'a}{\v{s}} and {The Clock Consortium}},
          pages = {1--8}, abstract = {Gains of 3\% when $k<2$.}
        }
        @inproceedings{abara31, title={On Counting Sheep}, author={Lin van der Abara}, year=2031}
        """;

    public const string OpenReviewConsole =
        "\uFEFF"
        + """
            number,forum,title,abstract,num Reviewers,average rating,Meta Review,decision
            "7","https://openreview.net/forum?id=aB1cD2eF3g","Tiny Kernels","First, ""second"".","3","1.5","Weak","Accept (Poster)"
            "12","https://openreview.net/forum?id=hI4jK5lM6n","On Counting Sheep","undefined","3","undefined","undefined","No Decision"
            """;

    /// <summary>One decision is in words that don't say how the paper is shown.</summary>
    public static byte[] DoubtfulZip() =>
        EasyChairZip(EasyChairSubmissions.Replace("accept as poster", "accept as short", StringComparison.Ordinal));

    public static byte[] EasyChairZip(string? submissions = null, string? authors = null) =>
        Zip(
            ("abc/submission.csv", submissions ?? EasyChairSubmissions),
            ("abc/author.csv", authors ?? EasyChairAuthors),
            ("abc/review.csv", EasyChairReviews),
            ("abc/committee.csv", EasyChairCommittee)
        );

    public static byte[] Bytes(this string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(text.Bytes());
            }
        }
        return bytes.ToArray();
    }

    /// <summary>A workbook of one sheet, its cells texts in the rows themselves.</summary>
    public static byte[] Workbook(params string[][] rows)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var sheet = string.Concat(
            rows.Select(
                (row, number) =>
                    $"<row r=\"{number + 1}\">{string.Concat(row.Select((cell, place) => Cell(cell, place, number + 1)))}</row>"
            )
        );
        return Zip(
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Papers\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{sheet}</sheetData></worksheet>")
        );

        static string Cell(string text, int place, int row) =>
            double.TryParse(text, out _)
                ? $"<c r=\"{(char)('A' + place)}{row}\"><v>{text}</v></c>"
                : $"<c r=\"{(char)('A' + place)}{row}\" t=\"inlineStr\"><is><t>{System.Net.WebUtility.HtmlEncode(text)}</t></is></c>";
    }
}
