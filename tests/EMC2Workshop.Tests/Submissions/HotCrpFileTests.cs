using EMC2Workshop.Submissions;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>What is understood of HotCRP's files.</summary>
public sealed class HotCrpFileTests
{
    [Theory]
    [InlineData("hotcrp-data.json")]
    [InlineData("hotcrp-authors.csv")]
    public void HotCrps_files_have_authors_and_no_contacts_who_are_none(string file)
    {
        var list = SubmissionReader.Read(file, Read(file).Bytes());

        Assert.Equal("HotCRP", list.Format);
        Assert.Equal(["Mira Oduya", "Tomás Černý"], list.Papers[0].Authors.Select(author => author.Name));
        Assert.Equal("Example University", list.Papers[0].Authors[0].Affiliation);
        Assert.Null(list.Papers[0].Authors[1].Affiliation);
        Assert.Equal("Lin Abara", Assert.Single(list.Papers[1].Authors).Name);
    }

    [Fact]
    public void HotCrps_single_paper_is_an_object_and_decisions_are_the_chairs_own()
    {
        var list = SubmissionReader.Read(
            "abc2031-data.json",
            HotCrpData[1..(HotCrpData.IndexOf("},\n", StringComparison.Ordinal) + 1)].Bytes()
        );

        Assert.Equal("Accepted as talk", Assert.Single(list.Papers).Decision);
    }

    [Fact]
    public void HotCrps_table_has_groups_of_authors_with_one_affiliation_and_headings_between()
    {
        var paper = Assert.Single(SubmissionReader.Read("abc2031-data.csv", HotCrpTable.Bytes()).Papers);

        Assert.Equal(
            [("Mira Oduya", "Example U"), ("Tomás Černý", "Example U"), ("Lin Abara", null)],
            paper.Authors.Select(author => (author.Name, author.Affiliation))
        );
        Assert.Equal("Accepted as talk", paper.Decision);
    }
}
