using System.Net;
using System.Text;
using EMC2Workshop.Accounts;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// What an owner deletes for good is in no place of the site any more, not even in bytes that nothing points to.
/// </summary>
public sealed class ErasureTests : IDisposable
{
    private const string Words = "Zyzzogeton";
    private const string Typed = "Grace Q. Zyzzogeton";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_person_is_gone_from_every_place_and_does_not_come_back()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var (editor, media) = await MakePersonAsync(owner);
        Assert.True(await IsInBytesAsync(Words));
        await AssertShownAsync("/people/grace-zyzzogeton", Words);

        using var wrong = await owner.PostAsync(
            editor + "/erase",
            new() { ["what"] = "all", ["name"] = "Somebody else" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var done = await owner.PostAsync(
            editor + "/erase",
            new() { ["what"] = "all", ["name"] = Typed }
        );
        Assert.Equal("/admin/trash?said=erased", done.Headers.Location?.OriginalString);
        Assert.Contains(
            "Deleted for good.",
            WorkshopSite.TextOf(
                (await owner.ReadAsync("/admin/trash?said=erased")).QuerySelector("[role=status]")
            ),
            StringComparison.Ordinal
        );

        foreach (
            var address in new[]
            {
                "/people/grace-zyzzogeton",
                "/people/grace-q-zyzzogeton",
                "/media/" + media,
                editor,
                editor + "/history",
                editor + "/erase",
            }
        )
        {
            using var gone = await owner.Client.GetAsync(address, Aborted);
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }
        Assert.DoesNotContain(
            Words,
            WorkshopSite.TextOf((await site.ReadAsync("/search?q=" + Words)).QuerySelector("main ul")),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.False(await IsInBytesAsync(Words));
        Assert.Equal(
            ["1"],
            await StoreRows.ReadAsync(
                site,
                "SELECT count(*) FROM Audit WHERE What = 'deleted for good' AND Who = 'owner@example.org'"
            )
        );
        Assert.Equal(["ok"], await StoreRows.ReadAsync(site, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Nothing_takes_the_id_of_what_was_deleted_for_good_and_import_leaves_it_out()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var (editor, _) = await MakePersonAsync(owner);
        var zip = await owner.Client.GetByteArrayAsync("/admin/files?handler=Zip", Aborted);
        await owner.PostAsync(editor + "/erase", new() { ["what"] = "all", ["name"] = Typed });

        using var taken = await owner.PostAsync(
            "/admin/new/person",
            new()
            {
                ["id"] = editor.Split('/')[^1],
                ["item-slug"] = "another",
                ["name"] = "Another",
                ["act"] = "publish",
            }
        );
        Assert.Equal(HttpStatusCode.NotFound, taken.StatusCode);
        using var preview = await owner.UploadAsync(
            "/admin/files",
            "zip",
            zip,
            "content.zip",
            type: "application/zip"
        );
        var page = await preview.PageAsync();
        var told = WorkshopSite.TextOf(page.QuerySelector("main"));
        Assert.Contains("Deleted for good on the site; left out (2)", told, StringComparison.Ordinal);
        Assert.Contains("people/grace-zyzzogeton.md", told, StringComparison.Ordinal);
        if (page.QuerySelector("form[action$='handler=Import']") is not null)
            await owner.SendAsync(page, "/admin/files", [], "Import");
        Assert.False(await IsInBytesAsync(Words));
        Assert.Empty(Directory.EnumerateFiles(site.Store + ".media"));
    }

    [Fact]
    public async Task Somebody_who_is_credited_stays_until_nobody_credits_them()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var editor = await Items.EditorAsync(site, "people/edward-delp");
        var page = await owner.ReadAsync(editor + "/erase");
        var listed = page.QuerySelectorAll("[aria-labelledby=namers] a")
            .Select(link => link.GetAttribute("href"));
        Assert.Contains(await Items.EditorAsync(site, "neurips-19/talks/edward-delp"), listed);
        using var refused = await owner.PostAsync(
            editor + "/erase",
            new() { ["what"] = "all", ["name"] = "Edward Delp" }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "neurips-19/talks/edward-delp",
            WorkshopSite.TextOf((await refused.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.NotNull(await Items.FindAsync(site, "people/edward-delp"));
    }

    [Fact]
    public async Task A_biography_and_a_photo_go_and_the_person_stays()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var editor = await Items.EditorAsync(site, "people/edward-delp");
        await owner.UploadAsync(
            editor,
            "portrait-upload",
            Pictures.Photograph(900, 600),
            "me.jpg",
            new()
            {
                ["portrait_alt"] = "At his desk",
                ["body"] = $"Born in {Words}.",
                ["act"] = "publish",
            }
        );
        await owner.PostAsync(editor, new() { ["body"] = $"Lives in {Words}.", ["act"] = "save" });
        Assert.True(await IsInBytesAsync(Words));

        using var done = await owner.PostAsync(
            editor + "/erase",
            new() { ["what"] = "both", ["name"] = "Edward Delp" }
        );
        Assert.EndsWith("said=erased", done.Headers.Location?.OriginalString, StringComparison.Ordinal);

        var page = await site.ReadAsync("/people/edward-delp");
        Assert.Equal("Edward Delp", WorkshopSite.TextOf(page.QuerySelector("h1")));
        Assert.Null(page.QuerySelector("img.portrait"));
        Assert.NotNull(
            (await site.ReadAsync("/neurips-19/talks/edward-delp")).QuerySelector(
                "a[href='/people/edward-delp']"
            )
        );
        Assert.False(await IsInBytesAsync(Words));
        Assert.Empty(Directory.EnumerateFiles(site.Store + ".media"));
        using var published = await owner.PostAsync(
            editor,
            new() { ["body"] = "A new one.", ["act"] = "publish" }
        );
        Assert.EndsWith(
            "said=published",
            published.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_is_deleted_in_all_sizes_and_not_taken_again()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        using var editor = await Desk.OpenAsync(site);
        var picture = Pictures.Png(1000, 500);
        await owner.UploadAsync("/admin/media", "file", picture, $"{Words}.png", type: "image/png");
        var name = Assert.Single(await StoreRows.ReadAsync(site, "SELECT Name FROM Media"));
        using var forbidden = await editor.Client.GetAsync("/admin/media/erase?name=" + name, Aborted);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);

        using var unsure = await owner.PostAsync("/admin/media/erase?name=" + name, []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        using var done = await owner.PostAsync(
            "/admin/media/erase?name=" + name,
            new() { ["sure"] = "true" }
        );
        Assert.Equal("/admin/media?said=erased", done.Headers.Location?.OriginalString);
        Assert.Empty(Directory.EnumerateFiles(site.Store + ".media"));
        Assert.False(await IsInBytesAsync(Words));
        using var again = await owner.UploadAsync(
            "/admin/media",
            "file",
            picture,
            "again.png",
            type: "image/png"
        );
        Assert.Contains(
            "deleted this file for good",
            WorkshopSite.TextOf((await again.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// With a photo, an address and a name that changed, a draft, a discarded draft, and a former text that was long.
    /// </summary>
    private async Task<(string Editor, string Media)> MakePersonAsync(Desk owner)
    {
        using var made = await owner.PostAsync(
            "/admin/new/person",
            new()
            {
                ["item-slug"] = "grace-q-zyzzogeton",
                ["name"] = Typed,
                ["body"] = string.Concat(Enumerable.Repeat($"{Words} wrote compilers. ", 400)),
                ["change-reason"] = $"As {Words} asked",
                ["act"] = "publish",
            }
        );
        var editor = made.Headers.Location!.OriginalString.Split('?')[0];
        await owner.UploadAsync(
            editor,
            "portrait-upload",
            Pictures.Photograph(900, 600),
            $"{Words}.jpg",
            new()
            {
                ["portrait_alt"] = Words,
                ["item-slug"] = "grace-zyzzogeton",
                ["body"] = $"{Words} wrote one.",
                ["act"] = "publish",
            }
        );
        await owner.PostAsync(editor, new() { ["body"] = $"{Words} discarded.", ["act"] = "save" });
        await owner.PostAsync(editor, [], "Discard");
        await owner.PostAsync(editor, new() { ["body"] = $"{Words} drafted.", ["act"] = "save" });
        return (editor, Assert.Single(await StoreRows.ReadAsync(site, "SELECT Name FROM Media")));
    }

    private async Task AssertShownAsync(string address, string words) =>
        Assert.Contains(
            words,
            WorkshopSite.TextOf((await site.ReadAsync(address)).QuerySelector("main")),
            StringComparison.Ordinal
        );

    /// <summary>
    /// In the store, its log of changes, or a file beside it; letters may be of any case, as the search index has them.
    /// </summary>
    private async Task<bool> IsInBytesAsync(string words)
    {
        foreach (
            var file in new[] { site.Store, site.Store + "-wal" }
                .Concat(
                    Directory.Exists(site.Store + ".media")
                        ? Directory.EnumerateFiles(site.Store + ".media", "*", SearchOption.AllDirectories)
                        : []
                )
                .Where(File.Exists)
        )
        {
            await using var stream = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Aborted);
            if (
                Encoding.Latin1.GetString(bytes.ToArray()).Contains(words, StringComparison.OrdinalIgnoreCase)
            )
                return true;
        }
        return false;
    }
}
