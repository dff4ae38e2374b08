using System.Net;
using EMC2Workshop.Tests.Admin;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Papers of two systems: each counts its own from 1.</summary>
public sealed class OtherSystemsPapersTests : PapersDesk
{
    private const string Demo = """
        Paper ID,Paper Title,Authors,Abstract,Status
        7,Demo of a Toaster,Tia Toast (Toast Inc)*,Bread.,Accept (Oral)

        """;

    private const string Question =
        "Paper 7 on the site is “Tiny Kernels for Slow Clocks” by Mira Oduya, Tomás Černý. "
        + "Is “Demo of a Toaster” by Tia Toast the same paper?";

    [Fact]
    public async Task A_paper_with_the_number_of_another_one_is_asked_about_and_comes_beside_it()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        var before = await Store.ExportAsync();

        var (page, address) = await UploadAsync([], Demo);
        Assert.Contains(Question, page.QuerySelectorAll("legend").Select(WorkshopSite.TextOf));
        using var refused = await Desk.SendAsync(page, address, [], "Draft");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var saved = await Desk.SendAsync(page, address, new() { ["same:7"] = "no" }, "Draft");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await SendAsync("Publish");

        var after = await Store.ExportAsync();
        Assert.Equal(before, before.ToDictionary(file => file.Key, file => after[file.Key]));
        Assert.Contains("Toast Inc", after["we-20/papers/demo-of-a-toaster.md"], StringComparison.Ordinal);
        foreach (
            var file in new[]
            {
                EasyChairZip(),
                Demo.Replace("of a", "of the best", StringComparison.Ordinal).Bytes(),
            }
        )
        {
            var (again, _) = await UploadAsync(file);
            Assert.DoesNotContain(
                "the same paper",
                again.QuerySelector("main")!.TextContent,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("New", again.QuerySelectorAll("tbody p").Select(WorkshopSite.TextOf));
        }
    }

    [Fact]
    public async Task A_paper_that_is_another_only_at_first_sight_is_changed_where_one_says_so()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        var (page, address) = await UploadAsync([], Demo);

        using var saved = await Desk.SendAsync(page, address, new() { ["same:7"] = "yes" }, "Draft");
        await SendAsync("Publish");

        var file = (await Store.ExportAsync())[$"{Tiny[1..]}.md"];
        Assert.Contains("title: Demo of a Toaster\n", file, StringComparison.Ordinal);
        var (again, _) = await UploadAsync([], Demo);
        Assert.DoesNotContain(
            "the same paper",
            again.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("7,An Altogether New Name,Mira Oduya,Accept (Oral)")]
    [InlineData("7,Tiny Kernels for Slower Clocks,Tia Toast,Accept (Oral)")]
    public async Task A_corrected_title_or_corrected_authors_are_no_other_paper(string row)
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");

        var (page, _) = await UploadAsync([], $"Paper ID,Paper Title,Authors,Status\n{row}\n");

        Assert.DoesNotContain(
            "the same paper",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Changed", page.QuerySelectorAll("tbody p").Select(WorkshopSite.TextOf));
    }
}
