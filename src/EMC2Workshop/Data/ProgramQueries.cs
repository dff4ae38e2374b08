using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

/// <summary>Queries in the words of the workshop.</summary>
public static class ProgramQueries
{
    public static IQueryable<TItem> Of<TItem>(this IQueryable<TItem> items, Edition edition)
        where TItem : EditionItem => items.Where(item => item.EditionId == edition.Id);

    public static IQueryable<TItem> Named<TItem>(this IQueryable<TItem> items, Edition edition, string slug)
        where TItem : EditionItem => items.Where(item => item.EditionId == edition.Id && item.Slug == slug);

    /// <summary>By planned time; what has no time yet comes last, in its own order.</summary>
    public static IQueryable<Session> InProgramOrder(this IQueryable<Session> sessions) =>
        sessions.OrderBy(session => session.Start == null).ThenBy(session => session.Start).ThenBy(session => session.Order).ThenBy(session => session.Slug);

    /// <summary>With talks, papers and all who are named in them.</summary>
    public static IQueryable<Session> WithProgram(this IQueryable<Session> sessions) =>
        sessions
            .Include(session => session.Credits.OrderBy(credit => credit.Order)).ThenInclude(credit => credit.Person)
            .Include(session => session.Talks.OrderBy(talk => talk.Order)).ThenInclude(talk => talk.Credits).ThenInclude(credit => credit.Person)
            .Include(session => session.Presentations.OrderBy(presentation => presentation.Order))
                .ThenInclude(presentation => presentation.Paper).ThenInclude(paper => paper.Credits).ThenInclude(credit => credit.Person)
            .AsSplitQuery();

    public static IQueryable<Talk> WithSpeakers(this IQueryable<Talk> talks) =>
        talks.Include(talk => talk.Session).Include(talk => talk.Credits).ThenInclude(credit => credit.Person);
}
