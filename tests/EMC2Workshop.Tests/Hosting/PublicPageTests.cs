using EMC2Workshop.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Hosting;

public sealed class PublicPageTests(HostedSite site) : IClassFixture<HostedSite>
{
    [Fact]
    public async Task What_is_mapped_as_public_is_kept_and_read_as_a_public_page_is()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapPublic("/feed", () => "news");

        AssertPublic(Assert.Single(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)));
    }

    [Fact]
    public void The_front_page_is_public_and_the_error_page_is_not()
    {
        var pages = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        AssertPublic(Assert.Single(pages, page => page.RoutePattern.RawText?.Length == 0));
        Assert.Null(Assert.Single(pages, page => page.RoutePattern.RawText?.StartsWith("error/", StringComparison.Ordinal) == true)
            .Metadata.GetMetadata<PublicPage>());
    }

    private static void AssertPublic(Microsoft.AspNetCore.Http.Endpoint endpoint)
    {
        Assert.NotNull(endpoint.Metadata.GetMetadata<PublicPage>());
        Assert.Equal(["GET", "HEAD"], endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods);
    }
}
