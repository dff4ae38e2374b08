using System.Net;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Who is named by name in a draft is added with what names them, or not at all.</summary>
public sealed class NamesInDraftsTests : IDisposable
{
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_name_stays_a_name_where_the_text_could_not_be_published()
    {
        using var desk = await Desk.OpenAsync(site);
        using var refused = await desk.PostAsync(
            NewTalk.Address,
            NewTalk.Form("compilers", "x", ("session", "no-such-session"), ("act", "publish"))
        );
        var page = await refused.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull(page.GetElementById("session-fault"));
        Assert.Null(page.GetElementById("speakers-0-person-fault"));
        Assert.Equal("Grace Hopper", page.GetElementById("speakers-0-person")!.GetAttribute("value"));
        var editor = await Items.DraftAsync(site, "neurips-19/talks/compilers");
        Assert.Equal(
            "Grace Hopper",
            (await desk.ReadAsync(editor)).GetElementById("speakers-0-person")!.GetAttribute("value")
        );
        Assert.Empty(await site.PeopleAsync("Grace Hopper"));

        using var published = await desk.PostAsync(editor, new() { ["session"] = "", ["act"] = "publish" });
        Assert.EndsWith(
            "said=published",
            published.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
        Assert.Equal(["grace-hopper"], await site.PeopleAsync("Grace Hopper"));
        Assert.Contains(
            "person: grace-hopper\n",
            (await Items.FindAsync(site, "neurips-19/talks/compilers"))!.Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("save")]
    [InlineData("schedule")]
    public async Task Whoever_is_named_in_a_draft_is_added_when_it_is_published_and_no_earlier(string act)
    {
        using var desk = await Desk.OpenAsync(site);
        var at = site.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(-8)).AddHours(1);
        using var saved = await desk.PostAsync(
            NewTalk.Address,
            NewTalk.Form("compilers", "On compilers", ("publish-at", $"{at:yyyy-MM-ddTHH:mm}"), ("act", act))
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var editor = await Items.DraftAsync(site, "neurips-19/talks/compilers");
        Assert.Equal(
            "Grace Hopper",
            (await desk.ReadAsync(editor)).GetElementById("speakers-0-person")!.GetAttribute("value")
        );
        Assert.Empty(await site.PeopleAsync("Grace Hopper"));

        if (act == "save")
            await desk.PostAsync(editor, new() { ["act"] = "publish" });
        else
        {
            site.Clock.Advance(TimeSpan.FromHours(2));
            await site.Services.GetRequiredService<ScheduledPublisher>().PublishAsync(Aborted);
        }
        Assert.Equal(["grace-hopper"], await site.PeopleAsync("Grace Hopper"));
        var page = await site.ReadAsync("/neurips-19/talks/compilers");
        Assert.NotNull(page.QuerySelector("main a[href='/people/grace-hopper']"));
        Assert.NotNull(page.QuerySelector("main a[href='/people/vivienne-sze']"));
    }

    [Fact]
    public async Task A_scheduled_draft_that_can_not_be_published_adds_nobody()
    {
        using var desk = await Desk.OpenAsync(site);
        var at = site.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(-8)).AddHours(1);
        await desk.PostAsync(
            NewTalk.Address,
            NewTalk.Form(
                "compilers",
                "On compilers",
                ("session", "no-such-session"),
                ("publish-at", $"{at:yyyy-MM-ddTHH:mm}"),
                ("act", "schedule")
            )
        );
        site.Clock.Advance(TimeSpan.FromHours(2));
        await site.Services.GetRequiredService<ScheduledPublisher>().PublishAsync(Aborted);

        Assert.Empty(await site.PeopleAsync("Grace Hopper"));
        Assert.Contains(
            "Grace Hopper",
            await DraftTextAsync("neurips-19/talks/compilers"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_preview_link_shows_a_draft_with_its_new_people_and_adds_nobody()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(NewTalk.Address, NewTalk.Form("compilers", "On compilers", ("act", "save")));
        var preview = await Items.DraftAsync(site, "neurips-19/talks/compilers") + "/preview";
        await desk.PostAsync(preview, []);
        var link = (await desk.ReadAsync(preview)).QuerySelector("a.link")!.GetAttribute("href")!;
        var page = await site.ReadAsync(new Uri(link).PathAndQuery);

        Assert.Contains(
            "On compilers",
            WorkshopSite.TextOf(page.QuerySelector("h1")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Grace Hopper",
            WorkshopSite.TextOf(page.QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.Empty(await site.PeopleAsync("Grace Hopper"));
    }

    private async Task<string> DraftTextAsync(string path)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return (
            await scope
                .ServiceProvider.GetRequiredService<WorkshopDbContext>()
                .Drafts.SingleAsync(draft => draft.Path == path, Aborted)
        ).Text;
    }
}
