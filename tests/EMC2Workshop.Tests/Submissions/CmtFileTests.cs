using EMC2Workshop.Submissions;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>What is understood of CMT's tables, and of its workbooks, which are XML.</summary>
public sealed class CmtFileTests
{
    [Fact]
    public void Cmts_cells_are_looked_at_and_not_their_headings()
    {
        var list = SubmissionReader.Read("Papers.csv", CmtTable.Bytes());

        Assert.Equal("CMT", list.Format);
        Assert.Equal(
            [("Mira Oduya", "Dept. of Clocks, Example University (EU)"), ("Tomás Černý", "Example Labs")],
            list.Papers[0].Authors.Select(author => (author.Name, author.Affiliation!))
        );
        Assert.Null(Assert.Single(list.Papers[1].Authors).Affiliation);
        Assert.Equal([("Accept (Oral)", 1), ("Accept (Poster)", 1)], list.Decisions);
    }

    [Fact]
    public void Cmts_workbook_is_xml_with_cells_left_out()
    {
        var list = SubmissionReader.Read("Papers.xls", CmtWorkbook.Bytes());

        Assert.Equal("CMT", list.Format);
        Assert.Equal("Example Labs", list.Papers[0].Authors[1].Affiliation);
        Assert.Equal("Accept (Poster)", list.Papers[1].Decision);
        Assert.Equal(
            ["row 5, paper 12: has no title", "row 5, paper 12: has no authors"],
            list.Problems.Select(problem => $"{problem}")
        );
    }

    [Fact]
    public void A_workbook_with_a_document_type_is_refused()
    {
        var file = CmtWorkbook.Replace(
            "<Workbook",
            "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><Workbook",
            StringComparison.Ordinal
        );

        var refused = Assert.Throws<SubmissionFileException>(() =>
            SubmissionReader.Read("Papers.xls", file.Bytes())
        );

        Assert.Contains("save it as .xlsx or .csv", refused.Message, StringComparison.Ordinal);
    }
}
