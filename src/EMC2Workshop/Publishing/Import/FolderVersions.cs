using EMC2Workshop.Content;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Import;

/// <summary>A file of the content folder that was not imported, since organizers changed its item too.</summary>
/// <param name="Original">What the file held when it was last imported; null where history has it no more.</param>
public sealed record FolderVersion(string Path, string Text, string? Original)
{
    public string Hash => ContentItem.ComputeHash(Text);
}

/// <summary>The content folder's versions of items that organizers changed too: for them to choose.</summary>
public sealed class FolderVersions(WorkshopDbContext db, ContentFolder folder)
{
    /// <returns>Null where the file is gone, was imported already, or is what the site has.</returns>
    public async Task<FolderVersion?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var item = await db
            .ContentItems.AsNoTracking()
            .SingleOrDefaultAsync(item => item.Id == id, cancellationToken);
        if (item is not { IsEdited: true, ImportedHash: { } taken, ImportedPath: { } path } || !folder.Exists)
            return null;
        var isFile = folder.IsFile(path + ".md", _ => { });
        if (!isFile || folder.Read(path + ".md", _ => { }) is not { } bytes)
            return null;
        if (ContentFile.Decode(bytes, (_, _) => { }) is not { } text)
            return null;
        var original = await db
            .Revisions.AsNoTracking()
            .Where(revision => revision.ItemId == id && revision.Hash == taken)
            .Select(revision => revision.Text)
            .FirstOrDefaultAsync(cancellationToken);
        var version = new FolderVersion(path, text, original);
        return version.Hash == taken || version.Hash == item.Hash ? null : version;
    }

    /// <summary>Somebody has looked at the file: it counts as imported, and history has it.</summary>
    /// <param name="seen">Hash of the file that was looked at.</param>
    /// <returns>False where it is another one now: nothing was done.</returns>
    public async Task<bool> SettleAsync(
        Guid id,
        string seen,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(id, cancellationToken) is not { } version || version.Hash != seen)
            return false;
        var item = await db.ContentItems.SingleAsync(item => item.Id == id, cancellationToken);
        (item.ImportedHash, item.ImportedPath) = (version.Hash, version.Path);
        var ofFolder = edit with { By = ChangeInfo.Importer, Reason = null };
        (await RevisionRecorder.LoadAsync(db, [id], ofFolder, cancellationToken)).AddFile(
            item,
            version.Path,
            version.Text
        );
        await db.SaveChangesAsync(cancellationToken);
        (await RevisionRecorder.LoadAsync(db, [id], edit, cancellationToken)).Add(item);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return true;
    }
}
