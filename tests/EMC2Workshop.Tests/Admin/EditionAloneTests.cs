using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>The form of an edition that is prepared publishes that edition, and none of its other drafts.</summary>
public sealed class EditionAloneTests : IDisposable
{
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task It_asks_before_readers_see_an_edition_without_what_is_in_it()
    {
        using var desk = await Desk.OpenAsync(site);
        using var prepared = await NextYearTests.SaveAsync(desk);
        var editor = await Items.DraftAsync(site, "neurips-27/edition");

        using var asked = await desk.PostAsync(
            editor,
            new() { ["city"] = "Perth, Australia", ["act"] = "publish" }
        );
        var page = await asked.PageAsync();
        using var visitor = site.Visitor();
        using var before = await visitor.GetAsync("/neurips-27", TestContext.Current.CancellationToken);
        using var published = await desk.SendAsync(page, editor, new() { ["act"] = "publish-anyway" });

        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        var question = page.QuerySelector("main [role=alert]")!;
        Assert.Matches(
            @"^Publish the edition without its \d+ other drafts\?$",
            WorkshopSite.TextOf(question.QuerySelector("h2"))
        );
        Assert.Equal("/admin/new-edition/neurips-27", question.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Perth, Australia", page.QuerySelector("[name=city]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var edition = WorkshopSite.TextOf((await site.ReadAsync("/neurips-27")).QuerySelector("main"));
        Assert.Contains("Perth, Australia", edition, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_asks_nothing_where_readers_see_no_edition()
    {
        using var desk = await Desk.OpenAsync(site);
        using var prepared = await NextYearTests.SaveAsync(desk);
        var editor = await Items.DraftAsync(site, "neurips-27/edition");

        using var published = await desk.PostAsync(
            editor,
            new() { ["status"] = "draft", ["act"] = "publish" }
        );

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        using var visitor = site.Visitor();
        using var read = await visitor.GetAsync("/neurips-27", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }
}
