using System.Text;
using EMC2Workshop.Submissions;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Tables saved again in Excel or edited by hand: their letters, quotation marks and empty cells.</summary>
public sealed class TableTextTests
{
    private const string Table = "Paper ID;Paper Title;Authors;Status\n007;Déjà Vu;Zoë Ñandú;Accept (Oral)\n";

    public static TheoryData<string, string> Encodings =>
        new()
        {
            { "utf-8", "UTF-8" },
            { "utf-16", "UTF-16" },
            { "utf-16BE", "UTF-16" },
            { "windows-1252", "Windows-1252" },
        };

    [Fact]
    public void Rows_are_counted_as_a_spreadsheet_does()
    {
        const string Rows =
            "Paper ID,Title,Authors,Abstract\n7,Tiny,A B,\"One.\nTwo.\nThree.\"\n\n"
            + "8,Sheep,,\"One.\nTwo.\"\n7,Sheep,C D,\n";

        var list = SubmissionReader.Read("a.csv", Rows.Bytes());

        Assert.Equal(
            ["row 4, paper 8: has no authors", "row 5, paper 7: was left out, because row 2 has this number"],
            list.Problems.Select(problem => $"{problem}")
        );
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_table_saved_again_in_Excel_is_read_in_whatever_encoding(string name, string told)
    {
        var encoding =
            name == "windows-1252"
                ? CodePagesEncodingProvider.Instance.GetEncoding(name)!
                : Encoding.GetEncoding(name);
        var marked = name.StartsWith("utf-16", StringComparison.Ordinal) ? encoding.GetPreamble() : [];

        var list = SubmissionReader.Read("papers.csv", [.. marked, .. encoding.GetBytes(Table)]);

        Assert.Equal(told, list.Encoding);
        var paper = Assert.Single(list.Papers);
        Assert.Equal(("7", "Déjà Vu", "Zoë Ñandú"), (paper.Number, paper.Title, paper.Authors[0].Name));
    }

    [Theory]
    [InlineData(1252)]
    [InlineData(10000)]
    public void Letters_that_were_garbled_before_are_mended_and_that_is_told(int page)
    {
        var garbled = CodePagesEncodingProvider
            .Instance.GetEncoding(page)!
            .GetString(Encoding.UTF8.GetBytes(Table));

        var list = SubmissionReader.Read("papers.csv", garbled.Bytes());

        Assert.Equal("Zoë Ñandú", list.Papers[0].Authors[0].Name);
        Assert.Contains("row 2: letters were garbled", $"{list.Problems[0]}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Deux: l’étude d’énergie, l’évaluation et l’éthique")]
    [InlineData("CAFÉ’S")]
    [InlineData("L’énergie")]
    public void Letters_that_are_right_are_not_taken_for_garbled_ones(string title)
    {
        var list = SubmissionReader.Read(
            "papers.csv",
            $"Paper ID,Paper Title,Authors\n7,\"{title}\",Mira Oduya\n".Bytes()
        );

        Assert.Equal(title, Assert.Single(list.Papers).Title);
        Assert.Empty(list.Problems);
    }

    [Theory]
    [InlineData("Александр")]
    [InlineData("Nguyễn")]
    [InlineData("Ioniță")]
    [InlineData("李雷")]
    [InlineData("α")]
    public void Letters_of_another_script_that_were_garbled_are_mended(string name)
    {
        var garbled = CodePagesEncodingProvider
            .Instance.GetEncoding(1252)!
            .GetString($"Paper ID,Paper Title,Authors\n7,Tiny,{name}\n".Bytes());

        Assert.Equal(name, SubmissionReader.Read("papers.csv", garbled.Bytes()).Papers[0].Authors[0].Name);
    }

    [Fact]
    public void Letters_that_are_lost_are_told()
    {
        var list = SubmissionReader.Read(
            "papers.csv",
            "Paper ID,Paper Title,Authors\n7,D??j?? Vu,Zoe Nandu\n".Bytes()
        );

        Assert.Contains("row 2: has ??", $"{Assert.Single(list.Problems)}", StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_quotation_marks_are_told_of_their_row()
    {
        const string Authors = """
            submission #,first name,last name,email,country,affiliation,Web page,person #,corresponding?
            7,Mira,Oduya,m@example.org,Kenya,"Inst," Dept", City",,31,yes
            12,Lin,Abara,l@example.org,Fiji,Sunrise,,33,yes
            """;

        var list = SubmissionReader.Read("abc.zip", EasyChairZip(authors: Authors));

        Assert.Contains(
            list.Problems,
            problem => $"{problem}" is "row 2: quotation marks are broken; check what became of this row"
        );
        Assert.Equal("Sunrise", list.Papers[1].Authors[0].Affiliation);
    }

    [Theory]
    [InlineData("=1+1 Is Two")]
    [InlineData("+Plus")]
    [InlineData("-1 Is Enough")]
    [InlineData("@Home Learning")]
    public void A_title_that_begins_like_a_formula_of_Excel_is_a_title(string title) =>
        Assert.Equal(
            title,
            Assert
                .Single(
                    SubmissionReader
                        .Read("a.csv", $"Paper ID,Paper Title,Authors\n7,{title},Mira Oduya\n".Bytes())
                        .Papers
                )
                .Title
        );

    [Theory]
    [InlineData("undefined")]
    [InlineData("N/A")]
    [InlineData("NA")]
    [InlineData("nan")]
    [InlineData("()")]
    [InlineData("Anonymous")]
    public void What_programs_write_for_nothing_is_nothing(string nothing)
    {
        var list = SubmissionReader.Read(
            "a.csv",
            $"Paper ID,Paper Title,Authors,Abstract,Status\n7,Tiny,{nothing},{nothing},{nothing}\n".Bytes()
        );

        var paper = Assert.Single(list.Papers);
        Assert.Equal(("", "", 0), (paper.Abstract, paper.Decision, paper.Authors.Count));
        Assert.Equal("row 2, paper 7: has no authors", $"{Assert.Single(list.Problems)}");
    }
}
