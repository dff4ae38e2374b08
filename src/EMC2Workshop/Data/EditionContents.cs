using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

/// <summary>What there is of an edition, so that nothing leads to an empty page.</summary>
/// <param name="Sections">By the slugs of <see cref="EditionSection"/>.</param>
/// <param name="Pages">Written by organizers, of the edition and of the series.</param>
/// <param name="Notices">Announcements that are <see cref="Announcement.IsNoticeAt"/> some time.</param>
/// <param name="EndsAt">With its last session; null while that isn't known, or isn't on its last day.</param>
public sealed record EditionContents(
    IReadOnlySet<string> Sections,
    bool HasCommittee,
    IReadOnlyList<SitePage> Pages,
    IReadOnlyList<Announcement> Notices,
    DateTimeOffset? EndsAt
)
{
    public static EditionContents None { get; } = new(new HashSet<string>(), false, [], [], null);

    public bool Has(string section) => Sections.Contains(section);

    public static async Task<EditionContents> ReadAsync(
        WorkshopDbContext db,
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        var (sessions, talks, papers) = (
            db.Sessions.InEdition(edition),
            db.Talks.InEdition(edition),
            db.Papers.InEdition(edition)
        );
        var posters = sessions.Where(session => session.Kind == SessionKind.PosterSession);
        var found = await db
            .Editions.Where(one => one.Id == edition.Id)
            .Select(_ => new
            {
                Agenda = sessions.Any(),
                Keynotes = talks.Any(talk =>
                    talk.Session!.Kind == SessionKind.Keynote || talk.Session.Kind == SessionKind.GrandKeynote
                ),
                InvitedTalks = talks.Any(talk => talk.Session!.Kind == SessionKind.InvitedTalk),
                Papers = papers.Any(),
                Posters = posters.Any(session => session.Presentations.Any()),
                Speakers = talks.Any(),
                Call = db.Calls.InEdition(edition).Any(),
                Challenge = db.Challenges.InEdition(edition).Any(),
                Sponsors = db.Sponsors.InEdition(edition).Any(),
                Committee = db.Committees.InEdition(edition).Any(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return None;
        (string Section, bool IsThere)[] sections =
        [
            ("agenda", found.Agenda),
            ("keynotes", found.Keynotes),
            ("invited-talks", found.InvitedTalks),
            ("papers", found.Papers),
            ("posters", found.Posters),
            ("speakers", found.Speakers),
            ("call-for-papers", found.Call),
            ("challenge", found.Challenge),
            ("sponsors", found.Sponsors),
        ];
        return new EditionContents(
            sections.Where(section => section.IsThere).Select(section => section.Section).ToHashSet(),
            found.Committee,
            await db
                .Pages.AsNoTracking()
                .Where(page => page.EditionId == edition.Id || page.EditionId == null)
                .Include(page => page.Edition)
                .OrderBy(page => page.Title)
                .ToListAsync(cancellationToken),
            await db
                .Announcements.AsNoTracking()
                .InEdition(edition)
                .Where(one =>
                    one.From != null
                    || one.Until != null
                    || (one.Date >= edition.Start && one.Date <= edition.End)
                )
                .OrderByDescending(one => one.From)
                .ToListAsync(cancellationToken),
            await ReadEndAsync(sessions, edition, cancellationToken)
        );
    }

    private static async Task<DateTimeOffset?> ReadEndAsync(
        IQueryable<Session> sessions,
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        var ends = await sessions
            .Where(session => session.State != SessionState.Cancelled)
            .Select(session => session.ExpectedEnd ?? session.End)
            .ToListAsync(cancellationToken);
        return
            edition.When is null
            && !ends.Contains(null)
            && ends.Max() is { } last
            && DateOnly.FromDateTime(last) >= edition.End
            ? edition.FromVenueTime(last)
            : null;
    }
}
