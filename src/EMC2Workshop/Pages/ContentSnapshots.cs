using EMC2Workshop.Data;

namespace EMC2Workshop.Pages;

/// <summary>Each is read once a version of the content.</summary>
public sealed class ContentSnapshots(ContentVersion content)
{
    private volatile Kept? kept;

    public async Task<ContentSnapshot> ReadAsync(WorkshopDbContext db, CancellationToken cancellationToken)
    {
        var isPreview = db.Database.CurrentTransaction is not null;
        if (isPreview)
            return await ContentSnapshot.ReadAsync(db, cancellationToken);
        var version = content.Current;
        if (kept is { } last && last.Version == version)
            return last.Snapshot;
        var snapshot = await ContentSnapshot.ReadAsync(db, cancellationToken);
        kept = new Kept(version, snapshot);
        return snapshot;
    }

    private sealed record Kept(string Version, ContentSnapshot Snapshot);
}
