using System.Globalization;
using System.Text.RegularExpressions;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Linting;

/// <summary>Looks through an edition as its chairs would: what is missing, what clashes, what leads nowhere.</summary>
public sealed partial class ProgramLinter(
    WorkshopDbContext db,
    TextLinter texts,
    CurrentEdition current,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<Finding>> FindAsync(Edition edition, CancellationToken cancellationToken)
    {
        var sessions = await db
            .Sessions.InEdition(edition)
            .InProgramOrder()
            .WithProgramAsync(cancellationToken);
        var talks = await db
            .Talks.AsNoTracking()
            .InEdition(edition)
            .WithSpeakers()
            .OrderBy(talk => talk.Slug)
            .ToListAsync(cancellationToken);
        var papers = await db
            .Papers.AsNoTracking()
            .InEdition(edition)
            .Include(paper => paper.Credits)
                .ThenInclude(credit => credit.Person)
            .Include(paper => paper.Presentations)
            .OrderBy(paper => paper.Title)
            .ToListAsync(cancellationToken);
        var deadlines = await db.Deadlines.AsNoTracking().InEdition(edition).ToListAsync(cancellationToken);
        var slugs = await db.Editions.Select(held => held.Slug).Order().ToListAsync(cancellationToken);
        var people = await db
            .People.AsNoTracking()
            .OrderBy(person => person.Slug)
            .ToListAsync(cancellationToken);
        var sameOrdinal = await db
            .Editions.AsNoTracking()
            .Where(held => held.Ordinal == edition.Ordinal && held.Id != edition.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. OfSettings(slugs),
            .. sameOrdinal.Select(other => new Finding(
                edition.Id,
                edition.Slug,
                $"Same number as {other.Slug}"
            )),
            .. OfDays(edition, sessions),
            .. OfNamesakes(people),
            .. ScheduleConflicts.Find(sessions, edition),
            .. sessions.SelectMany(session => OfSession(session, NameFor(session, sessions))),
            .. talks.SelectMany(OfTalk),
            .. papers.SelectMany(OfPaper),
            .. OfRepeated(sessions),
            .. deadlines.SelectMany(deadline => OfDeadline(deadline, deadlines, edition)),
            .. await OfSubmissionAsync(edition, deadlines, cancellationToken),
            .. await texts.FindAsync(edition, cancellationToken),
        ];
    }

    private IEnumerable<Finding> OfSettings(IReadOnlyList<string> slugs)
    {
        if (current.FindFault(slugs) is { } fault)
            yield return new Finding(null, "Settings", fault);
    }

    private static IEnumerable<Finding> OfDays(Edition edition, IReadOnlyCollection<Session> sessions)
    {
        var days = sessions
            .Select(session => session.Start)
            .OfType<DateTime>()
            .Select(DateOnly.FromDateTime)
            .ToList();
        if (days.Count > 0 && !days.Exists(edition.IsOn))
            yield return new Finding(edition.Id, edition.Slug, "No session is on its days");
    }

    /// <summary>The later of two whose names differ in accents, spaces and the like alone.</summary>
    private static IEnumerable<Finding> OfNamesakes(List<Person> people) =>
        people
            .SelectMany(person =>
                person
                    .AlsoKnownAs.Prepend(person.Name)
                    .Select(name => (Key: TextFolding.NameKey(name), Person: person))
            )
            .Distinct()
            .GroupBy(one => one.Key, one => one.Person)
            .Where(same => same.Count() > 1)
            .SelectMany(same =>
                same.Skip(1)
                    .Select(person => new Finding(
                        person.Id,
                        person.Name,
                        $"May be the same person as {same.First().Slug}"
                    ))
            )
            .Distinct();

    private static IEnumerable<Finding> OfSession(Session session, string name)
    {
        if (session.Start is null)
            yield return new Finding(session.Id, name, "No time set");
        if (
            session is
            { State: not SessionState.Planned, Reason: null, ExpectedStart: null, ExpectedEnd: null }
        )
            yield return new Finding(session.Id, name, $"{ProgramFormat.Change(session)} without a reason");
        if (session.IsCancelled)
            yield break;
        if (
            session.Kind is SessionKind.GrandKeynote or SessionKind.Keynote or SessionKind.InvitedTalk
            && session.Talks.Count == 0
        )
            yield return new Finding(session.Id, name, "No talk");
        if (session.HasPapers && session.Presentations.Count == 0)
            yield return new Finding(session.Id, name, "No papers");
        if (
            session.Kind == SessionKind.PosterSession
            && session.Presentations.Count(presentation => presentation.Board is null) is > 0 and var boards
        )
            yield return new Finding(
                session.Id,
                name,
                $"{boards} {(boards == 1 ? "poster" : "posters")} without a board number"
            );
    }

    private IEnumerable<Finding> OfTalk(Talk talk)
    {
        if (talk.IsCancelled)
            yield break;
        var name =
            talk.Title ?? $"Talk by {string.Join(", ", talk.Speakers.Select(credit => credit.Person.Name))}";
        if (talk.Title is null)
            yield return new Finding(talk.Id, name, "No title");
        if (talk.Abstract.Length == 0)
            yield return new Finding(talk.Id, name, "No abstract");
        if (talk.Session is null)
            yield return new Finding(talk.Id, name, "Not in any session");
    }

    private static IEnumerable<Finding> OfPaper(Paper paper)
    {
        if (paper.Withdrawn)
            yield break;
        if (paper.Presentations.Count == 0)
            yield return new Finding(paper.Id, paper.Title, "Not in any session");
        if (paper.Credits.Count == 0)
            yield return new Finding(paper.Id, paper.Title, "No authors");
        else if (
            paper.Affiliations.Count == 0
            && paper.Credits.FindAll(credit => credit.Affiliation is null) is { Count: > 0 } without
        )
            yield return new Finding(
                paper.Id,
                paper.Title,
                "No affiliation for "
                    + string.Join(", ", without.Take(3).Select(credit => credit.Person.Name))
                    + (without.Count > 3 ? " and others" : "")
            );
    }

    /// <summary>A paper that is in a poster session may be in a paper session, too, but not in another poster session.
    /// </summary>
    private static IEnumerable<Finding> OfRepeated(IReadOnlyList<Session> sessions) =>
        sessions
            .Where(session => session.HasPapers && !session.IsCancelled)
            .SelectMany(session => session.Presentations)
            .GroupBy(shown => (shown.Session.Kind, shown.PaperId))
            .Where(same => same.Count() > 1)
            .Select(same => new Finding(
                same.Key.PaperId,
                same.First().Paper.Title,
                $"In {same.Count()} sessions of the same type: "
                    + string.Join(", ", same.Select(shown => $"“{shown.Session.Title}”"))
            ));

    private IEnumerable<Finding> OfDeadline(Deadline deadline, List<Deadline> all, Edition edition)
    {
        if (deadline.Extensions.Exists(former => deadline.AnnouncedBefore(former) > deadline.Announced))
            yield return new Finding(
                deadline.Id,
                deadline.Name,
                "Earlier than the date it was extended from"
            );
        if (
            all.Find(other => deadline.IsAnsweredBy(other) && other.Instant < deadline.Instant) is
            { } notification
        )
            yield return new Finding(deadline.Id, deadline.Name, $"After “{notification.Name}”");
        if (deadline.Instant > edition.EndsAt)
            yield return new Finding(deadline.Id, deadline.Name, "After the workshop");
        if (!deadline.IsOpen(clock.GetUtcNow()) && Open().IsMatch(deadline.Note))
            yield return new Finding(deadline.Id, deadline.Name, "Passed, but its note still says “open”");
    }

    /// <summary>Authors read by when, and can't tell where.</summary>
    private async Task<IEnumerable<Finding>> OfSubmissionAsync(
        Edition edition,
        List<Deadline> deadlines,
        CancellationToken cancellationToken
    )
    {
        var calls = await db
            .Calls.InEdition(edition)
            .Where(call => call.SubmitUrl == null)
            .Select(call => new SubmissionPage(call.Id, call.Title, DeadlineSubject.Papers))
            .ToListAsync(cancellationToken);
        var challenges = await db
            .Challenges.InEdition(edition)
            .Where(challenge => challenge.SubmitUrl == null)
            .Select(challenge => new SubmissionPage(challenge.Id, challenge.Title, DeadlineSubject.Challenge))
            .ToListAsync(cancellationToken);
        var open = deadlines
            .Where(deadline => !deadline.IsNotification && deadline.IsOpen(clock.GetUtcNow()))
            .Select(deadline => deadline.About)
            .ToHashSet();
        return calls
            .Concat(challenges)
            .Where(page => open.Contains(page.Takes))
            .Select(page => new Finding(page.Id, page.Title, "Open, and without a submission link"));
    }

    private sealed record SubmissionPage(Guid Id, string Title, DeadlineSubject Takes);

    /// <summary>Its title; with day and time where several have that title.</summary>
    private static string NameFor(Session session, IReadOnlyList<Session> sessions) =>
        session.Start is { } start && sessions.Count(other => other.Title == session.Title) > 1
            ? $"{session.Title}, {start.ToString("MMM d", CultureInfo.InvariantCulture)}, {ProgramFormat.Clock(start)}"
            : session.Title;

    /// <summary>The word alone: not of OpenReview.</summary>
    [GeneratedRegex(@"\bopen\b", RegexOptions.IgnoreCase)]
    private static partial Regex Open();
}
