using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Hosting;

/// <summary>
/// Marks an endpoint whose answer depends on its path and the content alone: never on the reader, the query, or a
/// header. Such answers are compressed and kept by the page cache, and ask for nothing but GET and HEAD.
/// </summary>
public sealed class PublicPage
{
    private static readonly PublicPage Marker = new();
    private static readonly HttpMethodMetadata Reading = new([HttpMethods.Get, HttpMethods.Head]);

    /// <summary>Folders and pages, at any depth, that have forms, read the query, or answer in another's stead.</summary>
    private static readonly string[] Exceptions = ["Admin", "Error", "Search"];

    /// <summary>Marks the Razor pages. It works on routes, since that is what the methods are matched by.</summary>
    internal static void Mark(PageRouteModel page)
    {
        if (page.ViewEnginePath.Split('/').Intersect(Exceptions).Any())
            return;
        foreach (var selector in page.Selectors)
        {
            selector.EndpointMetadata.Add(Marker);
            selector.EndpointMetadata.Add(Reading);
        }
    }

    /// <summary>Marks what is mapped by hand.</summary>
    internal static void Mark(EndpointBuilder endpoint)
    {
        endpoint.Metadata.Add(Marker);
        endpoint.Metadata.Add(Reading);
    }
}

public static class PublicPageSetup
{
    public static IServiceCollection AddPublicPages(this IServiceCollection services) =>
        services.PostConfigure<RazorPagesOptions>(options => options.Conventions.AddFolderRouteModelConvention("/", PublicPage.Mark));

    /// <summary>Maps a feed or a file that is made from the content, to be read and kept as a public page is.</summary>
    public static RouteHandlerBuilder MapPublic(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler)
    {
        var endpoint = endpoints.Map(pattern, handler);
        ((IEndpointConventionBuilder)endpoint).Add(PublicPage.Mark);
        return endpoint;
    }
}
