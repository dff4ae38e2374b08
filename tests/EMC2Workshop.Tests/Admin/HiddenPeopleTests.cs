using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Who is in a program is told with the program, and not before.</summary>
public sealed class HiddenPeopleTests : IDisposable
{
    private const string Edition = "we-20/edition";
    private readonly SmallSite site = new(
        new Dictionary<string, string>(SmallWorkshop.Files)
        {
            ["people/grace-hopper.md"] = SmallWorkshop.Person(
                "00000000-0000-4000-8000-00000000000b",
                "Grace Hopper"
            ),
            ["people/edsger-dijkstra.md"] = SmallWorkshop.Person(
                "00000000-0000-4000-8000-00000000000c",
                "Edsger Dijkstra"
            ),
            ["we-19/edition.md"] = """
            ---
            id: 00000000-0000-4000-8000-00000000000e
            ordinal: 1
            start: 2019-03-02
            zone: Europe/London
            city: London
            status: published
            ---

            """,
            ["we-20/committee.md"] = """
            ---
            id: 00000000-0000-4000-8000-00000000000d
            members:
              - person: grace-hopper
                role: Chair
            ---

            """,
        }
    );

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("ada-lovelace", "lovelace")]
    [InlineData("alan-turing", "turing")]
    [InlineData("grace-hopper", "hopper")]
    public async Task Whom_only_a_hidden_edition_names_is_nowhere(string slug, string name)
    {
        using var desk = await Desk.OpenAsync(site);
        Assert.Equal("200 200 True True True", await SeenAsync(slug, name));

        using (await desk.PostAsync(await Items.EditorAsync(site, Edition), Status("draft"))) { }
        Assert.Equal("404 404 False False False", await SeenAsync(slug, name));

        using (await desk.PostAsync(await Items.EditorAsync(site, Edition), Status("published"))) { }
        Assert.Equal("200 200 True True True", await SeenAsync(slug, name));
    }

    [Fact]
    public async Task Whom_no_program_names_is_there()
    {
        using var desk = await Desk.OpenAsync(site);
        using (await desk.PostAsync(await Items.EditorAsync(site, Edition), Status("draft"))) { }

        Assert.Equal("200 200 True True True", await SeenAsync("edsger-dijkstra", "dijkstra"));
    }

    [Fact]
    public async Task A_former_address_tells_no_name_either()
    {
        using var desk = await Desk.OpenAsync(site);
        using var moved = await desk.PostAsync(
            await Items.EditorAsync(site, "people/ada-lovelace"),
            new() { ["item-slug"] = "ada-king", ["act"] = "publish" }
        );
        using var visitor = site.Visitor();
        using (var found = await visitor.GetAsync("/people/ada-lovelace", Aborted))
            Assert.Equal("/people/ada-king", found.Headers.Location?.OriginalString);

        using (await desk.PostAsync(await Items.EditorAsync(site, Edition), Status("draft"))) { }

        using var hidden = await visitor.GetAsync("/people/ada-lovelace", Aborted);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    [Fact]
    public async Task Organizers_read_why()
    {
        using var desk = await Desk.OpenAsync(site);
        using (await desk.PostAsync(await Items.EditorAsync(site, Edition), Status("draft"))) { }

        var editor = await desk.ReadAsync(await Items.EditorAsync(site, "people/ada-lovelace"));

        Assert.Equal(
            "Only editions that aren’t public name this person, so this page isn’t public, either.",
            WorkshopSite.TextOf(editor.QuerySelector(".said"))
        );
        Assert.DoesNotContain("View on site", editor.Body!.TextContent, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Status(string status) =>
        new() { ["status"] = status, ["act"] = "publish" };

    /// <summary>The page and its calendar, and whether people, search and the map of the site have it.</summary>
    private async Task<string> SeenAsync(string slug, string name)
    {
        using var visitor = site.Visitor();
        using var page = await visitor.GetAsync($"/people/{slug}", Aborted);
        using var calendar = await visitor.GetAsync($"/people/{slug}.ics", Aborted);
        var links = new[] { "/people", $"/search?q={name}" }.Select(async address =>
            (await site.ReadAsync(address)).QuerySelector($"main a[href='/people/{slug}']") is not null
        );
        var isMapped = (await Pages.SiteMap.PathsAsync(site)).Contains($"/people/{slug}");
        return $"{(int)page.StatusCode} {(int)calendar.StatusCode} {string.Join(' ', await Task.WhenAll(links))} "
            + isMapped;
    }
}
