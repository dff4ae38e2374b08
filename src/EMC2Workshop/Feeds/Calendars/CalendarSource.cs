using System.Linq.Expressions;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds.Calendars;

/// <param name="Suffix">Of its name, behind that of the edition.</param>
/// <param name="File">What it is saved as, without its ending.</param>
/// <param name="Page">Of the edition, which says the same to people.</param>
public sealed record CalendarName(string Suffix, string File, string Page);

/// <summary>Reads what a calendar is made of.</summary>
public sealed class CalendarSource(WorkshopDbContext db, SiteAddress site)
{
    private const string MediaType = "text/calendar";

    public async Task<IResult> ForEditionAsync(
        string slug,
        CalendarName name,
        Expression<Func<Session, bool>> wanted,
        CancellationToken cancellationToken,
        bool mustHave = false
    )
    {
        if (await db.FindPublishedAsync(slug, cancellationToken) is not { } edition)
            return Results.NotFound();
        var sessions = await db
            .Sessions.InEdition(edition)
            .Where(wanted)
            .InProgramOrder()
            .WithProgramAsync(cancellationToken);
        if (mustHave && sessions.Count == 0)
            return Results.NotFound();
        return Answer(
            await WriteAsync(edition, name.Suffix, sessions, cancellationToken),
            $"{edition.Slug}-{name.File}",
            PageUrls.For(edition, name.Page)
        );
    }

    public async Task<IResult> ForSelectionAsync(
        string slug,
        string code,
        CancellationToken cancellationToken
    )
    {
        if (
            AgendaSelection.Decode(code) is not { } stars
            || await db.FindPublishedAsync(slug, cancellationToken) is not { } edition
        )
            return Results.NotFound();
        var ids = await db
            .Sessions.InEdition(edition)
            .Select(session => session.Id)
            .ToListAsync(cancellationToken);
        var starred = ids.Where(id => stars.Contains(AgendaSelection.Encode(id))).ToList();
        var sessions = await db
            .Sessions.InEdition(edition)
            .Where(session => starred.Contains(session.Id))
            .InProgramOrder()
            .WithProgramAsync(cancellationToken);
        return Answer(
            await WriteAsync(edition, ", my agenda", sessions, cancellationToken),
            $"{edition.Slug}-my-agenda",
            PageUrls.For(edition, $"my/{code}"),
            isKept: false
        );
    }

    public async Task<IResult> ForFilterAsync(
        string slug,
        IQueryCollection query,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindPublishedAsync(slug, cancellationToken) is not { } edition)
            return Results.NotFound();
        var program = await db
            .Sessions.InEdition(edition)
            .InProgramOrder()
            .WithProgramAsync(cancellationToken);
        var filter = SessionFilter.Parse(
            await SessionFilter.WithCurrentNamesAsync(query, db, cancellationToken),
            edition,
            program,
            out var fault
        );
        if (fault is not null)
            return Results.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "Invalid filter",
                detail: $"{fault} Build a calendar link at {site.Absolute(PageUrls.For(edition, "feeds"))}"
            );
        return Answer(
            await WriteAsync(
                edition,
                filter.IsEmpty ? "" : ", selection",
                [.. program.Where(filter.Matches)],
                cancellationToken
            ),
            $"{edition.Slug}-selection",
            PageUrls.For(edition, "feeds") + filter.Query,
            isKept: false
        );
    }

    public async Task<IResult> ForDeadlinesAsync(string slug, CancellationToken cancellationToken)
    {
        if (await db.FindPublishedAsync(slug, cancellationToken) is not { } edition)
            return Results.NotFound();
        var calendar = new WorkshopCalendar(
            $"{WorkshopCalendar.NameOf(edition)}, deadlines",
            site,
            await ChangeSequence.ReadAsync(db, cancellationToken)
        );
        foreach (
            var deadline in (
                await db.Deadlines.AsNoTracking().InEdition(edition).ToListAsync(cancellationToken)
            ).OrderBy(deadline => deadline.Instant)
        )
            calendar.Add(edition, deadline);
        if (calendar.IsEmpty)
            calendar.AddDays(edition);
        return Answer(
            calendar.ToString(),
            $"{edition.Slug}-deadlines",
            PageUrls.For(edition, "call-for-papers")
        );
    }

    public async Task<IResult> ForPersonAsync(string slug, CancellationToken cancellationToken)
    {
        if (
            await db.PublicPeople()
                .AsNoTracking()
                .SingleOrDefaultAsync(person => person.Slug == slug, cancellationToken)
            is not { } person
        )
            return Results.NotFound();
        var calendar = new WorkshopCalendar(
            person.Name,
            site,
            await ChangeSequence.ReadAsync(db, cancellationToken)
        );
        foreach (
            var edition in await db
                .Editions.AsNoTracking()
                .WithPages()
                .OrderBy(edition => edition.Start)
                .ToListAsync(cancellationToken)
        )
        {
            var sessions = await db
                .Sessions.InEdition(edition)
                .WithPerson(person)
                .InProgramOrder()
                .WithProgramAsync(cancellationToken);
            foreach (var session in sessions)
                calendar.Add(edition, session);
            if (sessions.Count > 0 && sessions.TrueForAll(session => session.ActualStart is null))
                calendar.AddDays(edition);
        }
        return Answer(calendar.ToString(), person.Slug, PageUrls.For(person));
    }

    private async Task<string> WriteAsync(
        Edition edition,
        string suffix,
        IReadOnlyList<Session> sessions,
        CancellationToken cancellationToken
    )
    {
        var calendar = new WorkshopCalendar(
            WorkshopCalendar.NameOf(edition) + suffix,
            site,
            await ChangeSequence.ReadAsync(db, edition, sessions, cancellationToken)
        );
        foreach (var session in sessions)
            calendar.Add(edition, session);
        if (calendar.IsEmpty)
            calendar.AddDays(edition);
        return calendar.ToString();
    }

    private FeedFile Answer(string calendar, string name, string page, bool isKept = true) =>
        new FeedFile(calendar, MediaType, name + ".ics", site.Absolute(page), isKept);
}
