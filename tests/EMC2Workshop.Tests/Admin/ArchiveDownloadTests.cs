using System.IO.Compression;
using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>The public site as an archive, by the organizers' button.</summary>
public sealed class ArchiveDownloadTests : IDisposable
{
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task It_holds_what_readers_see_and_nothing_of_drafts_or_of_who_asks()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            "/admin/new/person",
            new()
            {
                ["item-slug"] = "grace-hopper",
                ["name"] = "Grace Hopper",
                ["act"] = "save",
            }
        );
        var form = (await desk.ReadAsync("/admin/files")).QuerySelector(
            "form[method=get][action='/admin/files']"
        )!;
        Assert.NotNull(form.QuerySelector("option[value=neurips-19]"));
        using var answer = await desk.Client.GetAsync("/admin/files?handler=Archive&edition=", Aborted);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Aborted));

        Assert.Equal("site-archive.zip", answer.Content.Headers.ContentDisposition!.FileName);
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        Assert.Contains("index.html", names);
        Assert.Contains("neurips-19/talks/song-han.html", names);
        Assert.Contains("SHA256SUMS", names);
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.DoesNotContain("people/grace-hopper.html", names);
        foreach (
            var entry in zip.Entries.Where(entry =>
                entry.FullName.EndsWith(".html", StringComparison.Ordinal)
            )
        )
        {
            using var text = new StreamReader(await entry.OpenAsync(Aborted));
            var html = await text.ReadToEndAsync(Aborted);
            Assert.DoesNotContain("editor@example.org", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Grace Hopper", html, StringComparison.Ordinal);
        }
        // Who asked is still signed in, and the log knows of it.
        Assert.NotNull((await desk.ReadAsync("/admin")).QuerySelector("h1"));
    }

    [Fact]
    public async Task An_edition_that_is_not_there_is_said()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.Client.GetAsync(
            "/admin/files?handler=Archive&edition=nothing",
            Aborted
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "There is no edition nothing with pages.",
            await answer.Content.ReadAsStringAsync(Aborted),
            StringComparison.Ordinal
        );
    }
}
