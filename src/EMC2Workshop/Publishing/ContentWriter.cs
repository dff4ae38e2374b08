using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EMC2Workshop.Publishing;

/// <summary>
/// The one write path: an item's text becomes the item. Whoever changes content, by file or by form, comes through
/// here with text that was read and checked, inside a transaction.
/// </summary>
public sealed class ContentWriter(WorkshopDbContext db, MarkdownRenderer markdown)
{
    private static readonly string[] Kinds = [.. ContentKind.All.Select(kind => kind.Name).Distinct()];

    /// <param name="ids">By path, of all items that these name.</param>
    public async Task WriteAsync(
        IEnumerable<ContentFile> files,
        IReadOnlyDictionary<string, Guid> ids,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var ordered = files.OrderBy(file => Array.IndexOf(Kinds, file.Path.Kind.Name)).ToList();
        var written = ordered.ConvertAll(file => file.Fields.Id!.Value);
        var history = await RevisionRecorder.LoadAsync(db, written, edit, cancellationToken);
        var sessions = new SessionChangeRecorder(db);
        await sessions.AddAsync(written, cancellationToken);
        await MakeRoomAsync(ordered, cancellationToken);
        var media = await MediaOfAsync(ordered, cancellationToken);
        foreach (var file in ordered)
        {
            var (item, stored) = await FindOrAddAsync(file, cancellationToken);
            item.Slug = file.Path.Slug;
            file.Fields.ApplyTo(item, new ResolvedReferences(ids, file.Path.Edition, media));
            // Or EF, once it loads what the item names now, takes what it named before for right.
            db.Entry(item).DetectChanges();
            if (item is Deadline deadline)
                await new PromisedDates(db, markdown).AddAsync(deadline, edit, cancellationToken);
            Keep(stored, file.Path.Path, file.Text, edit);
            history.Add(stored);
        }
        // EF takes credits out of their item, but leaves them in the store.
        db.RemoveRange(
            db.ChangeTracker.Entries<Credit>()
                .Select(entry => entry.Entity)
                .Where(credit => credit is { TalkId: null, PaperId: null, SessionId: null })
                .ToList()
        );
        await db.SaveChangesAsync(cancellationToken);
        if (history.HasAdded)
        {
            await sessions.AddAsync(written, cancellationToken);
            await sessions.SaveAsync(edit.At, cancellationToken);
        }
        await new SearchIndexer(db, markdown).RefreshAsync(written, cancellationToken);
    }

    /// <summary>Items leave their addresses, so that others may have them before these are removed.</summary>
    public async Task MoveAsideAsync(IEnumerable<ContentItem> items, CancellationToken cancellationToken)
    {
        foreach (var stored in items)
        {
            stored.Path = $"moving-{stored.Id}";
            if (await FindAsync(stored, cancellationToken) is { } item)
                item.Slug = stored.Path;
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task RemoveAsync(
        IReadOnlyCollection<ContentItem> items,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var removed = items.Select(item => item.Id).ToList();
        var history = await RevisionRecorder.LoadAsync(db, removed, edit, cancellationToken);
        var sessions = new SessionChangeRecorder(db);
        await sessions.AddAsync(removed, cancellationToken);
        foreach (var stored in items.OrderByDescending(stored => Array.IndexOf(Kinds, stored.Kind)))
        {
            if (await FindAsync(stored, cancellationToken) is { } item)
            {
                // What goes with it is loaded, so that it goes before what it names.
                foreach (
                    var parts in db.Entry(item)
                        .Collections.Where(parts =>
                            parts.Metadata
                                is INavigation { ForeignKey.DeleteBehavior: DeleteBehavior.Cascade }
                        )
                )
                    await parts.LoadAsync(cancellationToken);
                db.Remove(item);
            }
            db.Remove(stored);
            history.AddRemoval(stored);
            await SearchIndex.RemoveAsync(db, stored.Id, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
        await sessions.SaveAsync(edit.At, cancellationToken);
    }

    /// <summary>Keeps a text that is no item, such as the folder's guide.</summary>
    public async Task KeepAsync(
        Guid id,
        string kind,
        string path,
        string text,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var history = await RevisionRecorder.LoadAsync(db, [id], edit, cancellationToken);
        var stored = await db.ContentItems.FindAsync([id], cancellationToken) ?? Add(id, kind, path);
        Keep(stored, path, text, edit);
        history.Add(stored);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Keep(ContentItem stored, string path, string text, ChangeInfo edit)
    {
        (stored.Path, stored.Text, stored.Hash) = (path, text, ContentItem.ComputeHash(text));
        if (edit.FromFolder)
            (stored.ImportedHash, stored.ImportedPath) = (stored.Hash, path);
    }

    private async Task<(Item, ContentItem)> FindOrAddAsync(
        ContentFile file,
        CancellationToken cancellationToken
    )
    {
        var id = file.Fields.Id!.Value;
        if (await db.ContentItems.FindAsync([id], cancellationToken) is { } stored)
        {
            var item = (await FindAsync(stored, cancellationToken))!;
            foreach (var collection in db.Entry(item).Collections)
                await collection.LoadAsync(cancellationToken);
            return (item, stored);
        }
        var created = file.Fields.NewItem();
        db.Add(created);
        return (created, Add(id, file.Path.Kind.Name, file.Path.Path));
    }

    private ContentItem Add(Guid id, string kind, string path)
    {
        var stored = new ContentItem
        {
            Id = id,
            Kind = kind,
            Path = path,
            Text = "",
            Hash = "",
        };
        db.Add(stored);
        return stored;
    }

    private async Task<Item?> FindAsync(ContentItem stored, CancellationToken cancellationToken) =>
        ContentKind.Named(stored.Kind) is { } kind
            ? (Item?)await db.FindAsync(kind.NewFields().ItemType, [stored.Id], cancellationToken)
            : null;

    private async Task<Dictionary<string, MediaFile>> MediaOfAsync(
        List<ContentFile> files,
        CancellationToken cancellationToken
    )
    {
        var names = files.SelectMany(file => MediaName.FindAll(file.Text)).Distinct().ToList();
        return names.Count == 0
            ? []
            : await db
                .Media.AsNoTracking()
                .Where(file => names.Contains(file.Name))
                .ToDictionaryAsync(file => file.Name, cancellationToken);
    }

    /// <summary>
    /// Items that change their address leave it first, so that two may swap theirs; presentations leave the sessions
    /// that they were in.
    /// </summary>
    private async Task MakeRoomAsync(List<ContentFile> files, CancellationToken cancellationToken)
    {
        var leaving = new List<ContentItem>();
        foreach (var file in files)
        {
            if (
                await db.ContentItems.FindAsync([file.Fields.Id!.Value], cancellationToken) is { } stored
                && stored.Path != file.Path.Path
            )
                leaving.Add(stored);
            if (file.Fields is not SessionFields session)
                continue;
            var shown = session.Presentations.Select(presentation => presentation.Id).ToList();
            await db
                .Presentations.Where(presentation =>
                    shown.Contains(presentation.Id) && presentation.SessionId != session.Id
                )
                .ExecuteDeleteAsync(cancellationToken);
        }
        await MoveAsideAsync(leaving, cancellationToken);
    }
}
