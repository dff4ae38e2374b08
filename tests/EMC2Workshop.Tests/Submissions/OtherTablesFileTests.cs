using System.Text;
using EMC2Workshop.Submissions;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Tables that no program here knows.</summary>
public sealed class OtherTablesFileTests
{
    [Fact]
    public void A_table_of_any_kind_is_read_by_columns_that_somebody_names()
    {
        var table =
            "Lfd;Titel;Wer;Urteil;Gutachten\n007;Tiny;Mira Oduya, Lin Abara and Tomás Černý;ja;schwach\n".Bytes();
        var unknown = SubmissionReader.Read("a.csv", table);
        Assert.True(unknown.NeedsColumns);
        Assert.Equal(
            ["Lfd", "Titel", "Wer", "Urteil", "Gutachten"],
            unknown.Columns.Select(column => column.Heading)
        );

        var list = SubmissionReader.Read(
            "a.csv",
            table,
            new ColumnChoice(
                new Dictionary<int, SubmissionField>
                {
                    [1] = SubmissionField.Number,
                    [2] = SubmissionField.Title,
                    [3] = SubmissionField.Authors,
                    [4] = SubmissionField.Decision,
                },
                HasHeadings: true
            )
        );

        var paper = Assert.Single(list.Papers);
        Assert.Equal(("7", "Tiny", "ja"), (paper.Number, paper.Title, paper.Decision));
        Assert.Equal(3, paper.Authors.Count);
        Assert.Null(list.Columns[4].Field);
    }

    [Theory]
    [InlineData("Abstract (HTML)")]
    [InlineData("Abstract (max. 200 words)*")]
    [InlineData("Paper Abstract")]
    public void A_heading_with_more_around_it_is_known(string heading)
    {
        var list = SubmissionReader.Read(
            "a.csv",
            $"Title,Author(s),{heading}\nTiny,Mira Oduya,Words.\n".Bytes()
        );

        Assert.Equal(("Mira Oduya", "Words."), (list.Papers[0].Authors[0].Name, list.Papers[0].Abstract));
    }

    [Theory]
    [InlineData("Example U", "Example U", "Example U")]
    [InlineData("Example U; Sunrise", "Example U", "Sunrise")]
    [InlineData("; Sunrise", null, "Sunrise")]
    [InlineData("Example U; Sunrise; Labs", null, null)]
    public void A_column_of_affiliations_is_that_of_all_authors_or_of_each(
        string cell,
        string? first,
        string? second
    )
    {
        var list = SubmissionReader.Read(
            "a.csv",
            $"title,authors,affiliation\nTiny,Mira Oduya and Lin Abara,{cell}\n".Bytes()
        );

        Assert.Equal(
            [first, second],
            Assert.Single(list.Papers).Authors.Select(author => author.Affiliation)
        );
        Assert.Equal(
            first is null && second is null,
            list.Problems.Any(problem =>
                problem.Number == "1"
                && problem.Message.StartsWith("has 3 affiliations for 2 authors", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void A_pasted_table_without_headings_is_read_from_its_first_row()
    {
        var list = SubmissionReader.Read(
            "",
            Encoding.UTF8.GetBytes("7\tMira Oduya\tTiny\tACCEPT\n12\tLin Abara\tSheep\tREJECT\n"),
            new ColumnChoice(
                new Dictionary<int, SubmissionField>
                {
                    [1] = SubmissionField.Number,
                    [2] = SubmissionField.Authors,
                    [3] = SubmissionField.Title,
                    [4] = SubmissionField.Decision,
                },
                HasHeadings: false
            )
        );

        Assert.Equal(["Tiny", "Sheep"], list.Papers.Select(paper => paper.Title));
        Assert.Equal([("ACCEPT", 1), ("REJECT", 1)], list.Decisions);
    }
}
