using System.Reflection;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing.Patterns;

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
        });
        return pages;
    }

    /// <summary>Maps a feed or a file that is made from the content, to be read and kept as a public page is.</summary>
    public static IEndpointConventionBuilder MapPublic(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        Delegate handler
    ) => Map(endpoints, pattern, handler, readsQuery: false);

    /// <summary>The same, of which there are as many as readers think of: it is made each time.</summary>
    public static IEndpointConventionBuilder MapWithViewOptions(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        Delegate handler
    ) => Map(endpoints, pattern, handler, readsQuery: true);

    private static IEndpointConventionBuilder Map(
        IEndpointRouteBuilder endpoints,
        string pattern,
        Delegate handler,
        bool readsQuery
    )
    {
        var endpoint = endpoints.MapLate(pattern, handler);
        return endpoint.WithMetadata(new PublicPageAttribute { ReadsQuery = readsQuery, TellsTime = false });
    }

    /// <summary>
    /// As <c>Map</c>, but the handler is bound when it is first asked for: binding them all would be a tenth of every
    /// start.
    /// </summary>
    public static IEndpointConventionBuilder MapLate(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        Delegate handler
    )
    {
        var route = EditionName.In(RoutePatternFactory.Parse(pattern));
        var bound = new Lazy<RequestDelegate>(() =>
            RequestDelegateFactory
                .Create(
                    handler,
                    new RequestDelegateFactoryOptions
                    {
                        ServiceProvider = endpoints.ServiceProvider,
                        RouteParameterNames = route.Parameters.Select(parameter => parameter.Name),
                    }
                )
                .RequestDelegate
        );
        return endpoints.Map(route, context => bound.Value(context));
    }
}
