using System.Net;
using EMC2Workshop.Caching;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>What holds for every file for programs: the list is that of the site's own endpoints.</summary>
public sealed class FeedsTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_told_by_its_tag_that_nothing_has_changed()
    {
        using var visitor = site.Visitor();
        var addresses = await AddressesAsync();
        Assert.InRange(addresses.Count, 35, 100);
        foreach (var address in addresses)
        {
            using var answer = await visitor.GetAsync(address, Aborted);
            Assert.True(
                answer.StatusCode == HttpStatusCode.OK,
                $"{address} answered {(int)answer.StatusCode}"
            );
            Assert.True(answer.Headers.ETag is not null, $"{address} has no tag");
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync(Aborted));
            using var request = new HttpRequestMessage(HttpMethod.Get, address)
            {
                Headers = { IfNoneMatch = { answer.Headers.ETag } },
            };
            using var again = await visitor.SendAsync(request, Aborted);
            Assert.True(
                again.StatusCode == HttpStatusCode.NotModified,
                $"{address} answered {(int)again.StatusCode} to its own tag"
            );
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(Aborted));
            using var other = new HttpRequestMessage(HttpMethod.Get, address)
            {
                Headers = { IfNoneMatch = { new("\"another\"") } },
            };
            Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(other, Aborted)).StatusCode);
        }
    }

    [Fact]
    public async Task Each_may_be_read_by_scripts_of_other_sites_also_when_it_was_kept()
    {
        using var visitor = site.Visitor();
        foreach (var address in await AddressesAsync())
        {
            using var plain = await visitor.GetAsync(address, Aborted);
            for (var time = 0; time < 2; time++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address)
                {
                    Headers = { { "Origin", "https://example.org" } },
                };
                using var answer = await visitor.SendAsync(request, Aborted);
                Assert.Equal(
                    (address, "*", "cross-origin"),
                    (
                        address,
                        answer.Headers.GetValues("Access-Control-Allow-Origin").Single(),
                        answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single()
                    )
                );
            }
        }
    }

    [Fact]
    public async Task Each_says_its_type_and_is_saved_under_a_name_that_ends_as_its_address_does()
    {
        using var visitor = site.Visitor();
        foreach (
            var address in (await AddressesAsync()).Where(address =>
                address.StartsWith("/neurips-19/", StringComparison.Ordinal)
                && !address.EndsWith(".png", StringComparison.Ordinal)
            )
        )
        {
            using var answer = await visitor.GetAsync(address, Aborted);
            Assert.Equal("utf-8", answer.Content.Headers.ContentType?.CharSet);
            var path = address.Split('?')[0];
            var ending = path[(path.LastIndexOf('/') + 1)..];
            Assert.EndsWith(
                ending[ending.IndexOf('.', StringComparison.Ordinal)..],
                answer.Content.Headers.ContentDisposition?.FileName,
                StringComparison.Ordinal
            );
            Assert.Equal("inline", answer.Content.Headers.ContentDisposition?.DispositionType);
        }
    }

    [Fact]
    public async Task Each_of_an_edition_names_the_page_that_says_the_same_to_people()
    {
        using var visitor = site.Visitor();
        foreach (
            var address in (await AddressesAsync()).Where(address =>
                address.StartsWith("/neurips-19/", StringComparison.Ordinal)
                && !address.EndsWith(".png", StringComparison.Ordinal)
            )
        )
        {
            using var answer = await visitor.GetAsync(address, Aborted);
            var link = answer.Headers.GetValues("Link").Single();
            Assert.Matches("^<http://localhost/[^>]+>; rel=\"alternate\"; type=\"text/html\"$", link);
            using var page = await visitor.GetAsync(
                new Uri(link[1..link.IndexOf('>', StringComparison.Ordinal)]).PathAndQuery,
                Aborted
            );
            Assert.Equal(
                (HttpStatusCode.OK, "text/html"),
                (page.StatusCode, page.Content.Headers.ContentType?.MediaType)
            );
        }
    }

    [Fact]
    public async Task The_page_for_people_lists_each_that_every_edition_has()
    {
        var links = (await site.ReadAsync("/neurips-19/feeds"))
            .QuerySelectorAll("main a[href]")
            .Select(link => link.GetAttribute("href"))
            .ToHashSet();
        var files = Endpoints()
            .Where(pattern =>
                pattern.StartsWith("/{edition}/", StringComparison.Ordinal)
                && pattern.Count(sign => sign == '{') == 1
                && pattern.Contains('.', StringComparison.Ordinal)
                && !pattern.EndsWith("/card.png", StringComparison.Ordinal)
                && !pattern.EndsWith("/selection.ics", StringComparison.Ordinal)
            )
            .ToList();

        Assert.InRange(files.Count, 14, 30);
        Assert.All(
            files,
            file => Assert.Contains(file.Replace("{edition}", "neurips-19", StringComparison.Ordinal), links)
        );
    }

    [Fact]
    public async Task None_is_there_for_an_edition_that_is_not()
    {
        using var visitor = site.Visitor();
        foreach (
            var address in (await AddressesAsync("nowhere")).Where(address =>
                address.Contains("/nowhere", StringComparison.Ordinal)
            )
        )
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address, Aborted)).StatusCode);
    }

    private async Task<List<string>> AddressesAsync(string edition = "neurips-19")
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EMC2Workshop.Data.WorkshopDbContext>();
        var stars = AgendaSelection.Encode(
            db.Sessions.Where(session => session.Edition.Slug == "neurips-19").AsEnumerable().Take(3)
        );
        return
        [
            .. Endpoints()
                .Select(pattern =>
                    pattern
                        .Replace("{edition}", edition, StringComparison.Ordinal)
                        .Replace("{session}", "paper-session-1", StringComparison.Ordinal)
                        .Replace("{talk}", "vivienne-sze", StringComparison.Ordinal)
                        .Replace("{paper}", "q8bert", StringComparison.Ordinal)
                        .Replace("{person}", "vivienne-sze", StringComparison.Ordinal)
                        .Replace("{code}", stars, StringComparison.Ordinal)
                ),
        ];
    }

    /// <summary>Patterns of all that is public and no page.</summary>
    private IEnumerable<string> Endpoints() =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null
                && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null
            )
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(pattern => !pattern.Contains("{**", StringComparison.Ordinal))
            .Distinct();
}
