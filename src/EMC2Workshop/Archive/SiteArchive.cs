using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AngleSharp;
using EMC2Workshop.Data;

namespace EMC2Workshop.Archive;

/// <summary>
/// The public site, or one edition, as files that open from disk: what an anonymous reader gets at one version of the
/// content, with links from file to file.
/// </summary>
public sealed class SiteArchive(SitePipeline site, ContentVersion content, TimeProvider clock)
{
    public const string Checksums = "SHA256SUMS";

    private const int Tries = 3;

    /// <param name="origin">The site's address, which citations and calendars name.</param>
    /// <param name="write">Takes each file, by its name with forward slashes.</param>
    /// <exception cref="ArchiveException">There is no such edition, or it changed all the while.</exception>
    public async Task<ArchiveReport> WriteAsync(
        ArchiveScope scope,
        Uri origin,
        Func<string, byte[], Task> write,
        CancellationToken cancellationToken
    )
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var version = content.Current;
            var crawl = new SiteCrawl(site, scope, origin);
            await crawl.RunAsync(cancellationToken);
            if (content.Current == version)
                return await WriteAsync(
                    crawl,
                    new ArchiveReport(scope, clock.GetUtcNow(), version),
                    write,
                    cancellationToken
                );
        }
        throw new ArchiveException("The site was changed while it was read. Try again in a moment.");
    }

    /// <summary>The same as one zip file.</summary>
    public async Task ZipAsync(ArchiveScope scope, Uri origin, Stream to, CancellationToken cancellationToken)
    {
        await using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        await WriteAsync(
            scope,
            origin,
            async (file, body) =>
            {
                await using var entry = await zip.CreateEntry(file).OpenAsync(cancellationToken);
                await entry.WriteAsync(body, cancellationToken);
            },
            cancellationToken
        );
    }

    private static async Task<ArchiveReport> WriteAsync(
        SiteCrawl crawl,
        ArchiveReport report,
        Func<string, byte[], Task> write,
        CancellationToken cancellationToken
    )
    {
        var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in crawl.Files)
            await KeepAsync(crawl.Find(path)!, await crawl.ReadAsync(path, cancellationToken));
        var pages = crawl
            .Pages.Select(path => (File: crawl.Find(path)!, Page: crawl.Open(path)))
            .OrderBy(entry => entry.Page.Title, StringComparer.OrdinalIgnoreCase)
            .ToList();
        await KeepAsync(ArchivedSearch.Index, ArchivedSearch.WriteIndex(pages));
        await KeepAsync(
            ArchivedSearch.Script,
            await crawl.ReadAsync(ArchivedSearch.ScriptPath, cancellationToken)
        );
        var search = crawl.Open(crawl.Scope.Home);
        search.Rewrite(ArchivedSearch.Page, crawl.Find, crawl.Origin, _ => { });
        ArchivedSearch.Fill(search, pages);
        await KeepPageAsync(ArchivedSearch.Page, search);
        foreach (var (file, page) in pages)
        {
            page.Rewrite(
                file,
                crawl.Find,
                crawl.Origin,
                address => report.LeftOut.Add(address.Split('?')[0])
            );
            await KeepPageAsync(file, page);
        }
        (report.Pages, report.Files) = (pages.Count, sums.Count + 2);
        await KeepAsync(
            ArchiveNotes.Readme,
            Encoding.UTF8.GetBytes(ArchiveNotes.WriteReadme(report, crawl.Origin))
        );
        var lines = string.Concat(sums.Select(file => $"{file.Value}  {file.Key}\n"));
        await write(Checksums, Encoding.UTF8.GetBytes(lines));
        return report;

        async Task KeepPageAsync(string file, ArchivedPage page)
        {
            page.Sign(ArchiveNotes.WriteNote(report, file));
            await KeepAsync(file, Encoding.UTF8.GetBytes(page.Document.ToHtml()));
        }

        async Task KeepAsync(string file, byte[] body)
        {
            sums[file] = Convert.ToHexStringLower(SHA256.HashData(body));
            await write(file, body);
        }
    }
}

/// <summary>What became of it.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Version">Of the content.</param>
public sealed record ArchiveReport(ArchiveScope Scope, DateTimeOffset At, string Version)
{
    public int Pages { get; set; }

    /// <summary>With pages.</summary>
    public int Files { get; set; }

    /// <summary>Addresses that pages lead to and the archive hasn't.</summary>
    public SortedSet<string> LeftOut { get; } = new(StringComparer.Ordinal);
}

/// <summary>Why there is no archive, in words.</summary>
public sealed class ArchiveException(string message) : Exception(message);
