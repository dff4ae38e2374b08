using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Schedule;

/// <summary>Finds the talks and papers that are in no session as published.</summary>
internal sealed class Placements(WorkshopDbContext db)
{
    private const string Key = "session";

    /// <param name="sessions">With the papers that their drafts add.</param>
    public async Task<List<Placement>> FindAsync(
        Edition edition,
        IReadOnlyList<PlannedSession> sessions,
        CancellationToken cancellationToken
    ) =>
        [
            .. await FindTalksAsync(edition, sessions, cancellationToken),
            .. await FindPapersAsync(edition, sessions, cancellationToken),
        ];

    private async Task<IEnumerable<Placement>> FindTalksAsync(
        Edition edition,
        IReadOnlyList<PlannedSession> sessions,
        CancellationToken cancellationToken
    )
    {
        var talks = await db
            .Talks.AsNoTracking()
            .InEdition(edition)
            .Where(talk => talk.SessionId == null)
            .WithSpeakers()
            .OrderBy(talk => talk.Slug)
            .ToListAsync(cancellationToken);
        var ids = talks.ConvertAll(talk => talk.Id);
        var drafts = await db
            .Drafts.AsNoTracking()
            .Where(draft => ids.Contains(draft.ItemId))
            .ToDictionaryAsync(draft => draft.ItemId, cancellationToken);
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item => drafts.Keys.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, cancellationToken);
        return talks.Select(talk =>
        {
            var people = talk
                .Credits.OrderBy(credit => credit.Order)
                .Select(credit => credit.Person.Name)
                .ToList();
            var placement = new Placement(talk.Id, null, talk.Title ?? "Title to be announced", people, null);
            return
                drafts.GetValueOrDefault(talk.Id) is { } draft && items.GetValueOrDefault(talk.Id) is { } item
                ? placement with
                {
                    Draft = draft,
                    Session = SessionIn(draft, item, sessions),
                    Obstacle = SessionIn(draft, item, sessions) is null
                        ? $"{draft.By} has a draft of it"
                        : null,
                }
                : placement;
        });
    }

    /// <returns>Null where the draft does not just say that.</returns>
    private static PlannedSession? SessionIn(
        Draft draft,
        ContentItem item,
        IReadOnlyList<PlannedSession> sessions
    )
    {
        if (
            draft.PublishAt is not null
            || draft.Path != item.Path
            || draft.BaseHash != item.Hash
            || FormReader.Read(TalkFields.ContentKind, draft.Text, (_, _) => { }) is not { } form
            || sessions.FirstOrDefault(session => session.IsPublished && session.Session.Slug == form[Key])
                is not { } session
        )
            return null;
        form.Set(Key, "");
        return FormWriter.Write(form, draft.Text) == item.Text ? session : null;
    }

    private async Task<IEnumerable<Placement>> FindPapersAsync(
        Edition edition,
        IReadOnlyList<PlannedSession> sessions,
        CancellationToken cancellationToken
    )
    {
        var papers = await db
            .Papers.AsNoTracking()
            .InEdition(edition)
            .Where(paper => paper.Presentations.Count == 0)
            .OrderBy(paper => paper.Title)
            .Select(paper => new
            {
                paper.Id,
                paper.Slug,
                paper.Title,
                People = paper
                    .Credits.OrderBy(credit => credit.Order)
                    .Select(credit => credit.Person.Name)
                    .ToList(),
            })
            .ToListAsync(cancellationToken);
        return papers.Select(paper => new Placement(
            paper.Id,
            paper.Slug,
            FormulaText.ToPlainText(paper.Title),
            paper.People,
            sessions.FirstOrDefault(session =>
                session.IsInSet && session.Added.Any(added => added.Slug == paper.Slug)
            )
        ));
    }
}
