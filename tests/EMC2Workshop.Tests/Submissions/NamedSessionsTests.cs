using System.Net;
using EMC2Workshop.Tests.Admin;

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
    public async Task A_session_of_signs_alone_takes_no_paper_that_names_none()
    {
        var posters = (await Store.ExportAsync())["we-20/sessions/posters.md"];
        await Store.EditAsync("we-20/sessions/posters.md", posters.Replace("title: Posters", "title: \"☕\""));

        await DraftAsync(
            "Paper ID,Title,Authors,Decision,Session\n7,Tiny,Mira Oduya,accept,\n".Bytes(),
            new() { ["session:Oral"] = "" }
        );
        await SendAsync("Publish");

        Assert.Equal(["numbers"], await PapersAsync("we-20/sessions/posters"));
    }

    [Fact]
    public async Task Two_spellings_of_a_session_are_one_and_a_forged_answer_is_none()
    {
        const string Spelled =
            "Paper ID,Title,Authors,Decision,Session\n"
            + "7,Tiny,Mira Oduya,accept,posters\n9,Slow,Lin Abara,accept,POSTERS\n";
        var (page, _) = await UploadAsync(Spelled.Bytes());
        Assert.Contains(
            "“posters” in the file (2)",
            page.QuerySelectorAll("label").Select(WorkshopSite.TextOf)
        );

        await DraftAsync(Spelled.Bytes(), new() { ["in:posters"] = "nowhere", ["session:Oral"] = "posters" });
        await SendAsync("Publish");

        Assert.Equal(["numbers", "tiny", "slow"], await PapersAsync("we-20/sessions/posters"));
    }

    [Fact]
    public async Task The_preview_finds_sessions_by_their_titles_and_takes_another_answer()
    {
        await AddTalksAsync();
        var (page, _) = await UploadAsync(Table.Bytes());

        Assert.Equal("morning-talks", Chosen(page, "in:morningtalks"));
        Assert.Equal("", Chosen(page, "in:evening"));
        Assert.Equal("posters", Chosen(page, "in:posters"));
        Assert.Contains(
            "“Evening” in the file (1)",
            page.QuerySelectorAll("label").Select(WorkshopSite.TextOf)
        );

        await DraftAsync(
            Table.Bytes(),
            new()
            {
                ["in:evening"] = "morning-talks",
                ["in:morningtalks"] = "",
                ["session:Oral"] = "",
            }
        );
        await SendAsync("Publish");

        Assert.Equal(["slow-clocks"], await PapersAsync("we-20/sessions/morning-talks"));
    }

    [Theory]
    [InlineData("yes", "")]
    [InlineData("no", "tiny-kernels-for-slow-clocks")]
    public async Task Papers_that_a_later_file_has_for_another_session_leave_the_first_if_one_says_so(
        string leave,
        string left
    )
    {
        await AddTalksAsync();
        await DraftAsync(Table.Bytes(), Afternoon);
        await SendAsync("Publish");
        var later = Table.Replace("MORNING talks", "Afternoon talks", StringComparison.Ordinal).Bytes();
        var (page, address) = await UploadAsync(later);
        const string question =
            "“Tiny Kernels for Slow Clocks” is in Morning talks, and goes into Afternoon talks. "
            + "Take it out of Morning talks, or show it in both?";
        Assert.Equal([question], page.QuerySelectorAll("legend").Select(WorkshopSite.TextOf));
        using var unsaid = await Desk.SendAsync(page, address, Afternoon, "Draft");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);

        await DraftAsync(later, new(Afternoon) { ["from:morning-talks:afternoon-talks"] = leave });
        await SendAsync("Publish");

        Assert.Equal(left, string.Join(' ', await PapersAsync("we-20/sessions/morning-talks")));
        Assert.Equal(
            ["slow-clocks", "on-counting-goats", "tiny-kernels-for-slow-clocks"],
            await PapersAsync("we-20/sessions/afternoon-talks")
        );
        var (again, _) = await UploadAsync(later);
        Assert.Empty(again.QuerySelectorAll("legend"));
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
