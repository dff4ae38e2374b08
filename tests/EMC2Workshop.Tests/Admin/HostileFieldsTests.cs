using System.Net;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using EMC2Workshop.Caching;
using EMC2Workshop.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What an organizer's form can be sent, with no editor's script in between.</summary>
public sealed class HostileFieldsTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</title><script>alert(1)</script>")]
    [InlineData("</script><script>alert(1)</script>]]>")]
    public async Task A_hostile_title_name_or_affiliation_is_text_on_every_page_and_in_every_feed(string text)
    {
        using var desk = await Desk.OpenAsync(site);
        await PublishAsync(
            desk,
            "neurips-19/talks/edward-delp",
            new()
            {
                ["title"] = text,
                ["speakers[0].affiliation"] = text,
                ["body"] = text,
            }
        );
        await PublishAsync(desk, "people/edward-delp", new() { ["name"] = text, ["body"] = text });
        await PublishAsync(
            desk,
            "neurips-19/sessions/paper-session-1",
            new() { ["title"] = text, ["change-reason"] = text }
        );
        await PublishAsync(desk, "neurips-19/sponsors/qualcomm", new() { ["name"] = text });
        var own = site.Services.GetRequiredService<ReaderTimeScript>().Text.Value;
        using var visitor = site.Visitor();
        foreach (var address in Addresses())
        {
            using var answer = await visitor.GetAsync(address, Aborted);
            var content = await answer.Content.ReadAsStringAsync(Aborted);
            switch (answer.Content.Headers.ContentType?.MediaType)
            {
                case "text/html":
                    var page = WorkshopSite.Parse(content);
                    Assert.Empty(page.QuerySelectorAll("[onerror], img[src=x], main script"));
                    Assert.All(
                        page.QuerySelectorAll("script:not([src]):not([type='application/ld+json'])"),
                        script => Assert.Equal(own, script.TextContent)
                    );
                    break;
                case "application/xml" or "application/atom+xml" or "text/xml":
                    Assert.DoesNotContain(
                        XDocument.Parse(content).Descendants(),
                        element => element.Name.LocalName is "script" or "img"
                    );
                    break;
            }
        }
    }

    [Fact]
    public async Task A_reason_that_was_pasted_with_line_breaks_of_Word_is_one_line_of_every_feed()
    {
        using var desk = await Desk.OpenAsync(site);
        await PublishAsync(
            desk,
            "neurips-19/sessions/paper-session-2",
            new()
            {
                ["room"] = "East 3",
                ["change-reason"] = "The hall\vleaks.\u0001\uFFFF See you\u2028there.",
            }
        );

        using var visitor = site.Visitor();
        var feed = XDocument.Parse(await visitor.GetStringAsync("/neurips-19/changes.atom", Aborted));

        Assert.Contains(
            feed.Descendants().Where(element => element.Name.LocalName == "title"),
            title => title.Value.Contains("The hall leaks. See you there.", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("//evil.example")]
    [InlineData("http:\\\\evil")]
    [InlineData("https://user@evil.example")]
    [InlineData("data:text/html,x")]
    public async Task An_address_that_is_none_of_the_web_is_refused_beside_its_field(string url)
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            await Items.EditorAsync(site, "people/kurt-keutzer"),
            new() { ["url"] = url, ["act"] = "publish" }
        );
        var page = WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.GetElementById("url-fault"));
        Assert.DoesNotContain(
            "evil",
            (await Items.FindAsync(site, "people/edward-delp"))!.Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("admin")]
    [InlineData("con")]
    [InlineData("A b")]
    [InlineData("vivienne‮sze")]
    [InlineData("vivienne-szе")] // its last letter is Cyrillic
    public async Task An_address_that_can_be_none_is_refused_beside_its_field(string slug)
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            "/admin/new/page",
            new()
            {
                ["item-slug"] = slug,
                ["title"] = "Hotels",
                ["act"] = "publish",
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(
            WorkshopSite
                .Parse(await answer.Content.ReadAsStringAsync(Aborted))
                .GetElementById("item-slug-fault")
        );
    }

    [Theory]
    [InlineData("\" OR *")]
    [InlineData("NEAR(")]
    [InlineData("%")]
    [InlineData("_\\")]
    [InlineData("'; DROP TABLE Talks; --")]
    [InlineData("\0")]
    public async Task Signs_of_a_query_language_are_signs_like_others_in_the_list(string query)
    {
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync($"/admin/list?q={Uri.EscapeDataString(query)}");

        Assert.Matches("^[0-9]+ items?$", WorkshopSite.TextOf(page.QuerySelector("[role=status]")));
        Assert.NotEmpty(
            (await desk.ReadAsync("/admin/list?q=sze"))
                .QuerySelectorAll(".items .name a")
                .OfType<IHtmlAnchorElement>()
        );
    }

    private async Task PublishAsync(Desk desk, string path, Dictionary<string, string> form)
    {
        form["act"] = "publish";
        using var answer = await desk.PostAsync(await Items.EditorAsync(site, path), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private IEnumerable<string> Addresses() =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null)
            .Select(endpoint =>
                "/"
                + endpoint
                    .RoutePattern.RawText!.TrimStart('/')
                    .Replace("{edition}", "neurips-19", StringComparison.Ordinal)
                    .Replace("{talk}", "edward-delp", StringComparison.Ordinal)
                    .Replace("{person}", "edward-delp", StringComparison.Ordinal)
                    .Replace("{session}", "paper-session-1", StringComparison.Ordinal)
                    .Replace("{paper}", "q8bert", StringComparison.Ordinal)
                    .Replace("{code?}", "", StringComparison.Ordinal)
            )
            .Append("/search?q=alert");
}
