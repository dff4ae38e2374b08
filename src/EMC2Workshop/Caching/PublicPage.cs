using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing.Patterns;

namespace EMC2Workshop.Caching;

/// <summary>
/// Marks an endpoint that anyone may read and nobody sends anything to: it answers GET and HEAD, at one address. What
/// it says depends on its path, the content and the time alone, never on the reader or a header, so that it can be
/// kept.
/// </summary>
public sealed class PublicPage
{
    private static readonly HttpMethodMetadata Reading = new([HttpMethods.Get, HttpMethods.Head]);

    /// <summary>Folders and pages, at any depth, that have forms or answer in another's stead.</summary>
    private static readonly string[] Private = ["Admin", "Error"];

    private static readonly string[] ThatReadQueries = ["Search", "My", "Feeds", "TimeZones"];

    private static readonly string[] ThatAreFramed = ["Embed"];

    /// <summary>Folders whose pages say how many minutes are left.</summary>
    private static readonly string[] ThatCountMinutes = ["Now", "Home", "Calls", "Challenge"];

    /// <summary>It depends on the query too, so it is not kept.</summary>
    public bool ReadsQuery { get; init; }

    /// <summary>Other sites may show it in a frame: nothing on it can be misled into doing anything.</summary>
    public bool MayBeFramed { get; init; }

    /// <summary>A page that may be <see cref="ViewOptions"/> for in another zone or as of another moment.</summary>
    public bool TellsTime { get; init; }

    /// <summary>What it says is true for a minute.</summary>
    public bool CountsMinutes { get; init; }

    /// <summary>Marks a Razor page on its routes, since these are what methods are matched by.</summary>
    public static void Mark(PageRouteModel page)
    {
        var names = page.ViewEnginePath.Split('/');
        if (names.Intersect(Private).Any())
            return;
        foreach (var selector in page.Selectors)
            Mark(
                selector.EndpointMetadata,
                new PublicPage
                {
                    ReadsQuery = names.Intersect(ThatReadQueries).Any(),
                    TellsTime = true,
                    CountsMinutes = names.Intersect(ThatCountMinutes).Any(),
                    MayBeFramed = names.Intersect(ThatAreFramed).Any(),
                }
            );
    }

    internal static void Mark(IList<object> endpoint, PublicPage page)
    {
        endpoint.Add(page);
        endpoint.Add(Reading);
    }
}

public static class PublicPageSetup
{
    public static IServiceCollection AddPublicPages(this IServiceCollection services) =>
        services.PostConfigure<RazorPagesOptions>(options =>
            options.Conventions.AddFolderRouteModelConvention("/", PublicPage.Mark)
        );

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
        endpoint.Add(builder => PublicPage.Mark(builder.Metadata, new PublicPage { ReadsQuery = readsQuery }));
        return endpoint;
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
