using System.Net;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// People can be named by name: who is new is added with what names them, in one transaction, or not at all.
/// </summary>
public sealed class TypedNamesTests : IDisposable
{
    private const string NewTalk = "/admin/new/talk?edition=neurips-19";
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_name_stays_a_name_where_the_text_could_not_be_published()
    {
        using var desk = await Desk.OpenAsync(site);
        using var refused = await desk.PostAsync(
            NewTalk,
            Form("compilers", "x", ("session", "no-such-session"), ("act", "publish"))
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
        Assert.Empty(await PeopleAsync("Grace Hopper"));

        using var published = await desk.PostAsync(editor, new() { ["session"] = "", ["act"] = "publish" });
        Assert.EndsWith("said=published", published.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(["grace-hopper"], await PeopleAsync("Grace Hopper"));
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
            NewTalk,
            Form("compilers", "On compilers", ("publish-at", $"{at:yyyy-MM-ddTHH:mm}"), ("act", act))
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var editor = await Items.DraftAsync(site, "neurips-19/talks/compilers");
        Assert.Equal(
            "Grace Hopper",
            (await desk.ReadAsync(editor)).GetElementById("speakers-0-person")!.GetAttribute("value")
        );
        Assert.Empty(await PeopleAsync("Grace Hopper"));

        if (act == "save")
            await desk.PostAsync(editor, new() { ["act"] = "publish" });
        else
        {
            site.Clock.Advance(TimeSpan.FromHours(2));
            await site.Services.GetRequiredService<ScheduledPublisher>().PublishAsync(Aborted);
        }
        Assert.Equal(["grace-hopper"], await PeopleAsync("Grace Hopper"));
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
            NewTalk,
            Form(
                "compilers",
                "On compilers",
                ("session", "no-such-session"),
                ("publish-at", $"{at:yyyy-MM-ddTHH:mm}"),
                ("act", "schedule")
            )
        );
        site.Clock.Advance(TimeSpan.FromHours(2));
        await site.Services.GetRequiredService<ScheduledPublisher>().PublishAsync(Aborted);

        Assert.Empty(await PeopleAsync("Grace Hopper"));
        Assert.Contains("Grace Hopper", await DraftTextAsync("neurips-19/talks/compilers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_link_shows_a_draft_with_its_new_people_and_adds_nobody()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(NewTalk, Form("compilers", "On compilers", ("act", "save")));
        var preview = await Items.DraftAsync(site, "neurips-19/talks/compilers") + "/preview";
        await desk.PostAsync(preview, []);
        var link = (await desk.ReadAsync(preview)).QuerySelector("a.link")!.GetAttribute("href")!;
        var page = await site.ReadAsync(new Uri(link).PathAndQuery);

        Assert.Contains("On compilers", WorkshopSite.TextOf(page.QuerySelector("h1")), StringComparison.Ordinal);
        Assert.Contains("Grace Hopper", WorkshopSite.TextOf(page.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Empty(await PeopleAsync("Grace Hopper"));
    }

    [Fact]
    public async Task A_new_name_that_comes_twice_is_one_person()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            NewTalk,
            Form("compilers", "On compilers", ("speakers[2].person", "grace HOPPER"), ("act", "publish"))
        );
        await desk.PostAsync(NewTalk, Form("debugging", "On bugs", ("act", "publish")));

        Assert.Equal(["grace-hopper"], await PeopleAsync("Grace Hopper"));
        foreach (var talk in new[] { "compilers", "debugging" })
            Assert.NotNull(
                (await site.ReadAsync($"/neurips-19/talks/{talk}")).QuerySelector("main a[href='/people/grace-hopper']")
            );
    }

    [Fact]
    public async Task A_name_whose_address_is_another_persons_gets_one_of_its_own()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(NewTalk, Form("compilers", "On compilers", ("act", "publish")));
        await desk.PostAsync(
            await Items.EditorAsync(site, "people/grace-hopper"),
            new() { ["name"] = "Grace Brewster Hopper", ["act"] = "publish" }
        );
        await desk.PostAsync(NewTalk, Form("debugging", "On bugs", ("act", "publish")));

        Assert.Equal(["grace-hopper-2"], await PeopleAsync("Grace Hopper"));
        Assert.Contains(
            "person: grace-hopper-2\n",
            (await Items.FindAsync(site, "neurips-19/talks/debugging"))!.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Names_that_only_sound_alike_are_two_people()
    {
        var (one, other) = ("李磊", "李雷"); // both Li Lei
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(NewTalk, Form("one", "One", ("speakers[0].person", one), ("act", "publish")));
        await desk.PostAsync(NewTalk, Form("other", "Other", ("speakers[0].person", other), ("act", "publish")));

        Assert.Single(await PeopleAsync(one));
        Assert.Single(await PeopleAsync(other));
    }

    [Fact]
    public async Task A_name_that_is_typed_without_its_accents_is_the_known_person()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(NewTalk, Form("one", "One", ("speakers[0].person", "Łukasz Núñez"), ("act", "publish")));
        await desk.PostAsync(
            NewTalk,
            Form("other", "Other", ("speakers[0].person", "lukasz Nunez"), ("act", "publish"))
        );

        Assert.Equal(["lukasz-nunez"], await PeopleAsync("Łukasz Núñez"));
        Assert.Contains(
            "person: lukasz-nunez\n",
            (await Items.FindAsync(site, "neurips-19/talks/other"))!.Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("李飞飞")]
    [InlineData("Ada Žižek")]
    public async Task A_name_of_any_script_can_be_new(string name)
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            NewTalk,
            Form("compilers", "On compilers", ("speakers[0].person", name), ("act", "publish"))
        );

        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Single(await PeopleAsync(name));
    }

    [Fact]
    public async Task Who_was_misspelled_is_told_and_not_added()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            NewTalk,
            Form("compilers", "On compilers", ("speakers[0].person", "vivienne-szee"), ("act", "publish"))
        );

        Assert.Contains(
            "vivienne-sze",
            WorkshopSite.TextOf((await answer.PageAsync()).GetElementById("speakers-0-person-fault")),
            StringComparison.Ordinal
        );
        Assert.Empty(await PeopleAsync("vivienne-szee"));
    }

