using EMC2Workshop.Data;
using EMC2Workshop.Hosting;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

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
        routes.MapPublic("/{edition}/calendar.ics", (string edition, CalendarSource source, CancellationToken cancellationToken) => source.OfEditionAsync(edition, "", _ => true, cancellationToken));
        foreach (var (name, kinds) in Kinds)
            routes.MapPublic($"/{{edition}}/{name}.ics", (string edition, CalendarSource source, CancellationToken cancellationToken) => source.OfEditionAsync(edition, $", {name.Replace('-', ' ')}", session => kinds.Contains(session.Kind), cancellationToken));
        routes.MapPublic("/{edition}/deadlines.ics", (string edition, CalendarSource source, CancellationToken cancellationToken) => source.OfDeadlinesAsync(edition, cancellationToken));
        routes.MapPublic("/{edition}/sessions/{session}.ics", (string edition, string session, CalendarSource source, CancellationToken cancellationToken) => source.OfEditionAsync(edition, "", found => found.Slug == session, cancellationToken, mustHave: true));
        routes.MapPublic("/{edition}/talks/{talk}.ics", (string edition, string talk, CalendarSource source, CancellationToken cancellationToken) => source.OfEditionAsync(edition, "", found => found.Talks.Exists(one => one.Slug == talk), cancellationToken, mustHave: true));
        routes.MapLate("/{edition}/my/{code}.ics", (string edition, string code, CalendarSource source, CancellationToken cancellationToken) =>
            Stars.Read(code) is { } stars ? source.OfEditionAsync(edition, ", my agenda", session => stars.Contains(Stars.CodeOf(session)), cancellationToken) : Task.FromResult(Results.NotFound()))
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        routes.MapPublic("/people/{person}.ics", (string person, CalendarSource source, CancellationToken cancellationToken) => source.OfPersonAsync(person, cancellationToken));
    }
}

/// <summary>Reads what a calendar is made of.</summary>
public sealed class CalendarSource(WorkshopDbContext db, SiteAddress site)
{
    public async Task<IResult> OfEditionAsync(string slug, string suffix, Func<Session, bool> wanted, CancellationToken cancellationToken, bool mustHave = false)
    {
        if (await FindAsync(slug, cancellationToken) is not { } edition) return Results.NotFound();
        var sessions = (await db.Sessions.Of(edition).InProgramOrder().WithProgramAsync(cancellationToken)).Where(wanted).ToList();
        if (mustHave && sessions.Count == 0) return Results.NotFound();
        var calendar = new WorkshopCalendar(NameOf(edition) + suffix, site, await LastChanges.ReadAsync(db, cancellationToken));
        foreach (var session in sessions) calendar.Add(edition, session);
        return Answer(calendar);
    }

    public async Task<IResult> OfDeadlinesAsync(string slug, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, cancellationToken) is not { } edition) return Results.NotFound();
        var calendar = new WorkshopCalendar($"{NameOf(edition)}, deadlines", site, await LastChanges.ReadAsync(db, cancellationToken));
        foreach (var deadline in (await db.Deadlines.AsNoTracking().Of(edition).ToListAsync(cancellationToken)).OrderBy(deadline => deadline.Instant)) calendar.Add(edition, deadline);
        return Answer(calendar);
    }

    public async Task<IResult> OfPersonAsync(string slug, CancellationToken cancellationToken)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Slug == slug, cancellationToken) is not { } person) return Results.NotFound();
        var calendar = new WorkshopCalendar(person.Name, site, await LastChanges.ReadAsync(db, cancellationToken));
        foreach (var edition in await db.Editions.AsNoTracking().Where(edition => edition.Status == EditionStatus.Published).OrderBy(edition => edition.Start).ToListAsync(cancellationToken))
        {
            foreach (var session in await db.Sessions.Of(edition).InProgramOrder().WithProgramAsync(cancellationToken))
            {
                if (People(session).Contains(person.Id)) calendar.Add(edition, session);
            }
        }
        return Answer(calendar);
    }

    private static IEnumerable<Guid> People(Session session) => session.Credits
        .Concat(session.Talks.SelectMany(talk => talk.Credits))
        .Concat(session.Presentations.SelectMany(presentation => presentation.Paper.Credits)).Select(credit => credit.PersonId);

    private static string NameOf(Edition edition) => edition.HostShort is { } host ? $"EMC2 at {host}" : edition.Title ?? $"EMC2 {edition.Start.Year}";

    private static IResult Answer(WorkshopCalendar calendar) => Results.Text(calendar.ToString(), "text/calendar; charset=utf-8");

    private Task<Edition?> FindAsync(string slug, CancellationToken cancellationToken) =>
        db.Editions.AsNoTracking().SingleOrDefaultAsync(edition => edition.Slug == slug && edition.Status == EditionStatus.Published, cancellationToken);
}
