using EMC2Workshop.Content.Texts;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Desk;

/// <summary>An item as organizers see it: what is published, and the draft beside it.</summary>
public sealed record DeskItem(Guid Id, string Kind, string Path, ContentItem? Published, Draft? Draft)
{
    /// <summary>What is worked on.</summary>
    public string Text => Draft?.Text ?? Published!.Text;

    /// <summary>Names the state of the item that was read; a save of another state is a conflict.</summary>
    public string State => StateOf(Published?.Hash, Draft?.Hash);

    /// <summary>Of the published text that the work began from.</summary>
    public string? BaseHash => Draft is null ? Published?.Hash : Draft.BaseHash;

    public static string StateOf(string? published, string? draft) => draft ?? published ?? "";
}

/// <param name="Item">As it is now, after the save or without it.</param>
/// <param name="Conflict">Null when it was saved.</param>
public sealed record DraftSave(DeskItem Item, Conflict? Conflict, bool WasMerged);

/// <summary>Keeps drafts: texts as they were typed, beside what is published. Nobody's is written over unseen.</summary>
public sealed class DraftDesk(WorkshopDbContext db)
{
    public async Task<DeskItem?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var published = await db.ContentItems.AsNoTracking().SingleOrDefaultAsync(item => item.Id == id, cancellationToken);
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.ItemId == id, cancellationToken);
        return published is null && draft is null ? null : new DeskItem(id, published?.Kind ?? draft!.Kind, draft?.Path ?? published!.Path, published, draft);
    }

    /// <returns>Kind and place of an item that is not there any more.</returns>
    public async Task<(string Kind, string Path)?> FindFormerAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Revisions.AsNoTracking().Where(revision => revision.ItemId == id).OrderByDescending(revision => revision.Number).FirstOrDefaultAsync(cancellationToken) is { } last ? (last.Kind, last.Path) : null;

    /// <param name="work">What is saved, and the text that its author began from.</param>
    /// <param name="state">As of <see cref="DeskItem.State"/> when that was read; empty for a new item.</param>
    public async Task<DraftSave> SaveAsync(DraftWork work, string state, IReadOnlyList<string> keys, Edit edit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = await FindAsync(work.Id, cancellationToken);
        var text = work.Text;
        if (now is not null && now.State != state && now.Text != work.Text)
        {
            var merge = TextMerge.Of(work.Before, now.Text, work.Text, keys);
            if (merge.Disagreements.Count > 0)
            {
                var change = new ItemChange(work.Id, work.Path, work.Text, now.BaseHash);
                return new DraftSave(now, new Conflict(change, work.Before, now.Text, work.Text, now.Draft?.By ?? await ByAsync(work.Id, cancellationToken), merge), false);
            }
            text = merge.Text;
        }
        // Of two drafts at one address, the later one waits beside it until its organizer has chosen another.
        var path = await IsTakenAsync(work.Id, work.Path, cancellationToken) ? $"{work.Path}-{work.Id:N}"[..Math.Min(work.Path.Length + 9, 300)] : work.Path;
        var draft = await db.Drafts.FindAsync([work.Id], cancellationToken);
        if (draft is null) db.Add(draft = new Draft { ItemId = work.Id, Kind = work.Kind, Path = path, Text = text, Hash = "", By = edit.By, BaseHash = now?.Published?.Hash });
        (draft.Path, draft.Text, draft.At, draft.By, draft.Reason) = (path, text, edit.At, edit.By, edit.Reason ?? draft.Reason);
        (draft.PublishAt, draft.Trouble) = (work.PublishAt, null);
        draft.Hash = ContentItem.HashOf($"{draft.Path}\n{draft.Text}\n{draft.PublishAt:O}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return new DraftSave((await FindAsync(work.Id, cancellationToken))!, null, text != work.Text);
    }

    /// <summary>By another item, published or not.</summary>
    public async Task<bool> IsTakenAsync(Guid id, string path, CancellationToken cancellationToken) =>
        await db.Drafts.AnyAsync(draft => draft.Path == path && draft.ItemId != id, cancellationToken) || await db.ContentItems.AnyAsync(item => item.Path == path && item.Id != id, cancellationToken);

    /// <summary>After a conflict with what is published: the draft now starts from that.</summary>
    public async Task<DraftSave> RebaseAsync(DraftWork work, string publishedHash, string state, Edit edit, CancellationToken cancellationToken)
    {
        await db.Drafts.Where(draft => draft.ItemId == work.Id && draft.Hash == state)
            .ExecuteUpdateAsync(draft => draft.SetProperty(d => d.BaseHash, publishedHash), cancellationToken);
        return await SaveAsync(work, state, [], edit, cancellationToken);
    }

    /// <returns>False when the draft is not the one that was read.</returns>
    public async Task<bool> DiscardAsync(Guid id, string state, CancellationToken cancellationToken) =>
        await db.Drafts.Where(draft => draft.ItemId == id && draft.Hash == state).ExecuteDeleteAsync(cancellationToken) == 1;

    /// <summary>Who published it last.</summary>
    public async Task<string> ByAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Revisions.Where(revision => revision.ItemId == id).OrderByDescending(revision => revision.Id).Select(revision => revision.By).FirstOrDefaultAsync(cancellationToken) ?? "somebody";
}

/// <param name="Before">The text that its author saw first.</param>
public sealed record DraftWork(Guid Id, string Kind, string Path, string Text, string Before)
{
    public DateTimeOffset? PublishAt { get; init; }
}
