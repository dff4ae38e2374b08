using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Media;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>
/// Deletes for good: an item, a file, or parts of a person, in every place of the store and with the bytes that they
/// left there. A tombstone keeps the name from being taken again.
/// </summary>
public sealed class ErasureService(
    WorkshopDbContext db,
    Publisher publisher,
    MediaLibrary library,
    MarkdownRenderer markdown,
    StoreVacuum vacuum
)
{
    public static readonly IReadOnlyList<string> BiographyFields = [ItemFormValues.Body];

    public static readonly IReadOnlyList<string> PhotoFields =
    [
        "portrait",
        "portrait_alt",
        "portrait_decorative",
    ];

    private readonly MediaErasure media = new(db, library);

    /// <returns>Null where there is nothing of it.</returns>
    public async Task<ErasedTexts?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var texts = await ErasedTexts.ReadAsync(db, id, cancellationToken);
        return texts.IsEmpty ? null : texts;
    }

    /// <summary>Names of what still names the item, published or in a draft: while there is any, it can't go.</summary>
    public async Task<IReadOnlyList<ContentItem>> NamersAsync(
        ContentItem item,
        CancellationToken cancellationToken
    )
    {
        var namers = new IncomingReferences(db);
        return
        [
            .. await namers.FindAsync(item, cancellationToken),
            .. await namers.FindDraftsAsync(item, cancellationToken),
        ];
    }

    /// <summary>Everything of an item.</summary>
    /// <returns>Why not; nothing where it is done.</returns>
    public async Task<IReadOnlyList<string>> EraseAsync(
        Guid id,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var texts = await ErasedTexts.ReadAsync(db, id, cancellationToken);
            if (await RefusalAsync(texts, cancellationToken) is { } refusal)
                return [refusal];
            if (texts.Published is { } published)
                await new ContentWriter(db, markdown).RemoveAsync([published], edit, cancellationToken);
            await EraseRowsAsync(id, cancellationToken);
            if (texts.Kind == "person")
                foreach (
                    var (talk, erasure) in await SpeakerBiographies.FindAsync(
                        db,
                        id,
                        texts,
                        cancellationToken
                    )
                )
                    await erasure.EraseAsync(talk, cancellationToken);
            await db.Audit.RedactAsync(
                [.. texts.Paths, id.ToString()],
                $"{texts.Kind} {id}",
                cancellationToken
            );
            db.Add(
                new Tombstone
                {
                    Key = Tombstone.KeyFor(id),
                    Kind = texts.Kind,
                    At = edit.At,
                    By = edit.By,
                }
            );
            await EraseNamedAsync(texts, edit, cancellationToken);
            await CommitAsync(edit, cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
        }
        await DeleteBytesAsync();
        return [];
    }

    /// <summary>Some fields of an item, in every text that it ever had.</summary>
    /// <returns>Why not; nothing where it is done.</returns>
    public async Task<IReadOnlyList<string>> EraseFieldsAsync(
        Guid id,
        IReadOnlyList<string> fields,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var texts = await ErasedTexts.ReadAsync(db, id, cancellationToken);
            if (texts.IsEmpty)
                return ["This has already been deleted."];
            var erasures = new Dictionary<Guid, FieldErasure>
            {
                [id] = new FieldErasure(db, ContentKind.Named(texts.Kind)!, _ => fields),
            };
            if (texts.Kind == "person" && fields.Contains(ItemFormValues.Body))
                foreach (
                    var (talk, erasure) in await SpeakerBiographies.FindAsync(
                        db,
                        id,
                        texts,
                        cancellationToken
                    )
                )
                    erasures.Add(talk, erasure);
            var published = await db
                .ContentItems.Where(item => erasures.Keys.Contains(item.Id))
                .ToListAsync(cancellationToken);
            var changes = published.ConvertAll(item => new ItemChange(
                item.Id,
                item.Path,
                erasures[item.Id].Without(item.Text, ""),
                item.Hash
            ));
            if (await publisher.ApplyAsync(changes, edit, cancellationToken) is var outcome and not Published)
                return outcome is Invalid faulty
                    ? [.. faulty.Faults.Select(fault => fault.Sentence)]
                    : ["Someone changed this just now. Look at it again."];
            foreach (var (item, erasure) in erasures)
                await erasure.EraseAsync(item, cancellationToken);
            await EraseImportedAsync(id, cancellationToken);
            await EraseNamedAsync(texts, edit, cancellationToken);
            await CommitAsync(edit, cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
        }
        await DeleteBytesAsync();
        return [];
    }

    /// <summary>A picture or PDF that nothing published and no draft names.</summary>
    /// <returns>What names it; nothing where it is done.</returns>
    public async Task<IReadOnlyList<MediaUse>> EraseFileAsync(
        string name,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            if (
                (await library.UsesAsync(cancellationToken))[name].Where(use => use.In != "trash").ToList() is
                { Count: > 0 } uses
            )
                return uses;
            await media.EraseAsync(name, edit, cancellationToken);
            await CommitAsync(edit, cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
        }
        await DeleteBytesAsync();
        return [];
    }

    /// <summary>What the rows that are gone have left on the disk, whoever waits for it or not.</summary>
    private Task DeleteBytesAsync()
    {
        media.DeleteFiles();
        return vacuum.RunAsync(CancellationToken.None);
    }

    private async Task<string?> RefusalAsync(ErasedTexts texts, CancellationToken cancellationToken)
    {
        if (texts.IsEmpty)
            return "This has already been deleted.";
        if (texts.Kind is "series" or "guide")
            return "This can’t be deleted.";
        if (
            texts.Published is { } published
            && await NamersAsync(published, cancellationToken) is { Count: > 0 } namers
        )
            return "Other items still name this: "
                + $"{string.Join(", ", namers.Select(namer => namer.Path))}. Remove it there first.";
        return null;
    }

    private async Task EraseRowsAsync(Guid id, CancellationToken cancellationToken)
    {
        await db.Revisions.Where(revision => revision.ItemId == id).ExecuteDeleteAsync(cancellationToken);
        await db.Drafts.Where(draft => draft.ItemId == id).ExecuteDeleteAsync(cancellationToken);
        await db.DiscardedDrafts.Where(draft => draft.ItemId == id).ExecuteDeleteAsync(cancellationToken);
        await db.Trash.Where(item => item.Id == id).ExecuteDeleteAsync(cancellationToken);
        await EraseImportedAsync(id, cancellationToken);
    }

    /// <summary>What a submission system's file said of it.</summary>
    private async Task EraseImportedAsync(Guid id, CancellationToken cancellationToken) =>
        await db.ImportedPapers.Where(paper => paper.ItemId == id).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Links and files that only these texts named.</summary>
    private async Task EraseNamedAsync(
        ErasedTexts texts,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        foreach (var link in await db.CheckedLinks.ToListAsync(cancellationToken))
        {
            if (
                texts.Has(link.Address)
                && !await db.ContentItems.AnyAsync(
                    item => item.Text.Contains(link.Address),
                    cancellationToken
                )
            )
                db.Remove(link);
        }
        await db.SaveChangesAsync(cancellationToken);
        await media.EraseUnusedAsync(texts.Files, edit, cancellationToken);
    }

    /// <summary>The search index forgets what it only marked as deleted.</summary>
    private async Task CommitAsync(ChangeInfo edit, CancellationToken cancellationToken)
    {
        db.Add(
            edit.Entry ?? throw new InvalidOperationException("What is deleted for good is told in the log.")
        );
        await db.SaveChangesAsync(cancellationToken);
        await SearchIndex.RebuildAsync(db, cancellationToken);
        db.ChangeTracker.Clear();
    }
}
