using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using EMC2Workshop.Caching;
using EMC2Workshop.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Hosting;

public sealed class PublicPageTests(HostedSite site) : IClassFixture<HostedSite>
{
    private static readonly Architecture Parts = new ArchLoader()
        .LoadAssemblies(typeof(Program).Assembly)
        .Build();

    [Fact]
    public async Task What_is_mapped_as_public_is_kept_and_read_as_a_public_page_is()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/feed", () => "news").AsPublicPage();

        AssertPublic(
            Assert.Single(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints))
        );
    }

    [Fact]
    public void The_front_page_is_public_and_the_error_page_is_not()
    {
        var pages = site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .ToList();

        AssertPublic(Assert.Single(pages, page => page.RoutePattern.RawText?.Length == 0));
        Assert.Null(
            Assert
                .Single(
                    pages,
                    page => page.RoutePattern.RawText?.StartsWith("error/", StringComparison.Ordinal) == true
                )
                .Metadata.GetMetadata<PublicPageAttribute>()
        );
    }

    [Fact]
    public void Every_page_but_those_of_organizers_and_errors_is_public() =>
        Assert.All(
            Pages(),
            page =>
                Assert.Equal(
                    !page.Page.ViewEnginePath.StartsWith("/Admin/", StringComparison.Ordinal)
                        && page.Page.ViewEnginePath != "/Error",
                    page.Endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null
                )
        );

    [Fact]
    public void Every_model_of_a_public_page_says_what_it_depends_on() =>
        Assert.Equal(
            [],
            typeof(PublicPageModel)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(PublicPageModel)) && !type.IsAbstract)
                .Where(type => type.GetCustomAttribute<PublicPageAttribute>() is null)
        );

    [Fact]
    public async Task A_public_page_says_that_it_reads_the_query_when_it_does_and_not_else()
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        foreach (var page in Pages().Where(page => page.IsPublic).ToLookup(page => page.Page.RelativePath))
        {
            var compiled = await loader.LoadAsync(page.First().Page, page.First().Endpoint.Metadata);
            var named = page.SelectMany(
                route => route.Endpoint.RoutePattern.Parameters,
                (_, part) => part.Name
            );
            var asked = compiled
                .HandlerMethods.SelectMany(handler => handler.Parameters)
                .Concat(compiled.BoundProperties)
                .Where(value =>
                    value.BindingInfo?.BindingSource is null || IsQuery(value.BindingInfo.BindingSource)
                )
                .Where(value => value.ParameterType != typeof(CancellationToken))
                .Select(value => value.BindingInfo?.BinderModelName ?? value.Name)
                .Except(named, StringComparer.OrdinalIgnoreCase);

            var reads =
                asked.Any() || ReadsQuery(compiled.ModelTypeInfo!) || ReadsQuery(compiled.PageTypeInfo);

            var mark = compiled.ModelTypeInfo!.GetCustomAttribute<PublicPageAttribute>();
            Assert.True(reads == mark!.ReadsQuery, $"{page.Key} {(reads ? "reads the query" : "does not")}");
        }
    }

    private IEnumerable<(RouteEndpoint Endpoint, PageActionDescriptor Page, bool IsPublic)> Pages() =>
        from endpoint in site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
        let page = endpoint.Metadata.GetMetadata<PageActionDescriptor>()
        where page is not null
        select (endpoint, page, endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null);

    private static bool IsQuery(BindingSource source) => source.CanAcceptDataFrom(BindingSource.Query);

    private static bool ReadsQuery(System.Type type) =>
        Parts
            .Types.Single(known => known.FullName == type.FullName)
            .Dependencies.OfType<MethodCallDependency>()
            .Any(call =>
                call.TargetMember.FullName.Contains("HttpRequest::get_Query(", StringComparison.Ordinal)
            );

    private static void AssertPublic(Microsoft.AspNetCore.Http.Endpoint endpoint)
    {
        Assert.NotNull(endpoint.Metadata.GetMetadata<PublicPageAttribute>());
        Assert.Equal(["GET", "HEAD"], endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods);
    }
}
