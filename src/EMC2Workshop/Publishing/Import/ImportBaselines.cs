using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Import;

/// <summary>The file that an item was last imported from.</summary>
public sealed record ImportedFile(string Hash, string Path);

/// <summary>
/// What each item was when it was last imported: by that an import knows whether organizers have changed it since. The
/// content folder goes by what was taken from it; a zip by the latest import of any kind, which history tells.
/// </summary>
public sealed class ImportBaselines
{
    private readonly Dictionary<Guid, ImportedFile> imported;

    private ImportBaselines(Dictionary<Guid, ImportedFile> imported, bool isZip) =>
        (this.imported, IsZip) = (imported, isZip);

    public static ImportBaselines ForFolder { get; } = new([], isZip: false);

    public bool IsZip { get; }

    public static async Task<ImportBaselines> ForZipAsync(WorkshopDbContext db, CancellationToken cancellationToken)
    {
        var revisions = db.Revisions.AsNoTracking().Where(revision => revision.By == ChangeInfo.Importer);
        var latest = await revisions
            .Where(revision =>
                revision.Number == revisions.Where(other => other.ItemId == revision.ItemId).Max(other => other.Number)
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
        return new ImportBaselines(latest, isZip: true);
    }

    /// <summary>Null for what organizers made.</summary>
    public ImportedFile? For(ContentItem item)
    {
        var taken = item.ImportedHash is { } hash ? new ImportedFile(hash, item.ImportedPath!) : null;
        return taken is not null && !item.IsEdited ? taken : imported.GetValueOrDefault(item.Id) ?? taken;
    }

    /// <summary>Null for what its file brings back.</summary>
    public ImportedFile? For(TrashedItem gone)
    {
        if (IsZip && gone.By == ChangeInfo.Importer)
            return null;
        return gone.ImportedHash is { } hash
            ? new ImportedFile(hash, gone.ImportedPath!)
            : imported.GetValueOrDefault(gone.Id);
    }
}
