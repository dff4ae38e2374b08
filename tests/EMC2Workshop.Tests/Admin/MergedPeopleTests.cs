using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Two pages of one person become one: nothing that names either is lost, and old addresses lead on.</summary>
public sealed class MergedPeopleTests : IDisposable
{
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Credits_move_the_old_address_leads_on_and_both_histories_stay()
    {
        using var desk = await Desk.OpenAsync(site);
        var (gone, kept) = (await IdAsync("people/edward-delp"), await IdAsync("people/song-han"));
        using var merged = await desk.PostAsync(
            $"/admin/items/{gone}/merge",
            new() { ["into"] = "song-han" }
        );

        Assert.Equal(
            $"/admin/items/{kept}?said=merged-people&merged={gone}",
            merged.Headers.Location?.OriginalString
        );
        using var visitor = site.Visitor();
        using var old = await visitor.GetAsync("/people/edward-delp", TestContext.Current.CancellationToken);
        Assert.Equal(
            (HttpStatusCode.MovedPermanently, "/people/song-han"),
            (old.StatusCode, old.Headers.Location?.OriginalString)
        );
        var talk = await site.ReadAsync("/neurips-19/talks/edward-delp");
        Assert.NotNull(talk.QuerySelector("main .by a[href='/people/song-han']"));
        var person = await site.ReadAsync("/people/song-han");
        Assert.Contains("Also Edward Delp", person.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(person.QuerySelector(".ledger a[href='/neurips-19/talks/edward-delp']"));

        var history = await desk.ReadAsync($"/admin/items/{gone}/history");
        Assert.Contains("Edward Delp", history.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Edward Delp and Song Han are one person",
            (await desk.ReadAsync($"/admin/items/{kept}/history")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_the_one_who_stays_has_none_of_is_taken_over()
    {
        using var desk = await Desk.OpenAsync(site);
        using var gone = await desk.PostAsync(
            await Items.EditorAsync(site, "people/edward-delp"),
            new()
            {
                ["orcid"] = "0000-0002-1825-0097",
                ["url"] = "https://delp.example.org",
                ["also_known_as"] = "Ed Delp",
                ["body"] = "Of the page that goes.",
                ["act"] = "publish",
            }
        );
        using var kept = await desk.PostAsync(
            await Items.EditorAsync(site, "people/song-han"),
            new()
            {
                ["url"] = "",
                ["body"] = "Of the page that stays.",
                ["act"] = "publish",
            }
        );
        using var merged = await desk.PostAsync(
            $"/admin/items/{await IdAsync("people/edward-delp")}/merge",
            new() { ["into"] = "song-han" }
        );

        foreach (var done in new[] { gone, kept, merged })
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var text = (await Items.FindAsync(site, "people/song-han"))!.Text;
        Assert.Contains("orcid: \"0000-0002-1825-0097\"", text, StringComparison.Ordinal);
        Assert.Contains("url: https://delp.example.org", text, StringComparison.Ordinal);
        Assert.Contains("- Edward Delp\n", text, StringComparison.Ordinal);
        Assert.Contains("- Ed Delp\n", text, StringComparison.Ordinal);
        Assert.EndsWith("Of the page that stays.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_name_the_one_who_stays()
    {
        using var desk = await Desk.OpenAsync(site);
        var talk = await Items.EditorAsync(site, "neurips-19/talks/edward-delp");
        using var saved = await desk.PostAsync(
            talk,
            new() { ["title"] = "A better title", ["act"] = "save" }
        );
        using var merged = await desk.PostAsync(
            $"/admin/items/{await IdAsync("people/edward-delp")}/merge",
            new() { ["into"] = "song-han" }
        );

        Assert.Equal("Song Han", (await SpeakerAsync(desk, talk)).GetAttribute("value"));
        using var published = await desk.PostAsync(talk, new() { ["act"] = "publish" });
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var page = await site.ReadAsync("/neurips-19/talks/edward-delp");
        Assert.Equal("A better title", WorkshopSite.TextOf(page.QuerySelector("h1")));
        Assert.NotNull(page.QuerySelector("main .by a[href='/people/song-han']"));
    }

    [Fact]
    public async Task Drafts_follow_a_person_who_gets_another_address()
    {
        using var desk = await Desk.OpenAsync(site);
        var talk = await Items.EditorAsync(site, "neurips-19/talks/edward-delp");
        using var saved = await desk.PostAsync(
            talk,
            new() { ["title"] = "A better title", ["act"] = "save" }
        );
        using var renamed = await desk.PostAsync(
            await Items.EditorAsync(site, "people/edward-delp"),
            new() { ["item-slug"] = "ed-delp", ["act"] = "publish-anyway" }
        );

        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        Assert.Equal("Edward Delp", (await SpeakerAsync(desk, talk)).GetAttribute("value"));
        using var published = await desk.PostAsync(talk, new() { ["act"] = "publish" });
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.NotNull(
            (await site.ReadAsync("/neurips-19/talks/edward-delp")).QuerySelector(
                "main .by a[href='/people/ed-delp']"
            )
        );
    }

    [Fact]
    public async Task A_merge_is_undone_at_once_and_both_have_again_what_each_had()
    {
        using var desk = await Desk.OpenAsync(site);
        var gone = await IdAsync("people/edward-delp");
        string[] paths = ["people/edward-delp", "people/song-han", "neurips-19/talks/edward-delp"];
        var before = await TextsAsync(paths);
        using var merged = await desk.PostAsync(
            $"/admin/items/{gone}/merge",
            new() { ["into"] = "song-han" }
        );
        var page = await desk.ReadAsync($"{merged.Headers.Location}");
        using var undone = await desk.ClickAsync(page, "Undo merge");

        Assert.Equal($"/admin/items/{gone}?said=unmerged", undone.Headers.Location?.OriginalString);
        Assert.Equal(before, await TextsAsync(paths));
        var person = await site.ReadAsync("/people/edward-delp");
        Assert.NotNull(person.QuerySelector(".ledger a[href='/neurips-19/talks/edward-delp']"));
        Assert.Empty((await desk.ReadAsync("/admin/trash")).QuerySelectorAll($"a[href*='{gone}']"));
    }

    [Fact]
    public async Task A_merge_is_not_undone_once_somebody_changed_what_named_them()
    {
        using var desk = await Desk.OpenAsync(site);
        var gone = await IdAsync("people/edward-delp");
        using var merged = await desk.PostAsync(
            $"/admin/items/{gone}/merge",
            new() { ["into"] = "song-han" }
        );
        var page = await desk.ReadAsync($"{merged.Headers.Location}");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        using var edited = await desk.PostAsync(
            await Items.EditorAsync(site, "neurips-19/talks/edward-delp"),
            new() { ["title"] = "A better title", ["act"] = "publish" }
        );
        using var refused = await desk.ClickAsync(page, "Undo merge");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.StartsWith(
            "Not undone",
            WorkshopSite.TextOf((await refused.PageAsync()).GetElementById("faults")),
            StringComparison.Ordinal
        );
        Assert.Null(await Items.FindAsync(site, "people/edward-delp"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("edward-delp")]
    [InlineData("")]
    public async Task Whoever_is_not_another_person_is_asked_for_again(string into)
    {
        using var desk = await Desk.OpenAsync(site);
        var id = await IdAsync("people/edward-delp");
        using var refused = await desk.PostAsync($"/admin/items/{id}/merge", new() { ["into"] = into });
        var page = await refused.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("Choose a person from the list.", WorkshopSite.TextOf(page.GetElementById("faults")));
        Assert.Equal(into, page.GetElementById("into")!.GetAttribute("value") ?? "");
        Assert.Equal(
            "Edward Delp",
            WorkshopSite.TextOf((await site.ReadAsync("/people/edward-delp")).QuerySelector("h1"))
        );
    }

    [Fact]
    public async Task Of_two_by_one_name_none_is_chosen()
    {
        using var desk = await Desk.OpenAsync(site);
        using var added = await desk.PostAsync(
            "/admin/new/person",
            new()
            {
                ["item-slug"] = "song-han-2",
                ["name"] = "Song Han",
                ["act"] = "publish-anyway",
            }
        );
        var id = await IdAsync("people/edward-delp");
        using var refused = await desk.PostAsync($"/admin/items/{id}/merge", new() { ["into"] = "Song Han" });

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task Two_who_stand_in_one_list_are_not_merged_before_one_is_taken_out()
    {
        using var desk = await Desk.OpenAsync(site);
        var id = await IdAsync("people/ofir-zafrir");
        using var refused = await desk.PostAsync(
            $"/admin/items/{id}/merge",
            new() { ["into"] = "guy-boudoukh" }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(
            "Q8BERT: Quantized 8Bit BERT: Names both ofir-zafrir and guy-boudoukh; take one of them out first.",
            WorkshopSite.TextOf((await refused.PageAsync()).GetElementById("faults"))
        );
        Assert.NotNull((await site.ReadAsync("/people/ofir-zafrir")).QuerySelector("h1"));
    }

    [Fact]
    public async Task The_front_page_tells_of_people_who_may_be_one_and_of_a_number_given_twice()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            "/admin/new/person",
            new()
            {
                ["item-slug"] = "song-han-2",
                ["name"] = "Song  HÄN",
                ["act"] = "publish-anyway",
            }
        );
        await desk.PostAsync(
            await Items.EditorAsync(site, "neurips-19/edition"),
            new() { ["ordinal"] = "4", ["act"] = "publish" }
        );
        var issues = (await desk.ReadAsync("/admin")).Body!.TextContent;

        Assert.Contains("May be the same person as song-han", issues, StringComparison.Ordinal);
        Assert.Contains("Same number as ", issues, StringComparison.Ordinal);
    }

    private static async Task<AngleSharp.Dom.IElement> SpeakerAsync(Desk desk, string talk) =>
        (await desk.ReadAsync(talk)).QuerySelector("[name='speakers[0].person']")!;

    private async Task<List<string>> TextsAsync(string[] paths)
    {
        var texts = new List<string>();
        foreach (var path in paths)
            texts.Add((await Items.FindAsync(site, path))!.Text);
        return texts;
    }

    private async Task<Guid> IdAsync(string path) => (await Items.FindAsync(site, path))!.Id;
}
