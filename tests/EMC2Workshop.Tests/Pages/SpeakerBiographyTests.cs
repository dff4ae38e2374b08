using EMC2Workshop.Accounts;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Pages;

/// <summary>A talk may carry a speaker's biography of that time, which no later one takes the place of.</summary>
public sealed class SpeakerBiographyTests : IDisposable
{
    private const string Then = "In 2020 she wrote notes on the *engine*.";
    private const string Now = "Today she writes compilers.";
    private const string Talk = "we-20/talks/engines";

    private static readonly Dictionary<string, string> Files = new(SmallWorkshop.Files)
    {
        ["people/ada-lovelace.md"] = SmallWorkshop.Person(SmallWorkshop.Ada, "Ada Lovelace") + $"\n{Now}\n",
        [Talk + ".md"] = SmallWorkshop
            .Files[Talk + ".md"]
            .Replace(
                "    affiliation: London\n",
                $"    affiliation: London\n    biography: {Then}\n",
                StringComparison.Ordinal
            ),
    };

    private readonly SmallSite site = new(Files);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_talk_tells_it_to_the_letter_and_the_persons_page_its_own()
    {
        var about = WorkshopSite.TextOf((await site.ReadAsync("/" + Talk)).QuerySelector("section.about"));
        Assert.Contains(Then, about, StringComparison.Ordinal);
        Assert.DoesNotContain(Now, about, StringComparison.Ordinal);

        var page = WorkshopSite.TextOf((await site.ReadAsync("/people/ada-lovelace")).QuerySelector("main"));
        Assert.Contains(Now, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Then, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_finds_the_talk_by_it()
    {
        var found = (await site.ReadAsync("/search?q=notes+on+the+engine")).QuerySelectorAll(
            "main ol a, main ul a"
        );

        Assert.Contains("/" + Talk, found.Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_file_with_it_comes_back_byte_for_byte()
    {
        using var store = await WorkshopStore.FilledAsync(Files);

        Assert.Equal(Files[Talk + ".md"], (await store.ExportAsync())[Talk + ".md"]);
    }

    [Fact]
    public async Task The_form_has_a_box_for_it_and_takes_pasted_lines_as_one_paragraph()
    {
        using var editor = await Desk.OpenAsync(site);
        var address = await Items.EditorAsync(site, Talk);
        var box = (await editor.ReadAsync(address)).QuerySelector("textarea[name='speakers[0].biography']")!;
        Assert.Equal(Then, box.TextContent);

        await editor.PostAsync(
            address,
            new() { ["speakers[0].biography"] = "She wrote\r\nthe first program.", ["act"] = "publish" }
        );

        Assert.Contains(
            "\n    biography: She wrote the first program.\n",
            (await Items.FindAsync(site, Talk))!.Text,
            StringComparison.Ordinal
        );
        var history = await editor.ReadAsync(address + "/history");
        Assert.Contains(
            "program",
            history.QuerySelectorAll("ins").Select(WorkshopSite.TextOf).DefaultIfEmpty("").Last(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("biography")]
    [InlineData("both")]
    public async Task It_is_deleted_for_good_with_the_persons_own(string what)
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var talk = await Items.EditorAsync(site, Talk);
        await owner.PostAsync(
            talk,
            new() { ["speakers[0].biography"] = "Zyzzogeton drafted.", ["act"] = "save" }
        );
        await RenameAsync(owner, "ada-king");

        await EraseAsync(owner, await Items.EditorAsync(site, "people/ada-king"), what);

        Assert.Equal([], await TellingAsync());
        Assert.DoesNotContain(
            "engine*",
            WorkshopSite.TextOf((await site.ReadAsync("/" + Talk)).QuerySelector("main")),
            StringComparison.Ordinal
        );
        using var published = await owner.PostAsync(
            talk,
            new() { ["title"] = "On mills", ["act"] = "publish" }
        );
        Assert.Contains(
            "?said=published",
            published.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_leaves_the_history_of_the_talk_with_the_whole_person()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        await owner.PostAsync(
            await Items.EditorAsync(site, Talk),
            new()
            {
                ["speakers[0].person"] = "alan-turing",
                ["speakers[0].biography"] = "He wrote on numbers.",
                ["act"] = "publish",
            }
        );

        await EraseAsync(owner, await Items.EditorAsync(site, "people/ada-lovelace"), "all");

        Assert.Equal(["He wrote on numbers."], await TellingAsync());
    }

    private async Task RenameAsync(Desk owner, string slug)
    {
        using var renamed = await owner.PostAsync(
            await Items.EditorAsync(site, "people/ada-lovelace"),
            new() { ["item-slug"] = slug, ["act"] = "publish" }
        );
        Assert.EndsWith("said=published", renamed.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    private static async Task EraseAsync(Desk owner, string editor, string what)
    {
        using var done = await owner.PostAsync(
            editor + "/erase",
            new() { ["what"] = what, ["name"] = "Ada Lovelace" }
        );
        Assert.EndsWith("said=erased", done.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>The biographies that talks, their drafts and their history tell.</summary>
    private async Task<List<string>> TellingAsync()
    {
        var texts = await StoreRows.ReadAsync(
            site,
            "SELECT Text FROM ContentItems UNION ALL SELECT Text FROM Drafts UNION ALL SELECT Text FROM Revisions"
        );
        return
        [
            .. texts
                .SelectMany(text => text.Split('\n'))
                .Where(line => line.StartsWith("    biography: ", StringComparison.Ordinal))
                .Select(line => line["    biography: ".Length..])
                .Distinct(),
        ];
    }
}
