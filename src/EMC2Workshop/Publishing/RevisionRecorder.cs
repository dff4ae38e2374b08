using EMC2Workshop.Content;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing;

/// <summary>Adds a revision for every text that differs from the one before it.</summary>
internal sealed class RevisionRecorder
{
    private readonly WorkshopDbContext db;
    private readonly ChangeInfo edit;
    private readonly Dictionary<Guid, Revision> latest;

    private RevisionRecorder(WorkshopDbContext db, ChangeInfo edit, Dictionary<Guid, Revision> latest) =>
        (this.db, this.edit, this.latest) = (db, edit, latest);

    public static async Task<RevisionRecorder> LoadAsync(
        WorkshopDbContext db,
        IReadOnlyCollection<Guid> items,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var latest = await db
            .Revisions.AsNoTracking()
            .Where(revision =>
                items.Contains(revision.ItemId)
                && revision.Number
                    == db.Revisions.Where(other => other.ItemId == revision.ItemId).Max(other => other.Number)
            )
            .ToDictionaryAsync(revision => revision.ItemId, cancellationToken);
        return new RevisionRecorder(db, edit, latest);
    }

    /// <summary>Whether any text differed.</summary>
    public bool HasAdded { get; private set; }

    public void Add(ContentItem item) => Add(item, item.Text, item.Hash);

    /// <summary>A text that the item was offered, before what it became.</summary>
    public void AddFile(ContentItem item, string path, string text) =>
        Add(item, text, ContentItem.ComputeHash(text), path);

    public void AddRemoval(ContentItem item) =>
        // An item that was moved aside for others leaves from the place that it had before.
        Add(item, null, "", latest.GetValueOrDefault(item.Id)?.Path);

    /// <summary>As if it had been there: that address leads to where it is.</summary>
    public void AddFormerPath(ContentItem item, string path)
    {
        Add(item, item.Text, item.Hash, path);
        Add(item);
    }

    private void Add(ContentItem item, string? text, string hash, string? path = null)
    {
        var before = latest.GetValueOrDefault(item.Id);
        path ??= item.Path;
        if (before is not null && before.Hash == hash && before.Path == path)
            return;
        var revision = new Revision
        {
            ItemId = item.Id,
            Number = (before?.Number ?? 0) + 1,
            Kind = item.Kind,
            Path = path,
            Text = text,
            Hash = hash,
            At = edit.At,
            By = edit.By,
            Reason = VisibleText.AsLine(edit.Reason ?? "") is { Length: > 0 } reason ? reason : null,
        };
        db.Add(revision);
        HasAdded = true;
        latest[item.Id] = revision;
    }
}
