using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Pages;

/// <summary>After the workshop, the home turns to what is left of it, and chairs see what is missing.</summary>
public sealed class ProceedingsTests : IDisposable
{
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Until_it_is_over_there_are_none()
    {
        Assert.Null((await site.ReadAsync("/neurips-19")).QuerySelector("#proceedings"));
        using var desk = await Desk.OpenAsync(site);
        Assert.Null((await desk.ReadAsync("/admin?edition=neurips-19")).QuerySelector("#gaps"));
    }

    [Fact]
    public async Task Then_the_home_counts_papers_and_leads_to_recordings_and_citations()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            await Items.EditorAsync(site, "neurips-19/talks/song-han"),
            new()
            {
                ["materials[0].kind"] = "video",
                ["materials[0].title"] = "Recording",
                ["materials[0].url"] = "https://video.example.org/day?t=14700",
                ["act"] = "publish",
            }
        );
        site.Clock.Advance(TimeSpan.FromDays(2));
        var home = await site.ReadAsync("/neurips-19");
        var lines = home.QuerySelectorAll("[aria-labelledby=proceedings] li")
            .Select(WorkshopSite.TextOf)
            .ToList();

        Assert.Equal(
            [
                "25 papers",
                "Videos: Song Han",
                "Cite: BibTeX, RIS, text",
                "All pages as a zip, to keep or read offline",
            ],
            lines
        );
        Assert.Equal(
            ["Keynotes", "Proceedings", "Workshop Objective"],
            home.QuerySelectorAll("main h2").Select(WorkshopSite.TextOf).Take(3)
        );
        Assert.NotNull(
            home.QuerySelector(
                "[aria-labelledby=proceedings] a[href='https://video.example.org/day?t=14700']"
            )
        );
    }

    [Fact]
    public async Task Then_chairs_see_what_is_missing_with_a_link_to_each()
    {
        using var desk = await Desk.OpenAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(2));
        var gaps = (await desk.ReadAsync("/admin?edition=neurips-19")).QuerySelector(
            "[aria-labelledby=gaps]"
        )!;

        var kinds = gaps.QuerySelectorAll("summary").Select(WorkshopSite.TextOf).ToList();
        Assert.Contains("Slides (11)", kinds);
        Assert.Contains("Video (11)", kinds);
        Assert.Contains(kinds, kind => kind.StartsWith("Poster (", StringComparison.Ordinal));
        Assert.Contains("Text, arXiv number or DOI (6)", kinds);
        var talk = await Items.EditorAsync(site, "neurips-19/talks/song-han");
        Assert.NotNull(gaps.QuerySelector($"a[href='{talk}']"));
    }
}
