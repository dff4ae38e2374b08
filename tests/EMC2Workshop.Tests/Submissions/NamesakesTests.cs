using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Submissions;
using EMC2Workshop.Tests.Admin;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Two people with one name, and one person with two.</summary>
public sealed class NamesakesTests : PapersDesk
{
    private const string Head = "submission #,first name,last name,email,affiliation,person #\n";

    private static readonly byte[] TwoLiWangs = EasyChairZip(
        authors: Head
            + "7,Li,Wang,liwang@example.cn,Example Academy,38\n12,Li,Wang,lw2@example.us,Another Institute,41\n"
    );

    private static readonly byte[] TwoProfiles = (
        """{"notes":[{"number":7,"content":{"title":{"value":"One"},"authors":{"value":["Li Wang"]},"""
        + """ "authorids":{"value":["~Li_Wang7"]},"venue":{"value":"ABC Poster"}}},"""
        + """{"number":12,"content":{"title":{"value":"Two"},"authors":{"value":["Li Wang"]},"""
        + """ "authorids":{"value":["~Li_Wang12"]},"venue":{"value":"ABC Poster"}}}]}"""
    ).Bytes();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_of_one_name_whom_the_file_tells_apart_are_asked_about_once(bool isEasyChair)
    {
        var file = isEasyChair ? TwoLiWangs : TwoProfiles;
        var (page, address) = await UploadAsync(file);
        var question = Assert.Single(page.QuerySelectorAll("legend").Select(WorkshopSite.TextOf));
        Assert.StartsWith("Li Wang", question, StringComparison.Ordinal);
        using var refused = await Desk.SendAsync(page, address, Posters, "Draft");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        using var saved = await Desk.SendAsync(
            page,
            address,
            new(Posters) { ["author:Li Wang of paper 12"] = "new" },
            "Draft"
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(
            ["people/li-wang", "people/li-wang-2"],
            await RowsAsync("SELECT Path FROM Drafts WHERE Kind = 'person' ORDER BY Path")
        );

        var (again, _) = await UploadAsync(file);
        var chosen = again
            .QuerySelectorAll("input[type=radio]")
            .OfType<IHtmlInputElement>()
            .Where(one => one.IsChecked);
        Assert.Equal(["li-wang", "li-wang-2"], chosen.Select(one => one.Value));
        Assert.DoesNotContain("Changed", again.QuerySelectorAll("tbody p").Select(WorkshopSite.TextOf));
    }

    [Theory]
    [InlineData("M.", "Mira Oduya")]
    [InlineData("M. Anna Beatriz", "Mira Oduya")]
    [InlineData("Mira A.", "Mira Oduya")]
    public void Of_two_names_of_one_person_the_one_without_initials_is_taken(string given, string name)
    {
        var list = SubmissionReader.Read(
            "abc.zip",
            EasyChairZip(
                authors: Head
                    + $"7,Mira,Oduya,mira@example.org,Example U,31\n12,{given},Oduya,mira@example.org,Example U,31\n"
            )
        );

        Assert.All(list.Papers, paper => Assert.Equal(name, Assert.Single(paper.Authors).Name));
    }

    [Fact]
    public async Task Two_names_of_one_paper_that_are_said_to_be_one_persons_are_one_author()
    {
        var file =
            "Paper ID,Title,Authors,Decision\n7,Tiny,Théodore Bluche; Lin Abara; T. Bluche,accept\n".Bytes();
        var (page, _) = await UploadAsync(file);
        Assert.Equal("T. Bluche, of paper 7", WorkshopSite.TextOf(page.QuerySelector("legend")));

        await DraftAsync(file, new() { ["author:T. Bluche"] = "theodore-bluche" });
        await SendAsync("Publish");

        Assert.EndsWith(
            "authors:\n  - person: theodore-bluche\n  - person: lin-abara\n---\n",
            (await Store.ExportAsync())["we-20/papers/tiny.md"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void One_whom_the_system_knows_by_two_names_is_one()
    {
        var list = SubmissionReader.Read(
            "abc.zip",
            EasyChairZip(
                authors: Head
                    + "7,Mira,Oduya,mira@example.org,Example U,31\n12,M.,Oduya,mira@example.org,Example U,31\n"
            )
        );

        Assert.All(list.Papers, paper => Assert.Equal("Mira Oduya", Assert.Single(paper.Authors).Name));
        Assert.Contains(
            "“M. Oduya” and “Mira Oduya” are one person in this file",
            list.Problems.Select(problem => $"{problem}")
        );
    }

    [Fact]
    public async Task The_preview_says_whose_page_an_author_gets_and_a_change_says_their_names()
    {
        const string Rows = "Paper ID,Title,Authors,Affiliations,Decision\n1,Same,{0},{1},accept\n";
        await DraftAsync(string.Format(null, Rows, "David Zhang", "Institute of Bread").Bytes(), []);
        await SendAsync("Publish");

        var (page, _) = await UploadAsync(
            string.Format(null, Rows, "David Zhang; Li Wang", "University of Nowhere; Suva U").Bytes()
        );

        var text = WorkshopSite.TextOf(page.QuerySelector("tbody"));
        Assert.Contains(
            "David Zhang (University of Nowhere) – page of David Zhang, Institute of Bread",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("Li Wang (Suva U) – new page", text, StringComparison.Ordinal);
        Assert.Equal("David Zhang, Institute of Bread", page.QuerySelector("del")!.TextContent);
        Assert.Equal(
            "David Zhang, University of Nowhere; Li Wang, Suva U",
            page.QuerySelector("ins")!.TextContent
        );
    }

    [Fact]
    public async Task A_question_about_a_person_says_names_and_affiliations_and_no_addresses()
    {
        Store.Write(
            "people/mira-oduyo.md",
            SmallWorkshop.Person("00000000-0000-4000-8000-0000000000e1", "Mira Oduyo")
        );
        await Store.ImportAsync();

        var (page, address) = await UploadAsync(EasyChairZip());
        using var refused = await Desk.SendAsync(page, address, Posters, "Draft");

        foreach (var asked in new[] { page, await refused.PageAsync() })
        {
            var text = WorkshopSite.TextOf(asked.QuerySelector("main"));
            Assert.Contains("Mira Oduyo", text, StringComparison.Ordinal);
            Assert.DoesNotContain("mira-oduyo", text, StringComparison.Ordinal);
        }
    }
}
