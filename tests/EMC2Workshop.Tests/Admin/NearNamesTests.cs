using System.Net;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Whether a name is that of somebody who has a page is asked where it isn't plain.</summary>
public sealed class NearNamesTests : IDisposable
{
    private const string NewTalk = "/admin/new/talk?edition=neurips-19";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("Viviene Sze")]
    [InlineData("Sze Vivienne")]
    [InlineData("vivienne szee")]
    [InlineData("V. Sze")]
    public async Task A_near_name_is_asked_about_and_added_once_that_is_answered(string name)
    {
        using var desk = await Desk.OpenAsync(site);
        using var asked = await desk.PostAsync(NewTalk, Form("compilers", name));
        var page = await asked.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Equal(
            $"Name “{name}”: same as Vivienne Sze, MIT? Choose that person, or publish again to add someone else of "
                + "that name.",
            WorkshopSite.TextOf(page.GetElementById("speakers-0-person-fault"))
        );
        Assert.Empty(await PeopleAsync(name));

        using var published = await desk.SendAsync(page, NewTalk, new() { ["act"] = "publish" });
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Single(await PeopleAsync(name));
        var said = (await desk.ReadAsync(published.Headers.Location!.OriginalString)).QuerySelector(
            "main > .said"
        );
        Assert.Equal($"Published. It’s live now. Added with it: {name}", WorkshopSite.TextOf(said));
    }

    [Fact]
    public async Task Who_is_meant_after_all_is_picked_by_a_button()
    {
        using var desk = await Desk.OpenAsync(site);
        using var asked = await desk.PostAsync(NewTalk, Form("compilers", "Viviene Sze"));
        var page = await asked.PageAsync();
        var use = page.QuerySelector("button[name=pick]")!;
        Assert.Equal("Use Vivienne Sze, MIT", WorkshopSite.TextOf(use));
        using var picked = await desk.SendAsync(
            page,
            NewTalk,
            new() { ["pick"] = use.GetAttribute("value")! }
        );
        using var published = await desk.SendAsync(
            await picked.PageAsync(),
            NewTalk,
            new() { ["act"] = "publish" }
        );

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.NotNull(
            (await site.ReadAsync("/neurips-19/talks/compilers")).QuerySelector(
                "main a[href='/people/vivienne-sze']"
            )
        );
        Assert.Empty(await PeopleAsync("Viviene Sze"));
    }

    [Fact]
    public async Task Namesakes_are_asked_about_with_their_affiliations()
    {
        using var desk = await Desk.OpenAsync(site);
        using var first = await desk.PostAsync(
            "/admin/new/person",
            new()
            {
                ["item-slug"] = "vivienne-sze-2",
                ["name"] = "Vivienne Sze",
                ["act"] = "publish-anyway",
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var asked = await desk.PostAsync(NewTalk, Form("compilers", "Vivienne Sze"));

        Assert.Equal(
            "Name “Vivienne Sze”: same as Vivienne Sze, MIT, or Vivienne Sze? Choose that person, or publish again to "
                + "add someone else of that name.",
            WorkshopSite.TextOf((await asked.PageAsync()).GetElementById("speakers-0-person-fault"))
        );
    }

    [Theory]
    [InlineData("Vivienne Sze")]
    [InlineData("Viviene Sze")]
    public async Task A_page_of_somebody_who_has_one_is_asked_about_and_published_once_that_is_answered(
        string name
    )
    {
        const string NewPerson = "/admin/new/person";
        using var desk = await Desk.OpenAsync(site);
        using var asked = await desk.PostAsync(NewPerson, new() { ["name"] = name, ["act"] = "publish" });
        var page = await asked.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        Assert.Equal(
            "Is this Vivienne Sze, MIT?",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert] h2"))
        );
        var known = page.QuerySelector("[role=alert] a")!;
        Assert.Equal("Edit Vivienne Sze, MIT", WorkshopSite.TextOf(known));
        var form = await desk.ReadAsync(known.GetAttribute("href")!);
        Assert.Equal("Vivienne Sze", form.QuerySelector("input[name=name]")!.GetAttribute("value"));

        using var published = await desk.SendAsync(page, NewPerson, new() { ["act"] = "publish-anyway" });
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Contains(await PeopleAsync(name), slug => slug != "vivienne-sze");
        var drafts = (await desk.ReadAsync("/admin/list?kind=person&show=drafts")).QuerySelectorAll(
            ".items .name"
        );
        Assert.Empty(drafts);
    }

    [Fact]
    public async Task A_page_of_somebody_whose_draft_a_colleague_has_is_asked_about()
    {
        const string NewPerson = "/admin/new/person";
        using var ada = await Desk.OpenAsync(site);
        using var draft = await ada.PostAsync(NewPerson, new() { ["name"] = "Mira Oduya", ["act"] = "save" });
        using var grace = await Desk.OpenAsync(site, email: "grace@example.org");
        using var asked = await grace.PostAsync(
            NewPerson,
            new() { ["name"] = "mira oduya", ["act"] = "publish" }
        );

        var known = (await asked.PageAsync()).QuerySelector("[role=alert] a")!;
        Assert.Equal("Edit Mira Oduya", WorkshopSite.TextOf(known));
        Assert.Equal(draft.Headers.Location!.OriginalString.Split('?')[0], known.GetAttribute("href"));
    }

    [Theory]
    [InlineData("Edward J. Delp")]
    [InlineData("edward j delp")]
    [InlineData("EDWARD DELP")]
    public async Task Another_form_of_a_name_is_the_same_person(string name)
    {
        using var desk = await Desk.OpenAsync(site);
        using var published = await desk.PostAsync(NewTalk, Form("compilers", name));

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.NotNull(
            (await site.ReadAsync("/neurips-19/talks/compilers")).QuerySelector(
                "main a[href='/people/edward-delp']"
            )
        );
    }

    [Theory]
    [InlineData("bell hooks", "bell-hooks")]
    [InlineData("أحمد علي", "hmd-ly")]
    [InlineData("李雷", "lilei")]
    [InlineData("O’Brien-Núñez, Jr.", "obrien-nunez-jr")]
    public async Task Names_of_small_letters_or_of_other_scripts_are_names(string name, string slug)
    {
        using var desk = await Desk.OpenAsync(site);
        using var published = await desk.PostAsync(NewTalk, Form("compilers", name));

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Equal([slug], await PeopleAsync(name));
    }

    private static Dictionary<string, string> Form(string slug, string speaker) =>
        new()
        {
            ["item-slug"] = slug,
            ["title"] = "On compilers",
            ["speakers[0].person"] = speaker,
            ["act"] = "publish",
        };

    private async Task<List<string>> PeopleAsync(string name)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .People.Where(person => person.Name == name)
            .Select(person => person.Slug)
            .ToListAsync(Aborted);
    }
}
