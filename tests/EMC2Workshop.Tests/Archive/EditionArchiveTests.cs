using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Archive;

/// <summary>What a reader downloads of an edition, years after it.</summary>
public sealed class EditionArchiveTests
{
    private const string Address = "/neurips-19/archive.zip";

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edition_that_is_over_leads_to_all_of_its_pages_in_one_file()
    {
        await using var site = new WorkshopSite();
        site.Clock.AdjustTime(new DateTimeOffset(2024, 12, 13, 0, 0, 0, TimeSpan.Zero));
        Assert.NotNull((await site.ReadAsync("/neurips-19")).QuerySelector($"main a[href='{Address}']"));

        using var zip = new ZipArchive(await DownloadAsync(site));
        var names = zip.Entries.Select(entry => entry.FullName).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "index.html",
                "search.html",
                "neurips-19/agenda.html",
                "neurips-19/papers/q8bert.html",
                "SHA256SUMS",
            },
            names
        );
        Assert.DoesNotContain(names, name => name.StartsWith("isca-19", StringComparison.Ordinal));
        using var home = new StreamReader(await zip.GetEntry("index.html")!.OpenAsync(Aborted));
        Assert.Contains(
            "All pages as a zip (not in this archive)",
            WorkshopSite.TextOf(WorkshopSite.Parse(await home.ReadToEndAsync(Aborted)).QuerySelector("main")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_is_made_anew_after_a_change_and_else_not_sent_twice()
    {
        await using var site = new WorkshopSite();
        using var desk = await Desk.OpenAsync(site);
        using var reader = site.Visitor();
        using var first = await reader.GetAsync(new Uri(Address, UriKind.Relative), Aborted);
        Assert.Equal("application/zip", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal("neurips-19.zip", first.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(reader, first.Headers.ETag!)).StatusCode);

        using var saved = await desk.PostAsync(
            await Items.EditorAsync(site, "neurips-19/talks/song-han"),
            new() { ["title"] = "Another title", ["act"] = "publish" }
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(reader, first.Headers.ETag!)).StatusCode);
        using var zip = new ZipArchive(await DownloadAsync(site));
        using var talk = new StreamReader(
            await zip.GetEntry("neurips-19/talks/song-han.html")!.OpenAsync(Aborted)
        );
        Assert.Contains("Another title", await talk.ReadToEndAsync(Aborted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_none_of_what_readers_do_not_see()
    {
        await using var site = new WorkshopSite();
        using var desk = await Desk.OpenAsync(site);
        using var hidden = await desk.PostAsync(
            await Items.EditorAsync(site, "neurips-19/edition"),
            new() { ["status"] = "draft", ["act"] = "publish" }
        );
        Assert.Equal(HttpStatusCode.Redirect, hidden.StatusCode);
        using var reader = site.Visitor();

        foreach (var address in new[] { Address, "/no-such-edition/archive.zip" })
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative), Aborted);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static async Task<MemoryStream> DownloadAsync(WorkshopSite site)
    {
        using var reader = site.Visitor();
        return new MemoryStream(await reader.GetByteArrayAsync(new Uri(Address, UriKind.Relative), Aborted));
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient reader, EntityTagHeaderValue known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.IfNoneMatch.Add(known);
        return reader.SendAsync(request, Aborted);
    }
}
