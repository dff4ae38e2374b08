using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// A zip from an organizer: looked at first, then imported by one click, and never deleting what nobody said.
/// </summary>
public sealed class ZipImportTests : IAsyncLifetime
{
    private const string TalkFile = "we-20/talks/engines.md";
    private static readonly string Changed = SmallWorkshop
        .Files[TalkFile]
        .Replace("On engines", "On many engines", StringComparison.Ordinal);
    private static readonly string Bo = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ff", "Bo");

    private WorkshopStore store = null!;
    private FolderSite site = null!;
    private Desk desk = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        site = new FolderSite(store);
        desk = await Desk.OpenAsync(site);
    }

    public async ValueTask DisposeAsync()
    {
        desk.Dispose();
        await site.DisposeAsync();
        store.Dispose();
    }

    [Fact]
    public async Task A_zip_of_some_files_adds_and_changes_and_deletes_nothing()
    {
        var preview = await PreviewAsync(new() { [TalkFile] = Changed, ["people/bo.md"] = Bo });
        Assert.Equal(
            "1 changed, 1 new, 0 deleted, 0 kept (edited on the site).",
            WorkshopSite.TextOf(preview.QuerySelector(".said p"))
        );
        Assert.Equal(SmallWorkshop.Files, await store.ExportAsync());

        using var done = await ImportAsync(preview);

        Assert.Equal("Imported – content.zip", WorkshopSite.TextOf((await done.PageAsync()).QuerySelector("#report")));
        Assert.Equal(
            new Dictionary<string, string>(SmallWorkshop.Files) { [TalkFile] = Changed, ["people/bo.md"] = Bo },
            await store.ExportAsync()
        );
    }

    [Fact]
    public async Task What_a_zip_brought_is_not_taken_back_by_the_content_folder_at_the_next_start()
    {
        using var done = await ImportAsync(await PreviewAsync(new() { [TalkFile] = Changed, ["people/bo.md"] = Bo }));
        var expected = await store.ExportAsync();

        // So that the start has something to import.
        store.Write("people/cy.md", SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ee", "Cy"));
        await using var again = new FolderSite(store);
        await again.ReadAsync("/we-20/agenda");

        Assert.Equal(
            expected.Keys.Append("people/cy.md").Order(StringComparer.Ordinal),
            (await store.ExportAsync()).Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(Changed, (await store.ExportAsync())[TalkFile]);
    }

    [Fact]
    public async Task A_later_zip_changes_what_an_earlier_one_brought_but_not_what_was_edited_since()
    {
        using var first = await ImportAsync(await PreviewAsync(new() { [TalkFile] = Changed, ["people/bo.md"] = Bo }));
        await store.EditAsync("people/bo.md", Bo.Replace("Bo", "Bo Edited", StringComparison.Ordinal));
        var talk = Changed.Replace("many", "more", StringComparison.Ordinal);

        var preview = await PreviewAsync(
            new() { [TalkFile] = talk, ["people/bo.md"] = Bo.Replace("Bo", "Bo Zipped", StringComparison.Ordinal) }
        );
        Assert.Contains(
            "Also edited on the site; not overwritten (1) people/bo.md",
            WorkshopSite.TextOf(preview.QuerySelector(".said")),
            StringComparison.Ordinal
        );
        using var second = await ImportAsync(preview);

        var after = await store.ExportAsync();
        Assert.Equal((talk, "Bo Edited"), (after[TalkFile], after["people/bo.md"].Split('\n')[2]["name: ".Length..]));
    }

    [Fact]
    public async Task The_preview_says_what_is_not_in_the_zip_and_only_a_tick_deletes_it_into_the_trash()
    {
        var whole = new Dictionary<string, string>(SmallWorkshop.Files);
        whole.Remove(TalkFile);
        whole["people/bo.md"] = Bo;
        var preview = await PreviewAsync(whole);
        var tick = Assert.IsType<IHtmlInputElement>(preview.QuerySelector("input[name=delete]"), exactMatch: false);
        Assert.False(tick.IsChecked);
        Assert.Contains(
            "Not in the zip; not deleted unless you choose to (1) " + TalkFile,
            WorkshopSite.TextOf(preview.QuerySelector(".said")),
            StringComparison.Ordinal
        );

        using var without = await ImportAsync(preview);
        Assert.Equal(
            SmallWorkshop.Files.Keys.Append("people/bo.md").Order(StringComparer.Ordinal),
            (await store.ExportAsync()).Keys.Order(StringComparer.Ordinal)
        );

        using var with = await ImportAsync(await PreviewAsync(whole), delete: true);
        Assert.Contains(
            "1 deleted",
            WorkshopSite.TextOf((await with.PageAsync()).QuerySelector(".said p")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            whole.Keys.Order(StringComparer.Ordinal),
            (await store.ExportAsync()).Keys.Order(StringComparer.Ordinal)
        );
        // Its file is in the content folder still, and does not undo that.
        store.Write("people/cy.md", SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ee", "Cy"));
        await store.ImportAsync(new ImportOptions());
        Assert.False((await store.ExportAsync()).ContainsKey(TalkFile));

        using var restored = await desk.PostAsync("/admin/trash", []);
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Equal(SmallWorkshop.Files[TalkFile], (await store.ExportAsync())[TalkFile]);
    }

    [Fact]
    public async Task What_a_zip_deleted_a_later_zip_brings_back()
    {
        var whole = new Dictionary<string, string>(SmallWorkshop.Files);
        whole.Remove(TalkFile);
        using var gone = await ImportAsync(await PreviewAsync(whole), delete: true);
        Assert.False((await store.ExportAsync()).ContainsKey(TalkFile));

        using var back = await ImportAsync(await PreviewAsync(new() { [TalkFile] = SmallWorkshop.Files[TalkFile] }));

        Assert.Equal(SmallWorkshop.Files, await store.ExportAsync());
    }

    [Fact]
    public async Task What_the_site_can_not_be_without_is_not_offered_for_deletion()
    {
        var preview = await PreviewAsync(new() { ["people/bo.md"] = Bo });

        Assert.Null(preview.QuerySelector("input[name=delete]"));
        Assert.Contains(
            "They can’t be deleted with this import",
            WorkshopSite.TextOf(preview.QuerySelector(".said")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_outcome_than_the_one_shown_is_shown_before_it_is_made()
    {
        var preview = await PreviewAsync(new() { [TalkFile] = Changed, ["people/bo.md"] = Bo });
        var edited = SmallWorkshop
            .Files[TalkFile]
            .Replace("What they may do.", "What they do.", StringComparison.Ordinal);
        await store.EditAsync(TalkFile, edited);

        using var stale = await ImportAsync(preview);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var second = await stale.PageAsync();
        Assert.Contains(
            "The site has changed since this preview.",
            WorkshopSite.TextOf(second.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.False((await store.ExportAsync()).ContainsKey("people/bo.md"));

        using var done = await ImportAsync(second);
        Assert.Equal(
            (edited, Bo),
            ((await store.ExportAsync())[TalkFile], (await store.ExportAsync())["people/bo.md"])
        );
    }

    [Fact]
    public async Task A_preview_is_its_organizers_alone_and_ends_after_an_hour()
    {
        var preview = await PreviewAsync(new() { ["people/bo.md"] = Bo });
        using var other = await Desk.OpenAsync(site, email: "other@example.org");
        var fields = preview
            .QuerySelectorAll("form[action$='handler=Import'] input[name]")
            .OfType<IHtmlInputElement>()
            .ToDictionary(input => input.Name!, input => input.Value);
        fields["__RequestVerificationToken"] = (await other.ReadAsync("/admin/files"))
            .QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var stolen = await other.Client.PostAsync(
            "/admin/files?handler=Import",
            new FormUrlEncodedContent(fields),
            Aborted
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stolen.StatusCode);

        site.Clock.Advance(StagedImports.Lifetime);
        using var late = await ImportAsync(preview);

        Assert.Contains(
            "This preview has expired. Choose the zip file again.",
            WorkshopSite.TextOf((await late.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Equal(SmallWorkshop.Files, await store.ExportAsync());
    }

    [Fact]
    public async Task Nothing_of_a_zip_stays_behind()
    {
        // By a name of its own: other sites unpack theirs beside it.
        var file = $"people/bo-{Guid.NewGuid():N}.md";
        await PreviewAsync(new() { [file] = Bo });
        var first = Assert.Single(Staged(file));
        var again = await PreviewAsync(new() { [file] = Bo });
        var folder = Assert.Single(Staged(file));
        Assert.False(Directory.Exists(first));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(folder)
            );

        using var done = await ImportAsync(again);
        Assert.False(Directory.Exists(folder));

        await PreviewAsync(new() { [file] = Bo.Replace("Bo", "Bob", StringComparison.Ordinal) });
        var last = Assert.Single(Staged(file));
        site.Clock.Advance(StagedImports.Lifetime);
        Assert.False(Directory.Exists(last));
    }

    [Fact]
    public async Task Faults_are_told_and_nothing_can_be_agreed_to()
    {
        using var answer = await desk.UploadAsync(
            "/admin/files",
            "zip",
            Zip(new() { ["people/bo.md"] = "---\nname: Bo\n---\n" }),
            "content.zip"
        );
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            "Import failed: fix these errors – content.zip",
            WorkshopSite.TextOf(page.QuerySelector("#report"))
        );
        Assert.Contains(
            "people/bo.md:2: id is missing",
            WorkshopSite.TextOf(page.QuerySelector("[aria-labelledby=report]")),
            StringComparison.Ordinal
        );
        Assert.Null(page.QuerySelector("form[action$='handler=Import']"));
    }

    /// <summary>Where a zip with this file lies unpacked.</summary>
    private static IEnumerable<string> Staged(string file) =>
        Directory
            .GetDirectories(Path.GetTempPath(), "emc2workshop-import-*")
            .Where(folder => File.Exists(Path.Combine(folder, file)));

    private async Task<IHtmlDocument> PreviewAsync(Dictionary<string, string> files)
    {
        using var answer = await desk.UploadAsync(
            "/admin/files",
            "zip",
            Zip(files),
            "content.zip",
            type: "application/zip"
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal("Preview of the import – content.zip", WorkshopSite.TextOf(page.QuerySelector("#report")));
        return page;
    }

    private Task<HttpResponseMessage> ImportAsync(IHtmlDocument preview, bool delete = false) =>
        desk.SendAsync(preview, "/admin/files", delete ? new() { ["delete"] = "true" } : [], "Import");

    private static byte[] Zip(Dictionary<string, string> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in files)
            {
                using var entry = new StreamWriter(zip.CreateEntry(path).Open());
                entry.Write(text);
            }
        }
        return bytes.ToArray();
    }
}
