using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Schedule;

/// <summary>
/// Moves of sessions, and talks and papers that are put into them, as one set of drafts: gathered by whoever moves one,
/// published at once, or put into the trash at once.
/// </summary>
public sealed class TimetableDrafts(
    WorkshopDbContext db,
    DraftStore drafts,
    Publisher publisher,
    DiscardedDraftStore trash
)
{
    public async Task<Timetable> ReadAsync(Edition edition, CancellationToken cancellationToken)
    {
        var sessions = await db.Sessions.InEdition(edition).InProgramOrder().WithProgramAsync(cancellationToken);
        var ids = sessions.ConvertAll(session => session.Id);
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item => ids.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, cancellationToken);
        var found = await db
            .Drafts.AsNoTracking()
            .Where(draft => ids.Contains(draft.ItemId))
            .ToDictionaryAsync(draft => draft.ItemId, cancellationToken);
        var began = await BasesAsync(found.Values, items, cancellationToken);
        var before = ConflictsIn(sessions, edition).ToHashSet();
        var planned = sessions
            .Where(session => items.ContainsKey(session.Id))
            .Select(session =>
                SessionDraft.Read(
                    session,
                    items[session.Id],
                    found.GetValueOrDefault(session.Id),
                    began.GetValueOrDefault(session.Id)
                )
            )
            .ToList();
        var conflicts = ConflictsIn(planned.ConvertAll(session => session.Session), edition);
        planned =
        [
            .. planned
                .Concat(await FindNewAsync(edition, cancellationToken))
                .OrderBy(session => session.Place.Start is null)
                .ThenBy(session => session.Place.Start)
                .ThenBy(session => session.Session.Order),
        ];
        return new Timetable(edition, planned, conflicts, [.. conflicts.Where(conflict => !before.Contains(conflict))])
        {
            Placements = await new Placements(db).FindAsync(edition, planned, cancellationToken),
        };
    }

    /// <returns>Why nothing was saved; null where all of it was.</returns>
    public Task<string?> SaveAsync(
        Timetable timetable,
        IReadOnlyDictionary<Guid, SessionPlace> places,
        ChangeInfo edit,
        CancellationToken cancellationToken
    ) =>
        SaveAsync(
            places.ToDictionary(
                place => place.Key,
                place => TextOf(timetable.Find(place.Key)!, place.Value, timetable.Find(place.Key)!.Added)
            ),
            edit,
            cancellationToken
        );

    /// <param name="into">Null: into none.</param>
    /// <returns>Why nothing was saved; null where all of it was.</returns>
    public Task<string?> PutAsync(
        Placement placement,
        PlannedSession? into,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var changes = new Dictionary<Guid, ChangedText>();
        if (placement.Paper is not { } paper)
            changes[placement.Id] = new(
                TalkFields.ContentKind,
                placement.Draft?.Text,
                form => form.Set("session", into?.Session.Slug ?? "")
            );
        else
        {
            if (placement.Session is { } from)
                changes[from.Id] = TextOf(from, from.Place, from.Added.Where(added => added.Slug != paper));
            if (into is not null)
                changes[into.Id] = TextOf(
                    into,
                    into.Place,
                    into.Added.Where(added => added.Slug != paper).Append(new(Guid.NewGuid().ToString(), paper))
                );
        }
        return SaveAsync(changes, edit, cancellationToken);
    }

    private static ChangedText TextOf(PlannedSession session, SessionPlace place, IEnumerable<AddedPaper> added) =>
        new(SessionDraft.Kind, session.Text, form => SessionDraft.Write(form, place, added));

    private async Task<string?> SaveAsync(
        IReadOnlyDictionary<Guid, ChangedText> texts,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item => texts.Keys.Contains(item.Id))
            .ToListAsync(cancellationToken);
        var changes = items.ConvertAll(item => ItemChange.FromFields(texts[item.Id].Kind, item, texts[item.Id].Change));
        if (changes.Find(change => change.Fault is not null) is { Fault: { } fault })
            return fault.Sentence;
        var works = changes
            .Zip(items)
            .Select(pair => new DraftWork(
                pair.First.Id,
                pair.Second.Kind,
                pair.First.Path,
                pair.First.Text!,
                texts[pair.First.Id].Before ?? pair.Second.Text
            ))
            .ToList();
        if (await drafts.SaveAllAsync(works, edit, cancellationToken) is not null)
        {
            db.ChangeTracker.Clear();
            return "Someone else changed one of these just now. Nothing was changed. Check the timetable, and try again.";
        }
        foreach (var item in items)
        {
            var draft = db.Drafts.Where(draft => draft.ItemId == item.Id);
            await draft.ExecuteUpdateAsync(
                one => one.SetProperty(saved => saved.BaseHash, item.Hash),
                cancellationToken
            );
            // What says the same as what is published is no draft.
            await draft.Where(saved => saved.Text == item.Text).ExecuteDeleteAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return null;
    }

    /// <param name="Before">The text that its author saw; null: what is published.</param>
    private sealed record ChangedText(ContentKind Kind, string? Before, Action<ItemFormValues> Change);

    public Task<PublishResult> PublishAsync(
        Timetable timetable,
        ChangeInfo edit,
        CancellationToken cancellationToken
    ) =>
        publisher.PublishAsync(
            [
                .. timetable.Drafts.Select(draft => new ItemChange(draft.ItemId, draft.Path, draft.Text, draft.BaseHash)
                {
                    DraftHash = draft.Hash,
                }),
            ],
            edit,
            cancellationToken
        );

    /// <summary>Into the trash, each of them.</summary>
    public async Task DiscardAsync(Timetable timetable, ChangeInfo edit, CancellationToken cancellationToken)
    {
        foreach (var draft in timetable.Drafts)
        {
            await trash.DiscardAsync(draft.ItemId, draft.Hash, edit, cancellationToken);
            edit = edit with { Entry = null };
        }
    }

    /// <summary>Sessions that are only a draft yet.</summary>
    private async Task<IEnumerable<PlannedSession>> FindNewAsync(Edition edition, CancellationToken cancellationToken)
    {
        var within = edition.Slug + "/";
        var found = await db
            .Drafts.AsNoTracking()
            .Where(draft => draft.Kind == SessionDraft.Kind.Name && draft.Path.StartsWith(within))
            .Where(draft => !db.ContentItems.Any(item => item.Id == draft.ItemId))
            .OrderBy(draft => draft.Path)
            .ToListAsync(cancellationToken);
        return found.Select(SessionDraft.ReadNew);
    }

    /// <summary>What drafts began from, by item, where something else is published since.</summary>
    private async Task<Dictionary<Guid, string>> BasesAsync(
        IReadOnlyCollection<Draft> found,
        Dictionary<Guid, ContentItem> items,
        CancellationToken cancellationToken
    )
    {
        var late = found
            .Where(draft => items.TryGetValue(draft.ItemId, out var item) && draft.BaseHash != item.Hash)
            .ToDictionary(draft => draft.ItemId, draft => draft.BaseHash);
        if (late.Count == 0)
            return [];
        var revisions = await db
            .Revisions.AsNoTracking()
            .Where(revision => late.Keys.Contains(revision.ItemId) && revision.Text != null)
            .ToListAsync(cancellationToken);
        return revisions
            .Where(revision => revision.Hash == late[revision.ItemId])
            .DistinctBy(revision => revision.ItemId)
            .ToDictionary(revision => revision.ItemId, revision => revision.Text!);
    }

    private static List<Finding> ConflictsIn(List<Session> sessions, Edition edition) =>
        [.. ScheduleConflicts.Find(sessions, edition), .. ScheduleConflicts.FindOverruns(sessions, edition)];
}
