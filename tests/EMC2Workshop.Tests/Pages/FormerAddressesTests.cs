using System.Net;
using EMC2Workshop.Caching;
using EMC2Workshop.Tests.Admin;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Pages;

/// <summary>
/// Whatever stood at an item's former address leads to where it is now, by the site's own list of addresses.
/// </summary>
public sealed class FormerAddressesTests : IAsyncLifetime
{
    private static readonly (string Parameter, string Path, string Now)[] Renamed =
    [
        ("talk", "neurips-19/talks/song-han", "renamed-talk"),
        ("paper", "neurips-19/papers/", "renamed-paper"),
        ("session", "neurips-19/sessions/", "renamed-session"),
        ("person", "people/song-han", "renamed-person"),
        ("text", "pages/", "renamed-page"),
    ];

    private readonly WorkshopSite site = new();
    private readonly Dictionary<string, (string Was, string Now)> slugs = [];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using var desk = await Desk.OpenAsync(site);
        using (
            await desk.PostAsync(
                "/admin/new/page",
                new()
                {
                    ["title"] = "How we began",
                    ["item-slug"] = "history",
                    ["body"] = "Long ago.",
                    ["act"] = "publish",
                }
            )
        ) { }
        foreach (var (parameter, path, now) in Renamed)
        {
            var item = (await Items.AllAsync(site, path))[0];
            var was = item.Path.Split('/')[^1];
            // Twice, so that a chain would be seen.
            await RenameAsync(desk, item.Id, "between-" + now);
            await RenameAsync(desk, item.Id, now);
            slugs[parameter] = (was, now);
        }
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Every_address_of_a_renamed_item_leads_to_its_new_one_at_once_with_its_query()
    {
        var (wrong, count) = (new List<string>(), 0);
        using var visitor = site.Visitor();
        foreach (var pattern in Patterns())
        {
            var named = slugs
                .Where(slug => pattern.Contains($"{{{slug.Key}}}", StringComparison.Ordinal))
                .ToList();
            if (named.Count != 1)
                continue;
            var (parameter, (was, now)) = named[0];
            string Address(string slug) =>
                "/"
                + pattern
                    .Replace($"{{{parameter}}}", slug, StringComparison.Ordinal)
                    .Replace("{edition}", "neurips-19", StringComparison.Ordinal);
            using var living = await visitor.GetAsync(Address(now), Aborted);
            foreach (var former in new[] { was, "between-" + now })
            {
                foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
                {
                    using var request = new HttpRequestMessage(method, Address(former) + "?a=b&c=%20");
                    using var answer = await visitor.SendAsync(request, Aborted);
                    count++;
                    if (
                        living.StatusCode == HttpStatusCode.OK
                        && (
                            answer.StatusCode != HttpStatusCode.MovedPermanently
                            || answer.Headers.Location?.OriginalString != Address(now) + "?a=b&c=%20"
                        )
                    )
                        wrong.Add(
                            $"{method} {Address(former)}: {answer.StatusCode} {answer.Headers.Location}"
                        );
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.InRange(count, 60, 1000);
    }

    [Fact]
    public async Task A_selection_by_a_former_name_lives_on()
    {
        var (was, now) = slugs["person"];
        using var visitor = site.Visitor();

        var former = await visitor.GetStringAsync(
            $"/neurips-19/selection.ics?kind=keynote&person={was}&kind=grand-keynote&kind=invited-talk",
            Aborted
        );
        var page = await site.ReadAsync($"/neurips-19/feeds?person={was}");

        Assert.Equal(
            await visitor.GetStringAsync(
                $"/neurips-19/selection.ics?kind=keynote&person={now}&kind=grand-keynote&kind=invited-talk",
                Aborted
            ),
            former
        );
        Assert.Contains("BEGIN:VEVENT", former, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"[value='{now}'][checked], [value='{now}'][selected]"));
    }

    [Fact]
    public async Task A_name_that_is_anothers_now_is_the_others()
    {
        using var desk = await Desk.OpenAsync(site);
        var (was, _) = slugs["person"];
        var other = (await Items.FindAsync(site, "people/edward-delp"))!;
        await RenameAsync(desk, other.Id, was);
        using var visitor = site.Visitor();

        using var page = await visitor.GetAsync($"/people/{was}", Aborted);
        using var calendar = await visitor.GetAsync($"/people/{was}.ics", Aborted);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, calendar.StatusCode));
    }

    [Fact]
    public async Task What_is_hidden_by_now_does_not_tell_its_new_name()
    {
        using var desk = await Desk.OpenAsync(site);
        using (
            await desk.PostAsync(
                await Items.EditorAsync(site, "neurips-19/edition"),
                new() { ["status"] = "listed", ["act"] = "publish" }
            )
        ) { }
        using var visitor = site.Visitor();
        foreach (
            var address in new[]
            {
                $"/neurips-19/talks/{slugs["talk"].Was}",
                $"/neurips-19/talks/{slugs["talk"].Was}.ics",
                $"/neurips-19/talks/{slugs["talk"].Was}/card.png",
            }
        )
        {
            using var answer = await visitor.GetAsync(address, Aborted);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain(
                slugs["talk"].Now,
                await answer.Content.ReadAsStringAsync(Aborted),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Every_address_of_an_edition_whose_folder_was_renamed_leads_to_its_new_one()
    {
        using var small = new SmallSite(SmallWorkshop.Files);
        using var desk = await Desk.OpenAsync(small);
        var renamed = SmallWorkshop.Files.ToDictionary(
            file => file.Key.Replace("we-20", "engines-20", StringComparison.Ordinal),
            file => file.Value
        );
        using (var zip = await ContentZip.ImportAsync(desk, renamed))
            Assert.True(zip.IsSuccessStatusCode);
        using var visitor = small.Visitor();
        foreach (
            var (was, now) in new[]
            {
                ("/we-20", "/engines-20"),
                ("/we-20/agenda?tz=Asia/Tokyo", "/engines-20/agenda?tz=Asia/Tokyo"),
                ("/we-20/calendar.ics", "/engines-20/calendar.ics"),
                ("/we-20/talks/engines", "/engines-20/talks/engines"),
                ("/we-20/talks/engines.bib", "/engines-20/talks/engines.bib"),
                ("/we-20/card.png", "/engines-20/card.png"),
                ("/we-20/selection.ics?kind=keynote", "/engines-20/selection.ics?kind=keynote"),
                ("/we-20/news.atom", "/engines-20/news.atom"),
                ("/api/v1/editions/we-20/sessions?q=1", "/api/v1/editions/engines-20/sessions?q=1"),
            }
        )
        {
            using var answer = await visitor.GetAsync(was, Aborted);
            Assert.Equal(now, answer.Headers.Location?.OriginalString);
        }
    }

    private IEnumerable<string> Patterns() =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/'))
            .Distinct();

    private static async Task RenameAsync(Desk desk, Guid id, string slug)
    {
        using var answer = await desk.PostAsync(
            $"/admin/items/{id}",
            new() { ["item-slug"] = slug, ["act"] = "publish" }
        );
        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }
}
