using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Import;

/// <summary>The file that an item was last imported from.</summary>
public sealed record ImportedFile(string Hash, string Path);

/// <summary>
/// What each item was when it was last imported: by that an import knows whether organizers have changed it since. The
/// content folder goes by what was taken from it; a zip by what it was exported with, where it tells that, or else by
/// the latest import of any kind, which history tells.
/// </summary>
public sealed class ImportBaselines
{
    private readonly Dictionary<Guid, ImportedFile> exported;
    private readonly Dictionary<Guid, ImportedFile> imported;
    private readonly Dictionary<(Guid Id, string Hash), string> texts = [];

    private ImportBaselines(
        Dictionary<Guid, ImportedFile> exported,
        Dictionary<Guid, ImportedFile> imported,
        bool isZip
    ) => (this.exported, this.imported, IsZip) = (exported, imported, isZip);

    public bool IsZip { get; }

    /// <param name="items">All that are stored.</param>
    /// <param name="zip">Null: the content folder is imported.</param>
    public static async Task<ImportBaselines> ReadAsync(
        WorkshopDbContext db,
        IReadOnlyCollection<ContentItem> items,
        ContentFolder? zip,
        CancellationToken cancellationToken
    )
    {
        var baselines = zip is null
            ? new ImportBaselines([], [], isZip: false)
            : new ImportBaselines(
                await ExportedVersions.ReadAsync(zip, db, cancellationToken),
                await LatestAsync(db, cancellationToken),
                isZip: true
            );
        await baselines.ReadTextsAsync(db, items, cancellationToken);
        return baselines;
    }

    private static async Task<Dictionary<Guid, ImportedFile>> LatestAsync(
        WorkshopDbContext db,
        CancellationToken cancellationToken
    )
    {
        var revisions = db.Revisions.AsNoTracking().Where(revision => revision.By == ChangeInfo.Importer);
        return await revisions
            .Where(revision =>
                revision.Number
                == revisions.Where(other => other.ItemId == revision.ItemId).Max(other => other.Number)
            )
            .Select(revision => new
            {
                revision.ItemId,
                revision.Hash,
                revision.Path,
            })
            .ToDictionaryAsync(
                revision => revision.ItemId,
                revision => new ImportedFile(revision.Hash, revision.Path),
                cancellationToken
            );
    }

    /// <summary>What was in that file; null where history has it no more.</summary>
    public string? TextOf(ContentItem item, ImportedFile taken) =>
        item.Hash == taken.Hash ? item.Text : texts.GetValueOrDefault((item.Id, taken.Hash));

    /// <summary>Null for what organizers made.</summary>
    public ImportedFile? For(ContentItem item)
    {
        if (exported.TryGetValue(item.Id, out var version))
            return version;
        var taken = item.ImportedHash is { } hash ? new ImportedFile(hash, item.ImportedPath!) : null;
        return taken is not null && !item.IsEdited ? taken : imported.GetValueOrDefault(item.Id) ?? taken;
    }

    /// <summary>Null for what its file brings back.</summary>
    public ImportedFile? For(TrashedItem gone)
    {
        if (IsZip && gone.By == ChangeInfo.Importer)
            return null;
        if (exported.TryGetValue(gone.Id, out var version))
            return version;
        return gone.ImportedHash is { } hash
            ? new ImportedFile(hash, gone.ImportedPath!)
            : imported.GetValueOrDefault(gone.Id);
    }

    /// <summary>Of the files of edited items, what was in them; history has it.</summary>
    private async Task ReadTextsAsync(
        WorkshopDbContext db,
        IEnumerable<ContentItem> items,
        CancellationToken cancellationToken
    )
    {
        var hashes = items
            .Select(item => (item.Hash, Taken: For(item)?.Hash))
            .Where(item => item.Taken is not null && item.Taken != item.Hash)
            .Select(item => item.Taken)
            .ToList();
        if (hashes.Count == 0)
            return;
        var revisions = db
            .Revisions.AsNoTracking()
            .Where(revision => revision.Text != null && hashes.Contains(revision.Hash));
        await foreach (var revision in revisions.AsAsyncEnumerable().WithCancellation(cancellationToken))
            texts[(revision.ItemId, revision.Hash)] = revision.Text!;
    }
}
