namespace EMC2Workshop.Tests.Admin;

/// <summary>What an organizer is told before an item is deleted.</summary>
public sealed class DeletionQuestionTests : IDisposable
{
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Whoever_deletes_a_session_is_told_first_that_its_papers_lose_their_place()
    {
        Assert.Contains(
            "Its 7 papers lose their place in the program.",
            await QuestionAsync("neurips-19/sessions/paper-session-1"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_something_else_needs_is_said_not_to_be_deletable_before_it_is_tried()
    {
        var question = await QuestionAsync("neurips-19/sessions/keynote-edward-delp");

        Assert.Contains("1 talk needs it.", question, StringComparison.Ordinal);
        Assert.DoesNotContain("papers", question, StringComparison.Ordinal);
    }

    private async Task<string> QuestionAsync(string path)
    {
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync(await Items.EditorAsync(site, path) + "/remove");
        return WorkshopSite.TextOf(page.QuerySelector("main"));
    }
}
