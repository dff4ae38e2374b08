using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

/// <summary>Queries in the words of the workshop.</summary>
public static class ProgramQueries
{
    public static IQueryable<TItem> InEdition<TItem>(this IQueryable<TItem> items, Edition edition)
        where TItem : EditionItem => items.Where(item => item.EditionId == edition.Id);

    public static IQueryable<TItem> WithSlug<TItem>(
        this IQueryable<TItem> items,
        Edition edition,
        string slug
    )
        where TItem : EditionItem => items.Where(item => item.EditionId == edition.Id && item.Slug == slug);

    /// <summary>All that readers know of.</summary>
    public static IQueryable<Edition> Public(this IQueryable<Edition> editions) =>
        editions.Where(edition => edition.Status != EditionStatus.Draft);

    /// <summary>As <see cref="Edition.HasPages"/>.</summary>
    public static IQueryable<Edition> WithPages(this IQueryable<Edition> editions) =>
        editions.Where(edition =>
            edition.Status == EditionStatus.Published || edition.Status == EditionStatus.Dropped
        );

    /// <summary>
    /// Not those whom only programs name that readers can't see: who speaks, and whose paper was accepted, is told with
    /// them.
    /// </summary>
    public static IQueryable<Person> PublicPeople(this WorkshopDbContext db)
    {
        var members = db.Set<CommitteeMember>();
        var readable = db.Editions.WithPages().Select(edition => edition.Id);
        return db.People.Where(person =>
            (!person.Credits.Any() && !members.Any(member => member.PersonId == person.Id))
            || person.Credits.Any(credit =>
                readable.Contains(credit.Talk!.EditionId)
                || readable.Contains(credit.Paper!.EditionId)
                || readable.Contains(credit.Session!.EditionId)
            )
            || members.Any(member =>
                member.PersonId == person.Id && readable.Contains(member.Committee.EditionId)
            )
        );
    }

    /// <summary>For organizers, whatever its status; null where there is none.</summary>
    public static Task<Edition?> FindEditionAsync(
        this WorkshopDbContext db,
        string slug,
        CancellationToken cancellationToken
    ) => db.Editions.AsNoTracking().SingleOrDefaultAsync(edition => edition.Slug == slug, cancellationToken);

    /// <summary>Null where there is none whose program is here.</summary>
    public static Task<Edition?> FindPublishedAsync(
        this WorkshopDbContext db,
        string slug,
        CancellationToken cancellationToken
    ) =>
        db
            .Editions.AsNoTracking()
            .WithPages()
            .SingleOrDefaultAsync(edition => edition.Slug == slug, cancellationToken);

    /// <summary>By planned time; what has no time yet comes last, in its own order.</summary>
    public static IQueryable<Session> InProgramOrder(this IQueryable<Session> sessions) =>
        sessions
            .OrderBy(session => session.Start == null)
            .ThenBy(session => session.Start)
            .ThenBy(session => session.Order)
            .ThenBy(session => session.Slug);

    /// <summary>Those in which somebody is named, be it with a talk or a paper.</summary>
    public static IQueryable<Session> WithPerson(this IQueryable<Session> sessions, Person person) =>
        sessions.Where(session =>
            session.Credits.Any(credit => credit.PersonId == person.Id)
            || session.Talks.Any(talk => talk.Credits.Any(credit => credit.PersonId == person.Id))
            || session.Presentations.Any(shown =>
                shown.Paper.Credits.Any(credit => credit.PersonId == person.Id)
            )
        );

    /// <summary>With talks, papers and all who are named in them.</summary>
    /// <remarks>
    /// Flat queries, put together here: for a collection inside a collection EF makes delegates anew with every row.
    /// This takes four fifths of the time and three fifths of the memory.
    /// </remarks>
    public static async Task<List<Session>> WithProgramAsync(
        this IQueryable<Session> sessions,
        CancellationToken cancellationToken
    )
    {
        sessions = sessions.AsNoTracking();
        var found = await sessions.Include(session => session.Sponsor).ToListAsync(cancellationToken);
        var talks = (
            await sessions
                .SelectMany(session => session.Talks)
                .OrderBy(talk => talk.Order)
                .Include(talk => talk.Sponsor)
                .ToListAsync(cancellationToken)
        ).ToLookup(talk => talk.SessionId);
        var presentations = (
            await sessions
                .SelectMany(session => session.Presentations)
                .OrderBy(presentation => presentation.Order)
                .Include(presentation => presentation.Paper)
                .ToListAsync(cancellationToken)
        ).ToLookup(presentation => presentation.SessionId);
        var named = sessions.SelectMany(session => session.Credits);
        if (talks.Count > 0)
            named = named.Union(
                sessions.SelectMany(session => session.Talks).SelectMany(talk => talk.Credits)
            );
        if (presentations.Count > 0)
            named = named.Union(
                sessions
                    .SelectMany(session => session.Presentations)
                    .SelectMany(presentation => presentation.Paper.Credits)
            );
        var credits = await named
            .OrderBy(credit => credit.Order)
            .Include(credit => credit.Person)
            .ToListAsync(cancellationToken);
        var (ofSessions, ofTalks, ofPapers) = (
            credits.ToLookup(credit => credit.SessionId),
            credits.ToLookup(credit => credit.TalkId),
            credits.ToLookup(credit => credit.PaperId)
        );

        // From the sessions down: what an edit adds between two queries is left for the next reader.
        foreach (var session in found)
        {
            session.Credits.AddRange(ofSessions[session.Id]);
            foreach (var talk in talks[session.Id])
            {
                talk.Session = session;
                talk.Credits.AddRange(ofTalks[talk.Id]);
                session.Talks.Add(talk);
            }
            foreach (var presentation in presentations[session.Id])
            {
                presentation.Session = session;
                presentation.Paper.Credits.AddRange(ofPapers[presentation.PaperId]);
                session.Presentations.Add(presentation);
            }
        }
        return found;
    }

    public static IQueryable<Talk> WithSpeakers(this IQueryable<Talk> talks) =>
        talks
            .Include(talk => talk.Session)
            .Include(talk => talk.Sponsor)
            .Include(talk => talk.Credits)
                .ThenInclude(credit => credit.Person);
}
