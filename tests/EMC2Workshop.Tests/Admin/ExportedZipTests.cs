using System.IO.Compression;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Files that were exported here come back with what was changed in them, and nothing is lost.</summary>
public sealed class ExportedZipTests : ZippedFiles
{
    private const string TalkPath = "we-20/talks/engines";
    private const string Title = "title: On engines";

    [Fact]
    public async Task A_file_of_an_item_that_was_edited_on_the_site_before_is_taken()
    {
        await PublishAsync("body", "Edited on the site.");
        var files = await ExportAsync();
        files[TalkFile] = files[TalkFile].Replace(Title, "title: On many engines", StringComparison.Ordinal);

        using var done = await ImportAsync(await PreviewAsync(files));

        var text = (await Items.FindAsync(Site, TalkPath))!.Text;
        Assert.Contains("title: On many engines", text, StringComparison.Ordinal);
        Assert.EndsWith("Edited on the site.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_edited_on_the_site_since_is_merged_with_it()
    {
        await PublishAsync("language", "fr");
        var files = await ExportAsync();
        await PublishAsync("body", "Edited on the site since.");
        files[TalkFile] = files[TalkFile].Replace(Title, "title: On many engines", StringComparison.Ordinal);

        using var done = await ImportAsync(await PreviewAsync(files));

        var text = (await Items.FindAsync(Site, TalkPath))!.Text;
        Assert.Contains("title: On many engines", text, StringComparison.Ordinal);
        Assert.EndsWith("Edited on the site since.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_alone_is_merged_as_it_is_among_all_others()
    {
        var files = await ExportAsync();
        await PublishAsync("body", "Edited on the site since.");
        var changed = files[TalkFile].Replace(Title, "title: On many engines", StringComparison.Ordinal);

        using var done = await ImportAsync(await PreviewAsync(new() { [TalkFile] = changed }));

        var text = (await Items.FindAsync(Site, TalkPath))!.Text;
        Assert.Contains("title: On many engines", text, StringComparison.Ordinal);
        Assert.EndsWith("Edited on the site since.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_not_changed_takes_nothing_back()
    {
        var files = await ExportAsync();
        await PublishAsync("body", "Edited on the site since.");

        using var answer = await Desk.UploadAsync(
            "/admin/files",
            "zip",
            ContentZip.Pack(files),
            "content.zip",
            type: "application/zip"
        );

        Assert.DoesNotContain(
            TalkFile,
            (await answer.PageAsync()).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "Edited on the site since.\n",
            (await Items.FindAsync(Site, TalkPath))!.Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("# of another site\n0123456789abcdef  we-20/talks/engines.md\nno\n  \n\n")]
    public async Task Where_the_zip_does_not_tell_what_it_began_with_the_site_s_version_stays(
        string? versions
    )
    {
        await PublishAsync("title", "On my engines");
        var files = await ExportAsync();
        files[TalkFile] = files[TalkFile]
            .Replace("On my engines", "On many engines", StringComparison.Ordinal);
        if (versions is null)
            files.Remove("versions.txt");
        else
            files["versions.txt"] = versions;
        files["people/bo.md"] = Bo;

        using var done = await ImportAsync(await PreviewAsync(files));

        Assert.Contains(
            "title: On my engines",
            (await Items.FindAsync(Site, TalkPath))!.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(TalkFile, (await done.PageAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task PublishAsync(string field, string value)
    {
        var editor = await Items.EditorAsync(Site, TalkPath);
        using var published = await Desk.PostAsync(editor, new() { [field] = value, ["act"] = "publish" });
        Assert.EndsWith(
            "said=published",
            published.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
    }

    private async Task<Dictionary<string, string>> ExportAsync()
    {
        var bytes = await Desk.Client.GetByteArrayAsync(
            "/admin/files?handler=Zip",
            TestContext.Current.CancellationToken
        );
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry => new StreamReader(entry.Open()).ReadToEnd()
        );
    }
}
