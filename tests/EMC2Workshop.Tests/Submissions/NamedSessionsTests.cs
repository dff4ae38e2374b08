namespace EMC2Workshop.Tests.Submissions;

/// <summary>A file that says which session each paper is in.</summary>
public sealed class NamedSessionsTests : PapersDesk
{
    private const string Table = """
        Paper ID,Title,Authors,Decision,Session
        7,Tiny Kernels for Slow Clocks,Mira Oduya,accept,MORNING talks
        9,Slow Clocks,Tomás Černý,accept,Evening
        12,On Counting Sheep,Lin Abara,accept,Posters
        14,On Counting Goats,Lin Abara,accept,

        """;

    private static readonly Dictionary<string, string> Afternoon = new()
    {
        ["session:Oral"] = "afternoon-talks",
    };

    [Fact]
    public async Task Papers_go_where_the_file_says_and_all_others_where_their_decision_says()
    {
        await AddTalksAsync();

        await DraftAsync(Table.Bytes(), Afternoon);
        await SendAsync("Publish");

        Assert.Equal(
            ["slow-clocks", "on-counting-goats"],
            await PapersAsync("we-20/sessions/afternoon-talks")
        );
        Assert.Equal(["tiny-kernels-for-slow-clocks"], await PapersAsync("we-20/sessions/morning-talks"));
        Assert.Equal(["numbers", "on-counting-sheep"], await PapersAsync("we-20/sessions/posters"));
    }

    [Fact]
    public async Task The_preview_finds_sessions_by_their_titles_and_takes_another_answer()
    {
        await AddTalksAsync();
        var (page, _) = await UploadAsync(Table.Bytes());

        Assert.Equal("morning-talks", Chosen(page, "in:MORNING talks"));
        Assert.Equal("", Chosen(page, "in:Evening"));
        Assert.Equal("posters", Chosen(page, "in:Posters"));
        Assert.Contains(
            "“Evening” in the file (1)",
            page.QuerySelectorAll("label").Select(WorkshopSite.TextOf)
        );

        await DraftAsync(
            Table.Bytes(),
            new()
            {
                ["in:Evening"] = "morning-talks",
                ["in:MORNING talks"] = "",
                ["session:Oral"] = "",
            }
        );
        await SendAsync("Publish");

        Assert.Equal(["slow-clocks"], await PapersAsync("we-20/sessions/morning-talks"));
    }

    [Fact]
    public async Task A_later_file_that_names_another_session_says_that_the_paper_is_still_in_the_first()
    {
        await AddTalksAsync();
        await DraftAsync(Table.Bytes(), Afternoon);
        await SendAsync("Publish");

        var (page, _) = await UploadAsync(
            Table.Replace("MORNING talks", "Afternoon talks", StringComparison.Ordinal).Bytes()
        );

        Assert.Contains(
            "Still in the session morning-talks, too",
            page.QuerySelectorAll("tbody p").Select(WorkshopSite.TextOf)
        );
    }

    private async Task AddTalksAsync()
    {
        foreach (
            var (slug, title, from) in new[] { ("morning", "Morning", 11), ("afternoon", "Afternoon", 14) }
        )
            await Store.EditAsync(
                $"we-20/sessions/{slug}-talks.md",
                $"""
                ---
                id: {Guid.NewGuid()}
                title: {title} talks
                kind: paper-session
                start: 2020-03-02 {from}:00
                end: 2020-03-02 {from + 1}:00
                ---

                """
            );
    }

    private async Task<IEnumerable<string>> PapersAsync(string session) =>
        (await Store.ExportAsync())[$"{session}.md"]
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("paper: ", StringComparison.Ordinal))
            .Select(line => line["paper: ".Length..]);
}
