using EMC2Workshop.Hosting;
using EMC2Workshop.Workshop;

namespace EMC2Workshop.Feeds.Calendars;

/// <summary>The addresses of calendars: of an edition, a kind, a session, a talk, a person, and of deadlines.</summary>
public static class Calendars
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
        routes.MapPublic("/{edition}/calendar.ics", (string edition, CalendarSource source, CancellationToken cancellationToken) => source.OfEditionAsync(edition, new("", "calendar", "agenda"), _ => true, cancellationToken));
        foreach (var (name, kinds) in Kinds)
            routes.MapPublic($"/{{edition}}/{name}.ics", (string edition, CalendarSource source, CancellationToken cancellationToken) => source.OfEditionAsync(edition, new($", {name.Replace('-', ' ')}", name, name), session => kinds.Contains(session.Kind), cancellationToken));
        routes.MapPublic("/{edition}/deadlines.ics", (string edition, CalendarSource source, CancellationToken cancellationToken) => source.OfDeadlinesAsync(edition, cancellationToken));
        routes.MapPublic("/{edition}/sessions/{session}.ics", (string edition, string session, CalendarSource source, CancellationToken cancellationToken) => source.OfEditionAsync(edition, new("", session, $"sessions/{session}"), found => found.Slug == session, cancellationToken, mustHave: true));
        routes.MapPublic("/{edition}/talks/{talk}.ics", (string edition, string talk, CalendarSource source, CancellationToken cancellationToken) => source.OfEditionAsync(edition, new("", talk, $"talks/{talk}"), found => found.Talks.Exists(one => one.Slug == talk), cancellationToken, mustHave: true));
        routes.MapAsked("/{edition}/my/{code}.ics", (string edition, string code, CalendarSource source, CancellationToken cancellationToken) => source.OfStarsAsync(edition, code, cancellationToken));
        routes.MapAsked("/{edition}/selection.ics", (string edition, HttpRequest request, CalendarSource source, CancellationToken cancellationToken) => source.OfFilterAsync(edition, request.Query, cancellationToken));
        routes.MapPublic("/people/{person}.ics", (string person, CalendarSource source, CancellationToken cancellationToken) => source.OfPersonAsync(person, cancellationToken));
    }
}
