using System.Collections.Concurrent;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages;

/// <summary>What stands around every page for readers: the series, its editions, and what there is of each.</summary>
/// <param name="Editions">That readers know of, latest first.</param>
public sealed record PageFrame(Series Series, IReadOnlyList<Edition> Editions)
{
    private readonly ConcurrentDictionary<Guid, EditionContents> contents = new();

    public static async Task<PageFrame> ReadAsync(WorkshopDbContext db, CancellationToken cancellationToken)
    {
        var editions = db.Editions.AsNoTracking().Public().OrderByDescending(edition => edition.Start);
        return new PageFrame(
            await db.Series.AsNoTracking().SingleAsync(cancellationToken),
            await editions.ToListAsync(cancellationToken)
        );
    }

    public async Task<EditionContents> ContentsAsync(
        Edition edition,
        WorkshopDbContext db,
        CancellationToken cancellationToken
    )
    {
        if (!contents.TryGetValue(edition.Id, out var found))
            contents[edition.Id] = found = await EditionContents.ReadAsync(db, edition, cancellationToken);
        return found;
    }
}

/// <summary>The frame of all pages, read once a version of the content.</summary>
public sealed class PageFrames(ContentVersion content)
{
    private volatile Kept? kept;

    public async Task<PageFrame> ReadAsync(WorkshopDbContext db, CancellationToken cancellationToken)
    {
        var isPreview = db.Database.CurrentTransaction is not null;
        if (isPreview)
            return await PageFrame.ReadAsync(db, cancellationToken);
        var version = content.Current;
        if (kept is { } last && last.Version == version)
            return last.Frame;
        var frame = await PageFrame.ReadAsync(db, cancellationToken);
        kept = new Kept(version, frame);
        return frame;
    }

    private sealed record Kept(string Version, PageFrame Frame);
}
