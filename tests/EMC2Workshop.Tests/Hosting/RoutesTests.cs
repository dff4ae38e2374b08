using EMC2Workshop.Content;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Internal;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Hosting;

/// <summary>Of the table that the router looks addresses up in, and of what it runs for them.</summary>
public sealed class RoutesTests(HostedSite site) : IClassFixture<HostedSite>
{
    [Fact]
    public void No_edition_can_be_named_as_an_address_of_the_site_itself()
    {
        var words = Routes()
            .Select(route =>
                route.PathSegments is [{ Parts: [RoutePatternLiteralPart word] }, ..] ? word.Content : ""
            )
            .Where(ItemPath.IsSlug)
            .Distinct()
            .ToList();

        Assert.Contains("people", words);
        Assert.All(words, word => Assert.Null(ItemPath.Parse($"{word}/edition.md", out _)?.Edition));
    }

    [Fact]
    public void Pages_of_editions_stand_in_the_router_s_table_once()
    {
        using var table = new StringWriter();

        site.Services.GetRequiredService<DfaGraphWriter>()
            .Write(site.Services.GetRequiredService<EndpointDataSource>(), table);

        Assert.InRange(table.ToString().Split("[label=\"/").Length, 2, 10 * Routes().Count());
    }

    [Fact]
    public void Pages_answer_reading_and_sending_and_nothing_that_only_sounds_like_it()
    {
        var pages = site
            .Services.GetRequiredService<IActionDescriptorCollectionProvider>()
            .ActionDescriptors.Items.OfType<CompiledPageActionDescriptor>()
            .ToList();

        Assert.NotEmpty(pages);
        Assert.Empty(
            pages
                .SelectMany(page => page.HandlerMethods)
                .Where(handler => handler.HttpMethod is not ("Get" or "Post"))
                .Select(handler => handler.MethodInfo)
        );
    }

    private IEnumerable<RoutePattern> Routes() =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(route => route.RoutePattern);
}
