using EMC2Workshop.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What organizers read of who did what: names, and the clock of the venue.</summary>
public sealed class ActivityTests : IDisposable
{
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task An_entry_names_its_item_and_leads_there()
    {
        using var desk = await Desk.OpenAsync(site);
        site.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1);
        var editor = await Items.EditorAsync(site, "neurips-19/talks/edward-delp");
        await desk.PostAsync(editor, new() { ["title"] = "Cameras everywhere", ["act"] = "publish" });
        var page = await desk.ReadAsync("/admin/audit?What=published");

        var links = page.QuerySelectorAll("tbody a");
        Assert.Equal(
            [
                ("Cameras everywhere", editor),
                ("What changed in Cameras everywhere", $"{editor}/history?to=2"),
            ],
            links.Select(link => (WorkshopSite.TextOf(link), link.GetAttribute("href")))
        );
        var change = await desk.ReadAsync($"{editor}/history?to=2");
        Assert.Equal("Cameras", WorkshopSite.TextOf(change.QuerySelector("main ins")));
    }

    [Fact]
    public async Task An_entry_of_many_items_lists_them_and_one_of_a_draft_none()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync("/admin/day/neurips-19", new() { ["act"] = "later 10", ["reason"] = "Traffic" });
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var editor = await Items.EditorAsync(site, "neurips-19/talks/song-han");
        await desk.PostAsync(editor, new() { ["title"] = "Lunch moved", ["act"] = "save" });

        var rows = (await desk.ReadAsync("/admin/audit")).QuerySelectorAll("tbody tr");
        Assert.Equal([editor], rows[0].QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        var moved = rows[1].QuerySelectorAll("details li a");
        Assert.Equal($"{moved.Length} items changed", WorkshopSite.TextOf(rows[1].QuerySelector("summary")));
        Assert.Contains("Paper Session #1", moved.Select(WorkshopSite.TextOf));
    }

    [Fact]
    public async Task Older_entries_are_those_of_the_same_days()
    {
        using var desk = await Desk.OpenAsync(site);
        using (var scope = site.Services.CreateScope())
            for (var entry = 0; entry < 101; entry++)
                await scope.ServiceProvider.GetRequiredService<AuditLog>().AddAsync("looked", who: "ada");

        var page = await desk.ReadAsync("/admin/audit?Who=ada&From=2019-12-13&To=2019-12-14");
        var older = page.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? "";

        Assert.Equal(
            "2019-12-13",
            (await desk.ReadAsync(older)).QuerySelector("#From")?.GetAttribute("value")
        );
        Assert.Equal("/admin/audit?number=2&Who=ada&From=2019-12-13&To=2019-12-14", older);
    }

    [Fact]
    public async Task Entries_are_found_by_the_name_of_their_item()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            await Items.EditorAsync(site, "neurips-19/talks/song-han"),
            new() { ["title"] = "Lunch moved", ["act"] = "save" }
        );

        var found = (await desk.ReadAsync("/admin/audit?What=lunch+MOVED")).QuerySelectorAll("tbody tr");
        Assert.Contains("saved a draft", WorkshopSite.TextOf(Assert.Single(found)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_about_the_program_names_its_edition()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync("/admin/day/neurips-19", new() { ["act"] = "later 10", ["reason"] = "Traffic" });
        await desk.PostAsync("/admin/day/neurips-19", [], "Undo");

        Assert.Equal(
            "NeurIPS 2019",
            WorkshopSite.TextOf(
                (await desk.ReadAsync("/admin/audit?What=undid")).QuerySelector(
                    "tbody a[href='/admin?edition=neurips-19']"
                )
            )
        );
    }

    [Theory]
    [InlineData("/admin/audit")]
    [InlineData("/admin/trash")]
    [InlineData("history")]
    public async Task Times_are_those_of_the_venue(string page)
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, "neurips-19/talks/edward-delp");
        await desk.PostAsync(editor + "/remove", []);
        var text = WorkshopSite.TextOf(
            (await desk.ReadAsync(page == "history" ? $"{editor}/history" : page)).QuerySelector("main")
        );

        Assert.Contains("(Vancouver time)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("UTC", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/list?kind=talk&edition=neurips-19")]
    [InlineData("/admin/day/neurips-19")]
    [InlineData("/admin/timetable/neurips-19")]
    [InlineData("/admin/new/talk?edition=neurips-19")]
    public async Task The_way_up_is_named_as_the_edition_is(string page)
    {
        using var desk = await Desk.OpenAsync(site);
        var link = (await desk.ReadAsync(page)).QuerySelector(".crumbs a");

        Assert.Equal(
            ("NeurIPS 2019", "/admin?edition=neurips-19"),
            (WorkshopSite.TextOf(link), link?.GetAttribute("href"))
        );
    }
}
