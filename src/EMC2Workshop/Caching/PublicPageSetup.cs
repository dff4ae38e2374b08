using System.Reflection;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Caching;

public static class PublicPageSetup
{
    /// <summary>
    /// Puts what each page's model says of it on its routes: methods are matched by these, before a page is loaded.
    /// </summary>
    public static PageActionEndpointConventionBuilder MarkPublic(
        this PageActionEndpointConventionBuilder pages,
        IServiceProvider services
    )
    {
        var views = services.GetRequiredService<IViewCompilerProvider>().GetCompiler();
        pages.Add(endpoint =>
        {
            var page = endpoint.Metadata.OfType<PageActionDescriptor>().Single();
            // The views were compiled with the program: this only looks one up.
            var view = views.CompileAsync(page.RelativePath).GetAwaiter().GetResult();
            if (view.Type?.GetProperty("Model")?.PropertyType.GetCustomAttribute<PublicPageAttribute>() is { } mark)
                endpoint.Metadata.Add(mark);
            EditionSegmentConstraint.Apply(endpoint);
        });
        return pages;
    }

    /// <summary>Maps a feed or a file that is made from the content, to be read and kept as a public page is.</summary>
    public static RouteHandlerBuilder MapPublic(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        Delegate handler
    ) => endpoints.MapFeed(pattern, handler, readsQuery: false);

    /// <summary>The same, of which there are as many as readers think of: it is made each time.</summary>
    public static RouteHandlerBuilder MapWithViewOptions(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        Delegate handler
    ) => endpoints.MapFeed(pattern, handler, readsQuery: true);

    /// <summary>To be read, by whatever program; <c>edition</c> is an edition's name where it is a parameter.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler)
    {
        var endpoint = endpoints.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler);
        endpoint.Add(EditionSegmentConstraint.Apply);
        return endpoint;
    }

    private static RouteHandlerBuilder MapFeed(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        Delegate handler,
        bool readsQuery
    ) =>
        endpoints
            .MapRead(pattern, handler)
            .WithMetadata(new PublicPageAttribute { ReadsQuery = readsQuery, TellsTime = false })
            .RequireCors();
}