    [Fact]
    public async Task Two_organizers_who_add_one_person_at_the_same_moment_add_one()
    {
        using var ada = await Desk.OpenAsync(site);
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var (one, other) = (await ada.ReadAsync(NewTalk), await alan.ReadAsync(NewTalk));
        var answers = await Task.WhenAll(
            ada.SendAsync(one, NewTalk, Form("compilers", "On compilers", ("act", "publish"))),
            alan.SendAsync(other, NewTalk, Form("debugging", "On bugs", ("act", "publish")))
        );

        Assert.All(
            answers,
            answer =>
                Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal)
        );
        Assert.Equal(["grace-hopper"], await PeopleAsync("Grace Hopper"));
    }

    [Fact]
    public async Task A_known_person_can_be_named_by_name()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            await Items.EditorAsync(site, Talk),
            new() { ["speakers[0].person"] = "vivienne sze", ["act"] = "publish" }
        );

        Assert.Contains("person: vivienne-sze\n", (await Items.FindAsync(site, Talk))!.Text, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Form(string slug, string title, params (string Name, string Value)[] more)
    {
        var form = new Dictionary<string, string>
        {
            ["item-slug"] = slug,
            ["title"] = title,
            ["speakers[0].person"] = "Grace Hopper",
            ["speakers[1].person"] = "Vivienne Sze",
        };
        foreach (var (name, value) in more)
            form[name] = value;
        return form;
    }

    private async Task<List<string>> PeopleAsync(string name)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .People.Where(person => person.Name == name)
            .Select(person => person.Slug)
            .ToListAsync(Aborted);
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
