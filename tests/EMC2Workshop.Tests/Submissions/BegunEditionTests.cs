using System.Net;
using EMC2Workshop.Tests.Admin;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Papers of an edition that nobody has published yet.</summary>
public sealed class BegunEditionTests : PapersDesk
{
    [Fact]
    public async Task Where_papers_cannot_be_imported_yet_the_way_to_do_so_is_said_and_leads_there()
    {
        var edition = new Dictionary<string, string>
        {
            ["ordinal"] = "21",
            ["start"] = "2031-05-02",
            ["zone"] = "UTC",
            ["city"] = "Rome",
            ["status"] = "published",
            ["act"] = "save",
        };
        using var begun = await Desk.PostAsync("/admin/new/edition?edition=we-21", edition);
        using var asked = await Desk.Client.GetAsync("/admin/papers/we-21", Aborted);
        Assert.Equal("/admin?edition=we-21#begun", $"{asked.Headers.Location}");
        var told = (await Desk.ReadAsync("/admin?edition=we-21")).QuerySelector("[aria-labelledby=begun]")!;
        Assert.Contains("only organizers see it", WorkshopSite.TextOf(told), StringComparison.Ordinal);

        using var hidden = await Desk.ClickAsync(
            await Desk.ReadAsync("/admin?edition=we-21"),
            "Set up for organizers only"
        );
        Assert.Equal("/admin/new-edition/we-21?said=hidden", $"{hidden.Headers.Location}");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/we-21"));
        var preview = await Desk.UploadAsync(
            "/admin/papers/we-21",
            "file",
            EasyChairZip(),
            "abc.zip",
            new() { ["text"] = "" }
        );
        using var saved = await Desk.PostAsync($"{preview.Headers.Location}", Posters, "Draft");
        Assert.Equal("/admin/papers/we-21?said=drafted", $"{saved.Headers.Location}");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/we-21"));
    }
}
