using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Hosting;
using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Pages;

public static class PagesSetup
{
    /// <summary>What people ask for on the day, and is no section.</summary>
    private static readonly string[] OtherPages = ["now", "my", "committee"];

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<TitleFont>();
        services.AddSingleton<Stylesheet>();
        services.AddSingleton<ReaderTimeScript>();
        services.AddSingleton<SiteAddress>();
        services.AddScoped<PageTime>();
        services.AddSingleton<ContentSnapshots>();
        services.AddScoped<Site>();
        services.AddRazorPages(options =>
        {
            options.Conventions.AddPageRoute("/Home/Index", "/{edition}");
            options.Conventions.AddPageRoute("/Text/SitePage", "/{edition}/pages/{text}");
        });
        return services;
    }

    public static void MapPages(this IEndpointRouteBuilder routes) =>
        routes.MapRazorPages().MarkPublic(routes.ServiceProvider);

    /// <summary>
    /// Short addresses, such as /agenda and /cfp, lead to the current edition's page; old ways to say them, to the
    /// page.
    /// </summary>
    public static void MapShortAddresses(this IEndpointRouteBuilder routes)
    {
        foreach (var section in EditionSection.All)
        {
            foreach (var name in section.Aliases.Prepend(section.Slug))
                routes.MapShortAddress(name, section.Slug);
            foreach (var alias in section.Aliases)
                routes
                    .MapGet(
                        $"/{{edition}}/{alias}",
                        (string edition, HttpRequest request) =>
                            Results.Redirect(
                                $"/{Uri.EscapeDataString(edition)}/{section.Slug}{request.QueryString}",
                                permanent: true
                            )
                    )
                    .ForReading();
        }
        foreach (var page in OtherPages)
            routes.MapShortAddress(page, page);
        routes.MapShortAddress("api", "feeds", "#api"); // where it is described
    }

    private static void MapShortAddress(
        this IEndpointRouteBuilder routes,
        string name,
        string page,
        string fragment = ""
    ) =>
        routes
            .MapGet(
                "/" + name,
                async (CurrentEdition current, HttpRequest request, CancellationToken cancellationToken) =>
                    await current.FindAsync(cancellationToken) is { } edition
                        ? Results.Redirect(PageUrls.For(edition, page) + request.QueryString + fragment)
                        : Results.NotFound()
            )
            .ForReading();
}
