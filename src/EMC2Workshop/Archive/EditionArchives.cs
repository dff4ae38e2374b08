using System.Collections.Concurrent;
using System.Security.Cryptography;
using EMC2Workshop.Data;
using Microsoft.Net.Http.Headers;

namespace EMC2Workshop.Archive;

/// <summary>
/// What readers download of an edition: made when it is first asked for, and anew after a change. One at a time is
/// made, however many ask.
/// </summary>
public sealed class EditionArchives(SiteArchive archive, ContentVersion content) : IDisposable
{
    public const string File = "archive.zip";

    private readonly SemaphoreSlim making = new(1);
    private readonly ConcurrentDictionary<string, EditionArchive> kept = [];

    /// <param name="edition">Its slug.</param>
    /// <param name="origin">The site's address.</param>
    /// <exception cref="ArchiveException">It changed all the while.</exception>
    public async Task<EditionArchive> FindAsync(
        string edition,
        Uri origin,
        CancellationToken cancellationToken
    )
    {
        if (FindKept(edition, origin) is { } known)
            return known;
        await making.WaitAsync(cancellationToken);
        try
        {
            if (FindKept(edition, origin) is { } made)
                return made;
            var version = content.Current;
            using var bytes = new MemoryStream();
            await archive.ZipAsync(new ArchiveScope(edition), origin, bytes, cancellationToken);
            return kept[edition] = new EditionArchive(version, origin, bytes.ToArray());
        }
        finally
        {
            making.Release();
        }
    }

    private EditionArchive? FindKept(string edition, Uri origin) =>
        kept.TryGetValue(edition, out var latest)
        && latest.Version == content.Current
        && latest.Origin == origin
            ? latest
            : null;

    public void Dispose() => making.Dispose();
}

/// <param name="Version">Of the content.</param>
public sealed record EditionArchive(string Version, Uri Origin, byte[] Zip)
{
    public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Zip))}\"");
}
