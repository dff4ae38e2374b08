using System.Net;
using EMC2Workshop.Tests.Feeds;

namespace EMC2Workshop.Tests.Pages;

public sealed class MyAgendaTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_chosen_becomes_a_link_that_shows_it_and_a_calendar_that_has_it()
    {
        using var visitor = site.Visitor();
        var choices = (await site.ReadAsync("/neurips-19/my"))
            .QuerySelectorAll("input[name=star]")
            .Select(choice => choice.GetAttribute("value")!)
            .ToList();
        using var answer = await visitor.GetAsync(
            $"/neurips-19/my?star={choices[0]}&star={choices[4]}",
            Aborted
        );
        var link = answer.Headers.Location!.OriginalString;

        Assert.Equal("/neurips-19/my/".Length + 12, link.Length);
        Assert.Equal(2, (await site.ReadAsync(link)).QuerySelectorAll("[data-star]").Length);
        var calendar = await visitor.GetStringAsync(link + ".ics", Aborted);
        Assert.Equal([], CalendarLint.FaultsOf(calendar));
        Assert.Equal(2, Ical.Net.Calendar.Load(calendar)!.Events.Count);
    }

    [Fact]
    public async Task What_was_chosen_is_shown_in_the_zone_it_was_chosen_in()
    {
        using var visitor = site.Visitor();
        var choice = (await site.ReadAsync("/neurips-19/my?tz=Asia/Tokyo"))
            .QuerySelector("form input[name=star]")!
            .GetAttribute("value");
        Assert.Equal(
            "Asia/Tokyo",
            (await site.ReadAsync("/neurips-19/my?tz=Asia/Tokyo"))
                .QuerySelector("form input[name=tz]")
                ?.GetAttribute("value")
        );
        using var answer = await visitor.GetAsync($"/neurips-19/my?star={choice}&tz=Asia/Tokyo", Aborted);

        Assert.EndsWith("?tz=Asia/Tokyo", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saves_without_a_choice_is_told_what_to_do()
    {
        var choice = await site.ReadAsync("/neurips-19/my");
        var save = choice.QuerySelector("form.mine button")!.GetAttribute("name");

        Assert.Null(choice.QuerySelector("[role=alert]"));
        Assert.Equal(
            "No sessions are selected. Select what you want to see, then save again.",
            WorkshopSite.TextOf(
                (await site.ReadAsync($"/neurips-19/my?{save}=1")).QuerySelector("[role=alert]")
            )
        );
    }

    [Theory]
    [InlineData("/neurips-19/agenda", 15)]
    [InlineData("/neurips-19/talks/song-han", 1)]
    [InlineData("/neurips-19/sessions/paper-session-1", 1)]
    public async Task Once_an_edition_is_over_nobody_is_asked_to_plan_it(string path, int stars)
    {
        Assert.Equal(stars, (await site.ReadAsync(path)).QuerySelectorAll("[data-add]").Length);
        Assert.Empty((await site.ReadAsync(path + "?at=2019-12-14T08:00")).QuerySelectorAll("[data-add]"));
    }

    [Fact]
    public async Task On_paper_an_agenda_stands_without_its_form_and_a_choice_without_its_button()
    {
        var choice = await site.ReadAsync("/neurips-19/my");
        var star = choice.QuerySelector("input[name=star]")!.GetAttribute("value");
        var agenda = await site.ReadAsync($"/neurips-19/my/{star}");

        Assert.Equal(["button"], await HiddenOnPaperAsync(choice));
        Assert.Equal(["form", "button"], await HiddenOnPaperAsync(agenda));
    }

    [Fact]
    public async Task Every_session_has_a_code_of_its_own()
    {
        var codes = (await site.ReadAsync("/neurips-19/my"))
            .QuerySelectorAll("input[name=star]")
            .Select(choice => choice.GetAttribute("value"))
            .ToList();
        Assert.Equal((15, 15), (codes.Count, codes.Distinct().Count()));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("a%20bc")]
    [InlineData("....")]
    [InlineData("<script>")]
    public async Task A_forged_link_is_no_page(string code)
    {
        using var visitor = site.Visitor();
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync("/neurips-19/my/" + Uri.EscapeDataString(code), Aborted)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await visitor.GetAsync("/neurips-19/my/" + Uri.EscapeDataString(code) + ".ics", Aborted)
            ).StatusCode
        );
    }

    private async Task<IEnumerable<string>> HiddenOnPaperAsync(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        using var visitor = site.Visitor();
        var address = page.QuerySelector("link[rel=stylesheet][media=print]")!.GetAttribute("href");
        var style = await visitor.GetStringAsync(address, Aborted);
        var selectors = style[(style.IndexOf("*/", StringComparison.Ordinal) + 2)..style.IndexOf('{')];
        Assert.Equal("{ display: none }", style[style.IndexOf('{')..].Trim());
        return page.QuerySelectorAll(selectors).Select(element => element.LocalName);
    }
}
