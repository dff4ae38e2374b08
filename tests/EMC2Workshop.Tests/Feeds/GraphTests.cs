using System.Text.Json;
using EMC2Workshop.Tests.Admin;
using EMC2Workshop.Tests.Pages;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>The JSON-LD of all pages, put together as the one graph that it is.</summary>
public sealed class GraphTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private const string Origin = "http://localhost";

    [Fact]
    public async Task Every_node_is_told_of_on_the_page_that_it_is_named_for_and_agrees_with_it()
    {
        var told = new Dictionary<string, JsonElement>();
        var references = new List<(string From, JsonElement Node)>();
        foreach (var path in await SiteMap.PathsAsync(site))
        {
            if (await AboutAsync(site, path) is not { } about)
                continue;
            Assert.Equal("https://schema.org", about.GetProperty("@context").GetString());
            var id = about.GetProperty("@id").GetString()!;
            Assert.Equal(id, about.GetProperty("url").GetString());
            // The agenda is about the edition too.
            Assert.Equal(
                path.EndsWith("/agenda", StringComparison.Ordinal) ? path[..^"/agenda".Length] : path,
                id[Origin.Length..]
            );
            if (id == Origin + path)
                Assert.True(told.TryAdd(id, about), $"{id} is told of twice");
            references.AddRange(
                Nodes(about)
                    .Skip(1)
                    .Where(node => node.TryGetProperty("@id", out _))
                    .Select(node => (path, node))
            );
        }

        Assert.InRange(told.Count, 150, 400);
        Assert.InRange(references.Count, 200, 2000);
        foreach (var (from, node) in references)
        {
            Assert.True(
                told.TryGetValue(node.GetProperty("@id").GetString()!, out var whole),
                $"{from} refers to {node.GetProperty("@id")}, which no page tells of"
            );
            foreach (
                var field in new[] { "@type", "name", "startDate", "endDate", "eventStatus" }.Where(field =>
                    node.TryGetProperty(field, out _)
                )
            )
                Assert.Equal(
                    (from, field, whole.GetProperty(field).GetString()),
                    (from, field, node.GetProperty(field).GetString())
                );
        }
    }

    [Fact]
    public async Task Every_event_has_what_search_engines_ask_for_and_nothing_is_null_or_empty()
    {
        string[] wanted =
        [
            "name",
            "description",
            "image",
            "startDate",
            "endDate",
            "eventStatus",
            "eventAttendanceMode",
            "location",
            "organizer",
        ];
        foreach (var path in await SiteMap.PathsAsync(site))
        {
            if (await AboutAsync(site, path) is not { } about)
                continue;
            foreach (var node in Nodes(about))
            {
                Assert.All(
                    node.EnumerateObject(),
                    field =>
                        Assert.True(
                            field.Value.ValueKind != JsonValueKind.Null
                                && field.Value.GetRawText() is not ("\"\"" or "[]"),
                            $"{path}: {field.Name} says nothing"
                        )
                );
                if (
                    !node.TryGetProperty("@type", out var type)
                    || !type.GetString()!.EndsWith("Event", StringComparison.Ordinal)
                    || type.GetString() == "ConferenceEvent" // the host's own matter
                )
                    continue;
                Assert.All(
                    wanted,
                    field =>
                        Assert.True(node.TryGetProperty(field, out _), $"{path}: an event has no {field}")
                );
                Assert.True(
                    node.GetProperty("location").TryGetProperty("address", out _)
                        || node.GetProperty("location").TryGetProperty("url", out _),
                    $"{path}: a place has neither address nor link"
                );
            }
        }
    }

    [Fact]
    public async Task Every_picture_that_is_named_is_there()
    {
        var pictures = new HashSet<string>();
        foreach (var path in await SiteMap.PathsAsync(site))
        {
            if (await AboutAsync(site, path) is { } about)
                pictures.UnionWith(
                    Nodes(about)
                        .Where(node => node.TryGetProperty("image", out _))
                        .Select(node => node.GetProperty("image").GetString()!)
                );
        }
        Assert.NotEmpty(pictures);
        using var visitor = site.Visitor();
        foreach (var picture in pictures)
        {
            using var answer = await visitor.GetAsync(picture, TestContext.Current.CancellationToken);
            Assert.Equal(
                (picture, System.Net.HttpStatusCode.OK, "image/png"),
                (picture, answer.StatusCode, answer.Content.Headers.ContentType?.MediaType)
            );
        }
    }

    [Fact]
    public async Task What_begins_at_another_time_says_when_it_was_to_begin_and_so_does_its_talk()
    {
        using var site = new WorkshopSite();
        await site.ReadAsync("/");
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            $"/admin/items/{(await AboutIdAsync(site))}",
            new()
            {
                ["expected_start"] = "2019-12-13 09:00",
                ["expected_end"] = "2019-12-13 09:45",
                ["state"] = "delayed",
                ["reason"] = "A late train",
                ["act"] = "publish",
            }
        );
        foreach (
            var page in new[]
            {
                "/neurips-19/sessions/keynote-vivienne-sze",
                "/neurips-19/talks/vivienne-sze",
            }
        )
        {
            var about = (await AboutAsync(site, page))!.Value;
            Assert.Equal(
                (
                    "https://schema.org/EventRescheduled",
                    "2019-12-13T09:00:00-08:00",
                    "2019-12-13T08:45:00-08:00"
                ),
                (
                    about.GetProperty("eventStatus").GetString(),
                    about.GetProperty("startDate").GetString(),
                    about.GetProperty("previousStartDate").GetString()
                )
            );
        }
    }

    [Fact]
    public async Task A_virtual_edition_is_at_a_link_and_not_at_a_place()
    {
        var about = (await AboutAsync(site, "/virtual-20"))!.Value;
        Assert.Equal(
            ("VirtualLocation", "https://schema.org/OnlineEventAttendanceMode"),
            (
                about.GetProperty("location").GetProperty("@type").GetString(),
                about.GetProperty("eventAttendanceMode").GetString()
            )
        );
    }

    private static async Task<string> AboutIdAsync(WorkshopSite site)
    {
        using var visitor = site.Visitor();
        using var sessions = JsonDocument.Parse(
            await visitor.GetStringAsync(
                "/api/v1/editions/neurips-19/sessions",
                TestContext.Current.CancellationToken
            )
        );
        return sessions
            .RootElement.EnumerateArray()
            .Single(session =>
                session
                    .GetProperty("url")
                    .GetString()!
                    .EndsWith("/keynote-vivienne-sze", StringComparison.Ordinal)
            )
            .GetProperty("id")
            .GetString()!;
    }

    private static async Task<JsonElement?> AboutAsync(WorkshopSite site, string path)
    {
        if (
            (await site.ReadAsync(path)).QuerySelector("script[type='application/ld+json']") is not { } script
        )
            return null;
        using var about = JsonDocument.Parse(script.TextContent);
        return about.RootElement.Clone();
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(field => Nodes(field.Value))
                .Prepend(element),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Nodes),
            _ => [],
        };
}
