using System.Net;
using EMC2Workshop.Content;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Data;

/// <summary>The store under a site that is open to readers.</summary>
public sealed class OpenSiteTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\"")]
    [InlineData("\" OR *")]
    [InlineData("NEAR(a b, 5)")]
    [InlineData("Title:sze")]
    [InlineData("a AND NOT b")]
    [InlineData("* ^ - + ( ) { } :")]
    [InlineData("%_[]\\")]
    [InlineData("'; DROP TABLE SearchIndex; --")]
    [InlineData("\u0000\u0001\u202E")]
    [InlineData("日本語 ⁂ 𝒜")]
    [InlineData("\uD83D")]
    [InlineData("")]
    public async Task Whatever_is_searched_for_there_is_an_answer(string query)
    {
        using var visitor = site.Visitor();

        using var response = await visitor.GetAsync($"/search?q={Uri.EscapeDataString(query)}", Aborted);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            "/people/vivienne-sze",
            (await site.ReadAsync("/search?q=sze"))
                .QuerySelector("main a[href^='/people/']")
                ?.GetAttribute("href")
        );
    }

    [Fact]
    public async Task A_query_of_ten_thousand_letters_has_an_answer()
    {
        using var visitor = site.Visitor();

        Assert.Equal(
            HttpStatusCode.OK,
            (
                await visitor.GetAsync(
                    $"/search?q={new string('a', 5000)}{string.Concat(Enumerable.Repeat("%22%20", 800))}",
                    Aborted
                )
            ).StatusCode
        );
    }

    [Fact]
    public async Task The_site_is_read_while_another_program_keeps_the_store_locked()
    {
        using var visitor = site.Visitor();
        await using var other = new SqliteConnection($"Data Source={site.Store}");
        await visitor.GetAsync("/", Aborted);
        await other.OpenAsync(Aborted);
        await using var transaction = await other.BeginTransactionAsync(Aborted);

        foreach (var address in new[] { "/", "/neurips-19/agenda", "/people/vivienne-sze", "/search?q=sze" })
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(address, Aborted)).StatusCode);
    }

    [Fact]
    public void No_edition_can_be_named_as_an_address_of_the_site_itself()
    {
        var own = site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint =>
                endpoint.RoutePattern.PathSegments is [{ Parts: [RoutePatternLiteralPart first] }, ..]
                    ? first.Content
                    : ""
            )
            .Where(ItemPath.IsSlug)
            .Distinct()
            .Order();

        Assert.Equal(
            [],
            own.Where(name => ItemPath.Parse($"{name}/edition.md", out _) is { Kind.IsEdition: true })
        );
    }
}
