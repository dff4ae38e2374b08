using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Who is new gets a photo and a biography where they are named, and is published with it.</summary>
public sealed class NewPeopleTests : IDisposable
{
    private const string Photo = "speakers[0].new-portrait-upload";
    private const string Biography = "speakers[0].new-body";

    /// <summary>Nested too deeply.</summary>
    private static readonly string Faulty = new('>', 50_000);

    private readonly WorkshopSite site = new();

    private static byte[] Heic =>
        [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[40]];

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_photo_and_a_biography_are_published_with_the_talk()
    {
        using var desk = await Desk.OpenAsync(site);
        using var published = await desk.UploadAsync(
            NewTalk.Address,
            Photo,
            Pictures.Photograph(300, 200),
            "grace.jpg",
            Form("publish", "Wrote *compilers*.")
        );

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var person = await site.ReadAsync("/people/grace-hopper");
        Assert.Equal("Grace Hopper", person.QuerySelector("main img")!.GetAttribute("alt"));
        Assert.Equal("compilers", person.QuerySelector("main em")!.TextContent);
        Assert.Contains(
            "person: grace-hopper\n",
            (await Items.FindAsync(site, "neurips-19/talks/compilers"))!.Text,
            StringComparison.Ordinal
        );
        Assert.Empty(await DraftsAsync());
        var said = (await desk.ReadAsync(published.Headers.Location!.OriginalString)).QuerySelector(
            "main > .said"
        );
        Assert.Equal("Published. It’s live now. Added with it: Grace Hopper", WorkshopSite.TextOf(said));
    }

    [Fact]
    public async Task What_is_refused_is_told_beside_its_field_and_nothing_is_lost()
    {
        using var desk = await Desk.OpenAsync(site);
        using var refused = await desk.UploadAsync(
            NewTalk.Address,
            Photo,
            Heic,
            "grace.heic",
            Form("publish", Faulty)
        );
        var page = await refused.PageAsync();

        Assert.Contains("Save it as JPEG", Told(page, "portrait"), StringComparison.Ordinal);
        Assert.Equal(Faulty, Typed(page));
        using var again = await desk.SendAsync(page, NewTalk.Address, new() { ["act"] = "publish" });
        page = await again.PageAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.NotEqual("", Told(page, "body-fault"));
        Assert.Empty(await site.PeopleAsync("Grace Hopper"));
        using var published = await desk.SendAsync(
            page,
            NewTalk.Address,
            new() { [Biography] = "Wrote compilers.", ["act"] = "publish" }
        );
        Assert.EndsWith(
            "said=published",
            published.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Wrote compilers.",
            (await site.ReadAsync("/people/grace-hopper")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_draft_keeps_it_and_shows_it_and_follows_another_name()
    {
        using var desk = await Desk.OpenAsync(site);
        using var saved = await desk.PostAsync(NewTalk.Address, Form("save", "Wrote compilers."));
        var talk = saved.Headers.Location!.OriginalString.Split('?')[0];
        Assert.Equal("Wrote compilers.", Typed(await desk.ReadAsync(talk)));
        using var renamed = await desk.PostAsync(
            talk,
            new() { ["speakers[0].person"] = "Grace Brewster Hopper", ["act"] = "save" }
        );

        Assert.Equal(
            ["neurips-19/talks/compilers", "people/grace-brewster-hopper"],
            (await DraftsAsync()).Select(draft => draft.Path)
        );
        var preview = await desk.Client.GetAsync(
            talk + "?handler=Page",
            TestContext.Current.CancellationToken
        );
        Assert.Contains(
            "Grace Brewster Hopper",
            (await site.ReadAsync(preview.Headers.Location!.OriginalString))
                .QuerySelector("main")!
                .TextContent,
            StringComparison.Ordinal
        );
        using var published = await desk.PostAsync(talk, new() { ["act"] = "publish" });
        Assert.Equal(["grace-brewster-hopper"], await site.PeopleAsync("Grace Brewster Hopper"));
        Assert.Empty(await DraftsAsync());
    }

    [Fact]
    public async Task What_saves_itself_saves_it_and_tells_the_form_so()
    {
        using var desk = await Desk.OpenAsync(site);
        using var saved = await desk.SubmitAsync(
            NewTalk.Address,
            "&handler=Autosave",
            Form("", "Wrote compilers.")
        );
        var told = await saved.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var draft = Assert.Single(await DraftsAsync(), draft => draft.Path == "people/grace-hopper");

        Assert.Contains("\"isStored\":true", told, StringComparison.Ordinal);
        Assert.Contains(draft.Hash, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_organizers_draft_of_the_person_is_published_after_a_question()
    {
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        await alan.PostAsync(
            "/admin/new/person",
            new()
            {
                ["name"] = "Grace Hopper",
                ["body"] = "By Alan.",
                ["act"] = "save",
            }
        );
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var asked = await ada.PostAsync(
            NewTalk.Address,
            NewTalk.Form("compilers", "On compilers", ("act", "publish"))
        );
        var page = await asked.PageAsync();

        Assert.Contains(
            "alan@example.org’s draft of this person isn’t published yet.",
            WorkshopSite.TextOf(page.GetElementById("speakers-0-person-fault")),
            StringComparison.Ordinal
        );
        using var published = await ada.SendAsync(page, NewTalk.Address, new() { ["act"] = "publish" });
        Assert.Contains(
            "By Alan.",
            (await site.ReadAsync("/people/grace-hopper")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("session", "chairs")]
    [InlineData("paper", "authors")]
    public async Task Wherever_people_are_named_a_new_one_can_have_them(string kind, string list)
    {
        using var desk = await Desk.OpenAsync(site);
        var form = await desk.ReadAsync($"/admin/new/{kind}?edition=neurips-19");

        Assert.NotNull(
            form.QuerySelector($"#form[enctype='multipart/form-data'] [name='{list}[0].new-portrait-upload']")
        );
    }

    private static Dictionary<string, string> Form(string act, string biography) =>
        NewTalk.Form("compilers", "On compilers", (Biography, biography), ("act", act));

    private static string? Typed(IHtmlDocument page) =>
        (page.GetElementById("speakers-0-new-body") as IHtmlTextAreaElement)?.Value;

    private static string Told(IHtmlDocument page, string part) =>
        WorkshopSite.TextOf(page.GetElementById($"speakers-0-new-{part}"));

    private async Task<List<Draft>> DraftsAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .Drafts.OrderBy(draft => draft.Path)
            .ToListAsync(TestContext.Current.CancellationToken);
    }
}
