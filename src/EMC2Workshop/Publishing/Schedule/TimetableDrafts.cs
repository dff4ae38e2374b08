using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Schedule;

/// <summary>
/// Moves of sessions as one set of drafts: gathered by whoever moves one, published at once, or put into the trash at
/// once. A draft is of the set where it differs from what it began from in time and room alone.
/// </summary>
public sealed class TimetableDrafts(
    WorkshopDbContext db,
    DraftStore drafts,
    Publisher publisher,
    DiscardedDraftStore trash
)
{
    private static readonly ContentKind Kind = ContentKind.ForFolder("sessions");

    private static readonly string[] Keys = ["start", "end", "room"];

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
                Plan(
                    session,
                    items[session.Id],
                    found.GetValueOrDefault(session.Id),
                    began.GetValueOrDefault(session.Id)
                )
            )
            .OrderBy(session => session.Place.Start is null)
            .ThenBy(session => session.Place.Start)
            .ThenBy(session => session.Session.Order)
            .ToList();
        var conflicts = ConflictsIn(planned.ConvertAll(session => session.Session), edition);
        return new Timetable(edition, planned, conflicts, [.. conflicts.Where(conflict => !before.Contains(conflict))]);
    }

    /// <returns>Why nothing was saved; null where all of it was.</returns>
    public async Task<string?> SaveAsync(
        Timetable timetable,
        IReadOnlyDictionary<Guid, SessionPlace> places,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item => places.Keys.Contains(item.Id))
            .ToListAsync(cancellationToken);
        var changes = items.ConvertAll(item => ItemChange.FromFields(Kind, item, form => Set(form, places[item.Id])));
        if (changes.Find(change => change.Fault is not null) is { Fault: { } fault })
            return fault.Sentence;
        var works = changes.ConvertAll(change => new DraftWork(
            change.Id,
            Kind.Name,
            change.Path,
            change.Text!,
            timetable.Find(change.Id)!.Text
        ));
        if (await drafts.SaveAllAsync(works, edit, cancellationToken) is not null)
        {
            db.ChangeTracker.Clear();
            return "Someone else moved one of these sessions just now. Nothing was changed. Check the times, and try "
                + "again.";
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

    public Task<PublishResult> PublishAsync(
        Timetable timetable,
        ChangeInfo edit,
        CancellationToken cancellationToken
    ) =>
        publisher.PublishAsync(
            [
                .. timetable.Moved.Select(session => new ItemChange(
                    session.Id,
                    session.Draft!.Path,
                    session.Draft.Text,
                    session.Draft.BaseHash
                )
                {
                    DraftHash = session.Draft.Hash,
                }),
            ],
            edit,
            cancellationToken
        );

    /// <summary>Into the trash, each of them.</summary>
    public async Task DiscardAsync(Timetable timetable, ChangeInfo edit, CancellationToken cancellationToken)
    {
        foreach (var session in timetable.Moved)
        {
            await trash.DiscardAsync(session.Id, session.Draft!.Hash, edit, cancellationToken);
            edit = edit with { Entry = null };
        }
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

    private static PlannedSession Plan(Session session, ContentItem item, Draft? draft, string? began)
    {
        var before = SessionPlace.For(session);
        if (draft is null)
            return new PlannedSession(session, before, item.Text, null, null);
        var obstacle =
            draft.PublishAt is not null ? $"{draft.By}’s draft of it is scheduled"
            : draft.Path != item.Path ? $"{draft.By}’s draft has another page address"
            : ItemFormValues.From(Kind, draft.Text) is not { } typed
            || ItemFormValues.From(Kind, began ?? item.Text) is not { } first
            || !Others(typed).SetEquals(Others(first))
                ? $"{draft.By}’s draft has other changes, too"
            : Move(session, typed, first) ? null
            : $"{draft.By}’s draft has a time that can’t be read";
        return new PlannedSession(session, before, draft.Text, draft, obstacle);
    }

    /// <summary>What the draft says of them; the rest is as published by now.</summary>
    private static bool Move(Session session, ItemFormValues typed, ItemFormValues first)
    {
        var (start, end) = (session.Start, session.End);
        if (typed["start"] != first["start"] && !TryRead(typed["start"], out start))
            return false;
        if (typed["end"] != first["end"] && !TryRead(typed["end"], out end))
            return false;
        (session.Start, session.End) = (start, end);
        if (typed["room"] != first["room"])
            session.Room = typed["room"] is { Length: > 0 } room ? room : null;
        return true;

        static bool TryRead(string text, out DateTime? time)
        {
            time = FieldFormat.Parse(text, typeof(DateTime), out _) as DateTime?;
            return time is not null || text.Length == 0;
        }
    }

    private static HashSet<KeyValuePair<string, string>> Others(ItemFormValues form) =>
        [.. form.Values.Where(value => value.Value.Length > 0 && !Keys.Contains(value.Key))];

    private static void Set(ItemFormValues form, SessionPlace place)
    {
        form.Set("start", place.Start is { } start ? FieldFormat.Format(start) : "");
        form.Set("end", place.End is { } end ? FieldFormat.Format(end) : "");
        form.Set("room", place.Room ?? "");
    }

    private static List<Finding> ConflictsIn(List<Session> sessions, Edition edition) =>
        [.. ScheduleConflicts.Find(sessions, edition), .. ScheduleConflicts.FindOverruns(sessions, edition)];
}
