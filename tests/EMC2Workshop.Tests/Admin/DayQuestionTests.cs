using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>The page of the day on other days, and the way back from a tap.</summary>
public sealed class DayQuestionTests : IDisposable
{
    private const string Page = "/admin/day/neurips-19";

    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("2019-11-25T12:00", "The workshop is on Fri, Dec 13, 2019, in 18 days. Change it anyway?")]
    [InlineData("2019-12-12T23:59", "The workshop is on Fri, Dec 13, 2019, in 1 day. Change it anyway?")]
    [InlineData("2019-12-14T00:01", "The workshop was on Fri, Dec 13, 2019, 1 day ago. Change it anyway?")]
    public async Task On_another_day_a_tap_asks_first_and_one_more_tap_does_it(string venue, string question)
    {
        site.Clock.AdjustTime(
            new DateTimeOffset(DateTime.Parse(venue, CultureInfo.InvariantCulture), TimeSpan.FromHours(-8))
        );
        using var desk = await Desk.OpenAsync(site);
        var (session, before) = await FirstAsync(desk);

        using var asked = await desk.PostAsync(
            Page,
            new()
            {
                ["act"] = "change",
                ["room"] = "Hall B",
                ["reason"] = "Water on the floor",
            }
        );

        var page = await asked.PageAsync();
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains(question, WorkshopSite.TextOf(page.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Equal(before, (await Items.FindAsync(site, session))!.Text);
        using var done = await desk.SendAsync(page, Page, new() { ["really"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var after = (await Items.FindAsync(site, session))!.Text;
        Assert.Contains("room: Hall B\n", after, StringComparison.Ordinal);
        Assert.Contains("reason: Water on the floor\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delay_names_who_speaks_what_follows_and_what_visitors_read_and_all_of_it_comes_back_at_once()
    {
        site.Clock.AdjustTime(new DateTimeOffset(2019, 11, 25, 12, 0, 0, TimeSpan.FromHours(-8)));
        using var desk = await Desk.OpenAsync(site);
        var before = await TextsAsync();

        using var asked = await desk.PostAsync(Page, new() { ["act"] = "later 10" });
        var page = await asked.PageAsync();
        var question = WorkshopSite.TextOf(page.QuerySelector("[role=alert]"));
        Assert.Contains("Yann LeCun: 10 minutes later, and ", question, StringComparison.Ordinal);
        Assert.Contains(" more: ", question, StringComparison.Ordinal);
        Assert.Contains("Visitors will read: “Delayed. Running late”.", question, StringComparison.Ordinal);

        using (await desk.SendAsync(page, Page, new() { ["really"] = "true" })) { }
        var done = await desk.ReadAsync(Page + "?said=done");
        var told = WorkshopSite.TextOf(done.QuerySelector("[role=status]"));
        var late = (await TextsAsync()).Count(text => before[text.Key] != text.Value);
        Assert.Contains(
            $"Yann LeCun: 10 minutes later, and {late - 1} more: ",
            told,
            StringComparison.Ordinal
        );
        Assert.Contains("Visitors read: “Delayed. Running late”.", told, StringComparison.Ordinal);
        var back = done.QuerySelectorAll("button")
            .First(button => button.GetAttribute("value") == "on schedule together");
        Assert.Equal($"Back on schedule, with {late - 1} after it", WorkshopSite.TextOf(back));
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        using (await desk.PostAsync(Page, new() { ["act"] = "on schedule together", ["really"] = "true" }))
        { }

        Assert.Equal(before, await TextsAsync());
    }

    [Theory]
    [InlineData("2019-12-13T00:00")]
    [InlineData("2019-12-13T23:59")]
    public async Task On_the_day_at_the_venue_a_tap_is_enough(string venue)
    {
        site.Clock.AdjustTime(
            new DateTimeOffset(DateTime.Parse(venue, CultureInfo.InvariantCulture), TimeSpan.FromHours(-8))
        );
        using var desk = await Desk.OpenAsync(site);

        using var done = await desk.PostAsync(Page, new() { ["act"] = "later 10" });

        Assert.Equal(Page + "?said=done", done.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task All_that_one_tap_changed_is_undone_together_on_the_same_page()
    {
        using var desk = await Desk.OpenAsync(site);
        var before = await TextsAsync();
        using (await desk.PostAsync(Page, new() { ["act"] = "later 15" })) { }
        var late = await TextsAsync();
        Assert.True(
            late.Where(text => before[text.Key] != text.Value).Skip(1).Any(),
            "one tap changes several sessions"
        );
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        using var undone = await desk.PostAsync(Page + "?said=done", [], "Undo");

        Assert.Equal(Page + "?said=undone", undone.Headers.Location?.OriginalString);
        Assert.Equal(before, await TextsAsync());
        var changes = WorkshopSite.TextOf(
            (await site.ReadAsync("/neurips-19/changes")).QuerySelector("main")
        );
        Assert.Contains("Undone: ", changes, StringComparison.Ordinal);
        Assert.Contains(
            "Undone",
            WorkshopSite.TextOf((await desk.ReadAsync(Page + "?said=undone")).QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        using var again = await desk.PostAsync(Page + "?said=undone", [], "Undo");

        Assert.Equal(late, await TextsAsync());
        var all = WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/changes")).QuerySelector("main"));
        Assert.DoesNotContain("Undone: Undone: ", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_changed_since_is_not_undone_and_nothing_else_is()
    {
        using var desk = await Desk.OpenAsync(site);
        using (await desk.PostAsync(Page, new() { ["act"] = "later 15" })) { }
        var page = await desk.ReadAsync(Page);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        using (await desk.PostAsync(Page, new() { ["act"] = "later 5" })) { }
        var before = await TextsAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        using var refused = await desk.SendAsync(page, Page, [], "Undo");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "changed again since",
            WorkshopSite.TextOf((await refused.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await TextsAsync());
    }

    private async Task<(string Path, string Text)> FirstAsync(Desk desk)
    {
        var page = await desk.ReadAsync(Page);
        var id = Guid.Parse(
            page.QuerySelectorAll("input[name=session]").OfType<IHtmlInputElement>().First().Value
        );
        return (await TextsAsync())
            .Where(text => text.Value.Contains(id.ToString(), StringComparison.Ordinal))
            .Select(text => (text.Key, text.Value))
            .Single();
    }

    private async Task<Dictionary<string, string>> TextsAsync() =>
        (await Items.AllAsync(site, "neurips-19/sessions/")).ToDictionary(
            item => item.Path,
            item => item.Text
        );
}
