using EMC2Workshop.Feeds.Api;
using EMC2Workshop.Feeds.Calendars;
using EMC2Workshop.Feeds.Cards;
using EMC2Workshop.Feeds.Citations;

namespace EMC2Workshop.Feeds;

public static class FeedsSetup
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) =>
        services.AddSingleton<CardImage>().AddScoped<CalendarSource>().AddSingleton<StructuredData>();

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapCards();
        routes.MapSitemap();
        routes.MapOpenSearch();
        routes.MapCalendars();
        routes.MapAtom();
        routes.MapSchedule();
        routes.MapCitations();
        routes.MapApi();
    }
}
