using EMC2Workshop.Caching;
using EMC2Workshop.Model;

namespace EMC2Workshop.Feeds.Calendars;

/// <summary>The addresses of calendars: of an edition, a kind, a session, a talk, a person, and of deadlines.</summary>
public static class CalendarEndpoints
{
    private static readonly Dictionary<string, SessionKind[]> Kinds = new()
    {
        ["keynotes"] = [SessionKind.GrandKeynote, SessionKind.Keynote],
        ["invited-talks"] = [SessionKind.InvitedTalk],
        ["papers"] = [SessionKind.PaperSession, SessionKind.LightningSession],
        ["posters"] = [SessionKind.PosterSession],
    };

    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/{edition}/calendar.ics",
                (string edition, CalendarSource source, CancellationToken cancellationToken) =>
                    source.ForEditionAsync(
                        edition,
                        new("", "calendar", "agenda"),
                        _ => true,
                        cancellationToken
                    )
            )
            .AsPublicPage();
        foreach (var (name, kinds) in Kinds)
            routes
                .MapGet(
                    $"/{{edition}}/{name}.ics",
                    (string edition, CalendarSource source, CancellationToken cancellationToken) =>
                        source.ForEditionAsync(
                            edition,
                            new($", {name.Replace('-', ' ')}", name, name),
                            session => kinds.Contains(session.Kind),
                            cancellationToken
                        )
                )
                .AsPublicPage();
        routes
            .MapGet(
                "/{edition}/deadlines.ics",
                (string edition, CalendarSource source, CancellationToken cancellationToken) =>
                    source.ForDeadlinesAsync(edition, cancellationToken)
            )
            .AsPublicPage();
        routes
            .MapGet(
                "/{edition}/sessions/{session}.ics",
                (
                    string edition,
                    string session,
                    CalendarSource source,
                    CancellationToken cancellationToken
                ) =>
                    source.ForEditionAsync(
                        edition,
                        new("", session, $"sessions/{session}"),
                        found => found.Slug == session,
                        cancellationToken,
                        mustHave: true
                    )
            )
            .AsPublicPage();
        routes
            .MapGet(
                "/{edition}/talks/{talk}.ics",
                (string edition, string talk, CalendarSource source, CancellationToken cancellationToken) =>
                    source.ForEditionAsync(
                        edition,
                        new("", talk, $"talks/{talk}"),
                        found => found.Talks.Any(one => one.Slug == talk),
                        cancellationToken,
                        mustHave: true
                    )
            )
            .AsPublicPage();
        routes
            .MapGet(
                "/{edition}/my/{code}.ics",
                (string edition, string code, CalendarSource source, CancellationToken cancellationToken) =>
                    source.ForSelectionAsync(edition, code, cancellationToken)
            )
            .AsPublicPage(readsQuery: true);
        routes
            .MapGet(
                "/{edition}/selection.ics",
                (
                    string edition,
                    HttpRequest request,
                    CalendarSource source,
                    CancellationToken cancellationToken
                ) => source.ForFilterAsync(edition, request.Query, cancellationToken)
            )
            .AsPublicPage(readsQuery: true);
        routes
            .MapGet(
                "/people/{person}.ics",
                (string person, CalendarSource source, CancellationToken cancellationToken) =>
                    source.ForPersonAsync(person, cancellationToken)
            )
            .AsPublicPage();
    }
}
