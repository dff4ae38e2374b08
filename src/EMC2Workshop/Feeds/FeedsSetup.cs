using EMC2Workshop.Feeds.Api;
using EMC2Workshop.Feeds.Calendars;
using EMC2Workshop.Feeds.Cards;
using EMC2Workshop.Feeds.Citations;
using EMC2Workshop.Feeds.Schedules;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace EMC2Workshop.Feeds;

public static class FeedsSetup
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) =>
        services
            .AddSingleton<CardImage>()
            .AddScoped<CalendarSource>()
            .AddScoped<ProgramChanges>()
            .AddSingleton<ProgramFactsReader>()
            .AddScoped<ReferenceSource>()
            .AddSingleton<StructuredData>()
            .AddApi()
            .AddCors(cors => cors.AddDefaultPolicy(Reading));

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapCards();
        routes.MapSitemap();
        routes.MapOpenSearch();
        routes.MapCalendars();
        routes.MapAtom();
        routes.MapSchedules();
        routes.MapCitations();
        routes.MapApi();
    }

    /// <summary>No secret is in a feed: any site may read it, and ask whether it has changed.</summary>
    private static void Reading(CorsPolicyBuilder policy) =>
        policy
            .AllowAnyOrigin()
            .WithMethods(HttpMethods.Get, HttpMethods.Head)
            .WithHeaders(HeaderNames.IfNoneMatch)
            .WithExposedHeaders(HeaderNames.ETag)
            .SetPreflightMaxAge(TimeSpan.FromDays(1));
}
