using EMC2Workshop.Submissions;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>What is understood of EasyChair's tables.</summary>
public sealed class EasyChairFileTests
{
    [Theory]
    [InlineData("小明,王", "王小明")]
    [InlineData("철수,김", "김철수")]
    [InlineData("小明,Wang", "小明 Wang")]
    public void Names_of_East_Asian_letters_begin_with_the_familys(string parts, string name) =>
        Assert.Equal(
            name,
            Assert
                .Single(
                    SubmissionReader
                        .Read(
                            "abc.zip",
                            EasyChairZip(authors: $"submission #,first name,last name\n7,{parts}\n")
                        )
                        .Papers[0]
                        .Authors
                )
                .Name
        );

    [Fact]
    public void EasyChairs_zip_has_papers_with_authors_in_their_order()
    {
        var list = SubmissionReader.Read("abc.zip", EasyChairZip());

        Assert.Equal("EasyChair", list.Format);
        Assert.Equal(["7", "12"], list.Papers.Select(paper => paper.Number));
        Assert.Equal([("accept", 1), ("accept as poster", 1)], list.Decisions);
        var paper = list.Papers[0];
        Assert.Equal("Tiny Kernels for Slow Clocks", paper.Title);
        Assert.Equal("First paragraph.\n\nSecond paragraph, with a \"quote\".", paper.Abstract);
        Assert.Equal(
            [
                new SubmittedAuthor("Mira Oduya") { Affiliation = "Dept. of Clocks, Example University" },
                new SubmittedAuthor("Tomás Černý")
                {
                    Affiliation = "Example Labs",
                    Orcid = "0000-0002-1825-0097",
                },
            ],
            paper.Authors.AsWritten()
        );
        Assert.Equal("\"Sunrise\" Institute", list.Papers[1].Authors[0].Affiliation);
        Assert.Equal(["1 deleted row was left out"], list.Problems.Select(problem => $"{problem}"));
    }

    [Fact]
    public void EasyChairs_names_and_affiliations_are_letters_and_not_commands()
    {
        const string Authors = """
            submission #,first name,last name,email,affiliation
            7,"J{\""o}rg","M{\""u}ller-L{\""u}denscheidt",j@example.org,"Institut f{\""u}r KI"
            """;
        var submissions = EasyChairSubmissions.Replace(
            "Lin Abara",
            "L\\'in {\\'A}bara",
            StringComparison.Ordinal
        );

        var list = SubmissionReader.Read("abc.zip", EasyChairZip(submissions, Authors));

        Assert.Equal(
            [new SubmittedAuthor("Jörg Müller-Lüdenscheidt") { Affiliation = "Institut für KI" }],
            list.Papers[0].Authors.AsWritten()
        );
        Assert.Equal(new SubmittedAuthor("Lín Ábara"), list.Papers[1].Authors[0]);
    }

    [Fact]
    public void EasyChairs_table_of_submissions_alone_has_the_names()
    {
        var list = SubmissionReader.Read("submission.csv", EasyChairSubmissions.Bytes());

        Assert.Equal(["Mira Oduya", "Tomás Černý"], list.Papers[0].Authors.Select(author => author.Name));
        Assert.All(list.Papers[0].Authors, author => Assert.Null(author.Affiliation));
    }

    [Fact]
    public void EasyChairs_tables_of_2016_have_one_cell_more_than_headings()
    {
        const string Submissions = """
            #,title,authors,date,time,"form fields",keywords,decision,notified,"reviews sent",abstract
            7,Tiny Kernels,Mira Oduya,2016-01-01,09:12,,,Poster presentation,yes,yes,One.
            """;
        const string Authors =
            "submission #,first name,last name,email,country,organization,Web site,person #,corresponding?\r\n"
            + "7,Mira,Oduya,mira@example.org,Kenya,Example University,,31,yes,\r\n";

        var list = SubmissionReader.Read("abc.zip", EasyChairZip(Submissions, Authors));

        Assert.Equal("Example University", list.Papers[0].Authors[0].Affiliation);
        Assert.Empty(list.Problems);
    }

    [Fact]
    public void EasyChairs_workbook_is_read_by_the_names_of_its_sheets()
    {
        var list = SubmissionReader.Read(
            "abc.xlsx",
            SampleWorkbook.Make(
                ["#", "title", "authors", "form fields", "reviews sent", "decision", "abstract"],
                ["7", "Tiny Kernels", "Mira Oduya and Tomás Černý", "", "yes", "accept", "One."]
            )
        );

        Assert.Equal("EasyChair", list.Format);
        Assert.Equal("7", list.Papers[0].Number);
        Assert.Equal(2, list.Papers[0].Authors.Count);
    }
}
