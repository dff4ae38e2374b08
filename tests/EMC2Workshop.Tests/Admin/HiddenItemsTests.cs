using System.Net;
using EMC2Workshop.Caching;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What is not published is nowhere, for nobody but organizers and those whom they gave a link.</summary>
public sealed class HiddenItemsTests : IDisposable
{
    private const string Mark = "Zyxwvut";
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Drafts_and_what_waits_and_what_was_removed_are_in_no_page_feed_or_search()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        await desk.PostAsync(editor, new() { ["title"] = $"{Mark} edited quokka", ["act"] = "save" });
        await NewTalkAsync(desk, "hidden-draft", "save");
        await NewTalkAsync(desk, "hidden-later", "schedule");
        await NewTalkAsync(desk, "hidden-gone", "publish");
        await desk.PostAsync(
            await Items.EditorAsync(site, "neurips-19/talks/hidden-gone"),
            new() { ["item-slug"] = "hidden-gone-too", ["act"] = "publish" }
        );
        await desk.PostAsync(
            await Items.EditorAsync(site, "neurips-19/talks/hidden-gone-too") + "/remove",
            []
        );
        await NewTalkAsync(desk, "hidden-taken-back", "publish");
        await desk.PostAsync(
            await Items.EditorAsync(site, "neurips-19/talks/hidden-taken-back") + "/remove",
            new() { ["keep"] = "true" }
        );
        using var visitor = site.Visitor();
        var addresses = Addresses().ToList();
        Assert.True(addresses.Count > 60);
        var seen = new List<string>();
        foreach (var address in addresses)
        {
            // An organizer who looks first warms no page for others.
            using var warm = await desk.Client.GetAsync(address, Aborted);
            using var answer = await visitor.GetAsync(address, Aborted);
            if (
                (await answer.Content.ReadAsStringAsync(Aborted)).Contains(
                    Mark,
                    StringComparison.OrdinalIgnoreCase
                )
            )
                seen.Add(address);
            if (address.Contains("/hidden-", StringComparison.Ordinal) && answer.IsSuccessStatusCode)
                seen.Add($"{address}: {answer.StatusCode}");
            if (
                answer.Headers.Location is { } leads
                && leads.OriginalString.Contains("hidden", StringComparison.Ordinal)
            )
                seen.Add($"{address} leads to {leads}");
        }
        Assert.True(seen.Count == 0, string.Join("\n", seen));
    }

    [Fact]
    public async Task What_belongs_to_an_edition_that_is_only_listed_is_nowhere_either()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            "/admin/new/talk?edition=asplos-18",
            new()
            {
                ["item-slug"] = "hidden-listed",
                ["title"] = $"{Mark} quokka",
                ["speakers[0].person"] = "vivienne-sze",
                ["body"] = $"{Mark} quokka",
                ["act"] = "publish",
            }
        );
        await desk.PostAsync(
            "/admin/new/page?edition=asplos-18",
            new()
            {
                ["item-slug"] = "hidden-listed",
                ["title"] = $"{Mark} quokka",
                ["act"] = "publish",
            }
        );
        Assert.NotNull(await Items.FindAsync(site, "asplos-18/talks/hidden-listed"));
        using var visitor = site.Visitor();
        var seen = new List<string>();
        foreach (
            var address in Addresses()
                .Concat(
                    Addresses()
                        .Select(address =>
                            address.Replace("neurips-19", "asplos-18", StringComparison.Ordinal)
                        )
                )
                .Append("/asplos-18/pages/hidden-listed")
                .Distinct()
        )
        {
            using var answer = await visitor.GetAsync(address, Aborted);
            if (
                (await answer.Content.ReadAsStringAsync(Aborted)).Contains(
                    Mark,
                    StringComparison.OrdinalIgnoreCase
                )
            )
                seen.Add(address);
        }
        Assert.True(seen.Count == 0, string.Join("\n", seen));
        Assert.DoesNotContain(
            (await Pages.SiteMap.PathsAsync(site)),
            path => path.Contains("hidden", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_waits_is_there_when_its_time_has_come()
    {
        using var desk = await Desk.OpenAsync(site);
        await NewTalkAsync(desk, "hidden-later", "schedule");
        site.Clock.Advance(TimeSpan.FromHours(2));
        await site.Services.GetRequiredService<ScheduledPublisher>().PublishAsync(Aborted);

        Assert.Equal(
            $"{Mark} quokka",
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/talks/hidden-later")).QuerySelector("h1"))
        );
    }

    [Fact]
    public async Task A_preview_link_is_over_after_its_days_and_when_the_draft_is_published_or_thrown_away()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        using var friend = site.Visitor();
        foreach (
            var end in new Func<Task>[]
            {
                () =>
                {
                    // No timer goes off: a week has thousands of what comes every minute.
                    site.Clock.AdjustTime(site.Clock.GetUtcNow().AddDays(8));
                    return Task.CompletedTask;
                },
                () => desk.PostAsync(editor, new() { ["act"] = "publish" }),
                () => desk.PostAsync(editor, [], "Discard"),
            }
        )
        {
            await desk.SignInAsync("editor@example.org", Desk.Password);
            await desk.PostAsync(editor, new() { ["title"] = $"{Mark} {Guid.NewGuid()}", ["act"] = "save" });
            await desk.PostAsync(editor + "/preview", []);
            var link = new Uri(
                (await desk.ReadAsync(editor + "/preview")).QuerySelector("a.link")!.GetAttribute("href")!
            ).PathAndQuery;
            using var shown = await friend.GetAsync(link, Aborted);
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
            Assert.Equal(("no-store", "noindex, nofollow", "no-referrer"), Rules(shown));
            await end();

            using var over = await friend.GetAsync(link, Aborted);
            Assert.Equal(HttpStatusCode.NotFound, over.StatusCode);
            Assert.Equal("no-referrer", over.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Fact]
    public async Task A_preview_link_shows_no_other_item()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        await desk.PostAsync(editor, new() { ["title"] = "Only this", ["act"] = "save" });
        await NewTalkAsync(desk, "hidden-draft", "save");
        await desk.PostAsync(editor + "/preview", []);
        var link = new Uri(
            (await desk.ReadAsync(editor + "/preview")).QuerySelector("a.link")!.GetAttribute("href")!
        ).PathAndQuery;
        using var friend = site.Visitor();
        foreach (
            var address in new[]
            {
                link + "?id=hidden-draft",
                link + "/../../neurips-19/talks/hidden-draft",
                link + "/hidden-draft",
            }
        )
        {
            using var answer = await friend.GetAsync(address, Aborted);
            Assert.DoesNotContain(
                Mark,
                await answer.Content.ReadAsStringAsync(Aborted),
                StringComparison.Ordinal
            );
        }
    }

    private static (string?, string, string) Rules(HttpResponseMessage answer) =>
        (
            answer.Headers.CacheControl?.ToString(),
            answer.Headers.GetValues("X-Robots-Tag").Single(),
            answer.Headers.GetValues("Referrer-Policy").Single()
        );

    private async Task NewTalkAsync(Desk desk, string slug, string act)
    {
        using var answer = await desk.PostAsync(
            "/admin/new/talk?edition=neurips-19",
            new()
            {
                ["item-slug"] = slug,
                ["title"] = $"{Mark} quokka",
                ["session"] = "paper-session-1",
                ["speakers[0].person"] = "vivienne-sze",
                ["body"] = $"{Mark} quokka",
                ["publish-at"] = site
                    .Clock.GetUtcNow()
                    .ToOffset(TimeSpan.FromHours(-8))
                    .AddHours(1)
                    .ToString("yyyy-MM-ddTHH:mm", null),
                ["act"] = act,
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>
    /// Everything that anybody can read, by the site's own list, filled in with what is there and with what is hidden.
    /// </summary>
    private IEnumerable<string> Addresses()
    {
        var patterns = site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));
        foreach (var pattern in patterns)
        {
            foreach (
                var hidden in pattern.Contains("{talk}", StringComparison.Ordinal)
                    ? new[]
                    {
                        "edward-delp",
                        "hidden-draft",
                        "hidden-later",
                        "hidden-gone",
                        "hidden-gone-too",
                        "hidden-taken-back",
                        "hidden-listed",
                    }
                    : ["edward-delp"]
            )
            {
                yield return pattern
                    .Replace("{edition}", "neurips-19", StringComparison.Ordinal)
                    .Replace("{talk}", hidden, StringComparison.Ordinal)
                    .Replace("{person}", "vivienne-sze", StringComparison.Ordinal)
                    .Replace("{session}", "paper-session-1", StringComparison.Ordinal)
                    .Replace("{paper}", "q8bert", StringComparison.Ordinal)
                    .Replace("{text}", "about", StringComparison.Ordinal)
                    .Replace("{code?}", "", StringComparison.Ordinal);
            }
        }
        yield return "/search?q=quokka";
        yield return "/search?q=hidden";
    }
}
