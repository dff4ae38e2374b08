using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What the import of a zip changes.</summary>
public sealed class ZipImportTests : ZippedFiles
{
    [Fact]
    public async Task A_zip_of_some_files_adds_and_changes_and_deletes_nothing()
    {
        var preview = await PreviewAsync(new() { [TalkFile] = Changed, ["people/bo.md"] = Bo });
        Assert.Equal(
            "1 changed, 1 new, 0 deleted, 0 kept (edited on the site).",
            WorkshopSite.TextOf(preview.QuerySelector(".said p"))
        );
        Assert.Equal(SmallWorkshop.Files, await Store.ExportAsync());

        using var done = await ImportAsync(preview);

        Assert.Equal(
            "Imported – content.zip",
            WorkshopSite.TextOf((await done.PageAsync()).QuerySelector("#report"))
        );
        Assert.Equal(
            new Dictionary<string, string>(SmallWorkshop.Files)
            {
                [TalkFile] = Changed,
                ["people/bo.md"] = Bo,
            },
            await Store.ExportAsync()
        );
    }

    [Fact]
    public async Task What_a_zip_brought_is_not_taken_back_by_the_content_folder_at_the_next_start()
    {
        using var done = await ImportAsync(
            await PreviewAsync(new() { [TalkFile] = Changed, ["people/bo.md"] = Bo })
        );
        var expected = await Store.ExportAsync();

        // So that the start has something to import.
        Store.Write("people/cy.md", SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ee", "Cy"));
        await using var again = new FolderSite(Store);
        await again.ReadAsync("/we-20/agenda");

        Assert.Equal(
            expected.Keys.Append("people/cy.md").Order(StringComparer.Ordinal),
            (await Store.ExportAsync()).Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(Changed, (await Store.ExportAsync())[TalkFile]);
    }

    [Fact]
    public async Task A_later_zip_changes_what_an_earlier_one_brought_but_not_what_was_edited_since()
    {
        using var first = await ImportAsync(
            await PreviewAsync(new() { [TalkFile] = Changed, ["people/bo.md"] = Bo })
        );
        await Store.EditAsync("people/bo.md", Bo.Replace("Bo", "Bo Edited", StringComparison.Ordinal));
        var talk = Changed.Replace("many", "more", StringComparison.Ordinal);

        var preview = await PreviewAsync(
            new()
            {
                [TalkFile] = talk,
                ["people/bo.md"] = Bo.Replace("Bo", "Bo Zipped", StringComparison.Ordinal),
            }
        );
        Assert.Contains(
            "Also edited on the site; not overwritten (1) people/bo.md",
            WorkshopSite.TextOf(preview.QuerySelector(".said")),
            StringComparison.Ordinal
        );
        using var second = await ImportAsync(preview);

        var after = await Store.ExportAsync();
        Assert.Equal(
            (talk, "Bo Edited"),
            (after[TalkFile], after["people/bo.md"].Split('\n')[2]["name: ".Length..])
        );

        var alone = await PreviewAsync(
            new() { ["people/bo.md"] = Bo.Replace("Bo", "Bo Zipped", StringComparison.Ordinal) }
        );
        Assert.Contains(
            "Nothing of this was imported: what was edited on the site isn’t overwritten by a file.",
            WorkshopSite.TextOf(alone.QuerySelector(".said")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_a_zip_deleted_a_later_zip_brings_back()
    {
        var whole = new Dictionary<string, string>(SmallWorkshop.Files);
        whole.Remove(TalkFile);
        using var gone = await ImportAsync(await PreviewAsync(whole), delete: true);
        Assert.False((await Store.ExportAsync()).ContainsKey(TalkFile));

        using var back = await ImportAsync(
            await PreviewAsync(new() { [TalkFile] = SmallWorkshop.Files[TalkFile] })
        );

        Assert.Equal(SmallWorkshop.Files, await Store.ExportAsync());
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
        Site.Clock.Advance(StagedImports.Lifetime);
        Assert.False(Directory.Exists(last));
    }

    /// <summary>Where a zip with this file lies unpacked.</summary>
    private static IEnumerable<string> Staged(string file) =>
        Directory
            .GetDirectories(Path.GetTempPath(), "emc2workshop-import-*")
            .Where(folder => File.Exists(Path.Combine(folder, file)));
}
