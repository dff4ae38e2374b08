using EMC2Workshop.Caching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
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
        Assert.Null(
            Assert
                .Single(
                    pages,
                    page => page.RoutePattern.RawText?.StartsWith("error/", StringComparison.Ordinal) == true
                )
                .Metadata.GetMetadata<PublicPage>()
        );
    }

    [Theory]
    [InlineData("/Index", true, true)]
    [InlineData("/Edition/Agenda", true, true)]
    [InlineData("/Edition/Search", true, false)]
    [InlineData("/Admin/Index", false, false)]
    [InlineData("/Admin/Talks/Edit", false, false)]
    [InlineData("/Error", false, false)]
    public void A_page_is_public_unless_it_is_the_organizers_and_kept_unless_it_reads_the_query(
        string name,
        bool isPublic,
        bool isKept
    )
    {
        var page = new PageRouteModel($"/Pages{name}.cshtml", name) { Selectors = { new SelectorModel() } };

        PublicPage.Mark(page);

        var mark = page.Selectors[0].EndpointMetadata.OfType<PublicPage>().SingleOrDefault();
        Assert.Equal((isPublic, isKept), (mark is not null, mark is { ReadsQuery: false }));
    }

    private static void AssertPublic(Microsoft.AspNetCore.Http.Endpoint endpoint)
    {
        Assert.NotNull(endpoint.Metadata.GetMetadata<PublicPage>());
        Assert.Equal(["GET", "HEAD"], endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods);
    }
}
