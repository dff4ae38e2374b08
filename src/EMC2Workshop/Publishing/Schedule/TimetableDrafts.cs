using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
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
                    into.Added.Where(added => added.Slug != paper)
                        .Append(new(Guid.NewGuid().ToString(), paper))
                );
        }
        return SaveAsync(changes, edit, cancellationToken);
    }

    private static ChangedText TextOf(
        PlannedSession session,
        SessionPlace place,
        IEnumerable<AddedPaper> added
    ) => new(SessionDraft.Kind, session.Text, form => SessionDraft.Write(form, place, added));

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
        var changes = items.ConvertAll(item =>
            ItemChange.FromFields(texts[item.Id].Kind, item, texts[item.Id].Change)
        );
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
            return "Someone else changed one of these just now. Nothing was changed. "
                + "Check the timetable, and try again.";
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
                .. timetable.Drafts.Select(draft => new ItemChange(
                    draft.ItemId,
                    draft.Path,
                    draft.Text,
                    draft.BaseHash
                )
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
            await trash.DiscardAsync([(draft.ItemId, draft.Hash)], edit, cancellationToken);
            edit = edit.WithoutEntry();
        }
    }
}
