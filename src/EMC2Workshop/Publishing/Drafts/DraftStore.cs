using EMC2Workshop.Content;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>
/// Keeps drafts: texts as they were typed, beside what is published. Nobody's is written over unseen.
/// </summary>
public sealed class DraftStore(WorkshopDbContext db)
{
    public async Task<EditableItem?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var published = await db
            .ContentItems.AsNoTracking()
            .SingleOrDefaultAsync(item => item.Id == id, cancellationToken);
        var draft = await db
            .Drafts.AsNoTracking()
            .SingleOrDefaultAsync(draft => draft.ItemId == id, cancellationToken);
        return published is null && draft is null
            ? null
            : new EditableItem(
                id,
                published?.Kind ?? draft!.Kind,
                draft?.Path ?? published!.Path,
                published,
                draft
            );
    }

    /// <returns>Kind and place of an item that is not there any more.</returns>
    public async Task<(string Kind, string Path)?> FindFormerAsync(
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await db
            .Revisions.AsNoTracking()
            .Where(revision => revision.ItemId == id)
            .OrderByDescending(revision => revision.Number)
            .FirstOrDefaultAsync(cancellationToken)
            is { } last
            ? (last.Kind, last.Path)
            : null;

    /// <summary>Who published it last.</summary>
    public async Task<string> ByAsync(Guid id, CancellationToken cancellationToken) =>
        await db
            .Revisions.Where(revision => revision.ItemId == id)
            .OrderByDescending(revision => revision.Id)
            .Select(revision => revision.By)
            .FirstOrDefaultAsync(cancellationToken)
        ?? "somebody";

    /// <summary>From a title or name: the first address that is nobody else's; none where none is left.</summary>
    public async Task<string> ProposePathAsync(
        Guid id,
        ContentKind kind,
        string? edition,
        string name,
        CancellationToken cancellationToken
    )
    {
        name = FormulaText.ToPlainText(name);
        var plain = TextFolding.Fold(name).Any(char.IsAsciiLetterOrDigit) ? ItemPath.ToSlug(name) : kind.Name;
        plain = plain[..Math.Min(plain.Length, 90)].TrimEnd('-');
        for (var number = 1; number <= 999; number++)
        {
            var path = kind.PathFor(edition, number == 1 ? plain : $"{plain}-{number}");
            if (
                ItemPath.Parse(path + ".md", out _) is not null
                && !await IsTakenAsync(id, path, cancellationToken)
            )
                return path;
        }
        return kind.PathFor(edition, "");
    }

    /// <summary>What another organizer wrote and this does not keep goes to the trash.</summary>
    /// <param name="work">What is saved, and the text that its author began from.</param>
    /// <param name="state">As of <see cref="EditableItem.State"/> when that was read; empty for a new item.</param>
    public Task<DraftSave> SaveAsync(
        DraftWork work,
        string state,
        ChangeInfo edit,
        CancellationToken cancellationToken
    ) => SaveAsync(work, state, null, edit, cancellationToken);

    /// <summary>After a conflict with what is published: the draft now starts from that.</summary>
    public Task<DraftSave> RebaseAsync(
        DraftWork work,
        string publishedHash,
        string state,
        ChangeInfo edit,
        CancellationToken cancellationToken
    ) => SaveAsync(work, state, publishedHash, edit, cancellationToken);

    private async Task<DraftSave> SaveAsync(
        DraftWork work,
        string state,
        string? publishedHash,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = await FindAsync(work.Id, cancellationToken);
        var text = work.Text;
        if (now is not null && now.State != state && now.Text != work.Text)
        {
            var merge = ThreeWayMerge.Merge(work.Before, now.Text, work.Text, ContentKind.Named(work.Kind)!);
            if (merge.Disagreements.Count > 0)
                return new DraftSave(now, await ConflictAsync(work, now, merge, cancellationToken), false);
            text = merge.Text;
        }
        if (now?.Draft is { } other && other.By != edit.By && Loses(other.Text, text))
            db.Add(DiscardedDraft.From(other, edit.At, edit.By));
        var isAsRead = now?.Draft?.Hash == state;
        await WriteAsync(
            work with
            {
                Text = text,
            },
            now,
            edit,
            cancellationToken,
            isAsRead ? publishedHash : null
        );
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return new DraftSave((await FindAsync(work.Id, cancellationToken))!, null, text != work.Text);
    }

    /// <summary>The draft goes to the trash, and another begins from what is published now.</summary>
    /// <param name="state">The draft's hash as it was read.</param>
    /// <returns>False where it is another one by now.</returns>
    public async Task<bool> ReplaceAsync(
        DraftWork work,
        string state,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = await FindAsync(work.Id, cancellationToken);
        if (now?.Draft is not { } draft || draft.Hash != state)
            return false;
        if (draft.Text != work.Text)
            db.Add(DiscardedDraft.From(draft, edit.At, edit.By));
        await db.Drafts.Where(one => one.ItemId == work.Id).ExecuteDeleteAsync(cancellationToken);
        await WriteAsync(work, now, edit, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>
    /// A set of drafts at once, within a transaction of the caller's. What is scheduled stays scheduled.
    /// </summary>
    /// <returns>The path of one that somebody has changed or deleted for good meanwhile; null: all are saved.</returns>
    public async Task<string?> SaveAllAsync(
        IReadOnlyList<DraftWork> works,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        foreach (var work in works)
        {
            var now = await FindAsync(work.Id, cancellationToken);
            if ((now?.Text ?? "") != work.Before || await IsErasedAsync(work.Id, cancellationToken))
                return work.Path;
            var kept = work with { PublishAt = now?.Draft?.PublishAt };
            await WriteAsync(kept, now, edit, cancellationToken);
        }
        return null;
    }

    /// <summary>By another item, published or not.</summary>
    public async Task<bool> IsTakenAsync(Guid id, string path, CancellationToken cancellationToken) =>
        await db.Drafts.AnyAsync(draft => draft.Path == path && draft.ItemId != id, cancellationToken)
        || await db.ContentItems.AnyAsync(item => item.Path == path && item.Id != id, cancellationToken);

    /// <summary>True for an item that an owner deleted for good: nothing is saved under its id any more.</summary>
    public Task<bool> IsErasedAsync(Guid id, CancellationToken cancellationToken)
    {
        var key = Tombstone.KeyFor(id);
        return db.Tombstones.AnyAsync(stone => stone.Key == key, cancellationToken);
    }

    /// <summary>
    /// Of two drafts at one address, the later one waits beside it until its organizer has chosen another.
    /// </summary>
    public async Task<string> FreePathAsync(Guid id, string path, CancellationToken cancellationToken) =>
        await IsTakenAsync(id, path, cancellationToken)
            ? $"{path}-{id:N}"[..Math.Min(path.Length + 9, 300)]
            : path;

    /// <summary>A line of it stands no longer in what takes its place.</summary>
    private static bool Loses(string text, string next) => text.Split('\n').Except(next.Split('\n')).Any();

    private async Task<Conflict> ConflictAsync(
        DraftWork work,
        EditableItem now,
        ThreeWayMerge merge,
        CancellationToken cancellationToken
    )
    {
        var change = new ItemChange(work.Id, work.Path, work.Text, now.BaseHash);
        var by = now.Draft?.By ?? await ByAsync(work.Id, cancellationToken);
        return new Conflict(change, work.Before, now.Text, work.Text, by, merge);
    }

    /// <param name="publishedHash">Of what it starts from now; null: of what it started from before.</param>
    private async Task WriteAsync(
        DraftWork work,
        EditableItem? now,
        ChangeInfo edit,
        CancellationToken cancellationToken,
        string? publishedHash = null
    )
    {
        var path = await FreePathAsync(work.Id, work.Path, cancellationToken);
        var draft = await db.Drafts.FindAsync([work.Id], cancellationToken);
        if (draft is null)
            db.Add(
                draft = new Draft
                {
                    ItemId = work.Id,
                    Kind = work.Kind,
                    Path = path,
                    Text = work.Text,
                    Hash = "",
                    By = edit.By,
                    BaseHash = now?.Published?.Hash,
                }
            );
        draft.AlsoBy = [.. draft.AlsoBy.Append(draft.By).Except([edit.By])];
        (draft.Path, draft.Text, draft.At, draft.By, draft.Reason) = (
            path,
            work.Text,
            edit.At,
            edit.By,
            edit.Reason ?? draft.Reason
        );
        (draft.PublishAt, draft.Trouble) = (work.PublishAt, null);
        draft.BaseHash = publishedHash ?? draft.BaseHash;
        draft.Hash = draft.ComputeHash();
        await db.SaveChangesAsync(cancellationToken);
    }
}
