using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>What the commands import and export.</summary>
public sealed class ContentCommandsTests : CopiedContent
{
    [Fact]
    public async Task What_is_imported_is_exported_to_the_byte()
    {
        var target = Path.Combine(Store.Folder.Path, "exported");
        var files = ContentTexts.In(Repository.Content);

        Assert.Equal(
            (0, $"Imported {files.Count - 1}, deleted 0, kept 0 edited on the site."),
            await RunInShellAsync("import", Store.Content)
        );
        Assert.Equal(
            (0, $"{files.Count} files written to {target}."),
            await RunInShellAsync("export", target)
        );
        Assert.Equal(files, ContentTexts.In(target));
        Assert.Equal(
            (0, "Imported 0, deleted 0, kept 0 edited on the site."),
            await RunInShellAsync("import", target)
        );
    }

    [Fact]
    public async Task What_an_upgrade_left_out_of_the_search_is_put_back_before_an_import()
    {
        await RunAsync("import", Store.Content);
        await using var db = Store.Open();
        var before = await SearchedAsync(db);
        await db.Database.ExecuteSqlRawAsync(
            "DELETE FROM SearchIndex",
            TestContext.Current.CancellationToken
        );
        Replace("people/yann-lecun.md", "name: Yann LeCun", "name: Yann Le Cun");

        await RunAsync("import", Store.Content);

        Assert.NotEqual(0, before);
        Assert.Equal(before, await SearchedAsync(db));
    }

    private static Task<int> SearchedAsync(WorkshopDbContext db) =>
        db
            .Database.SqlQuery<int>($"SELECT count(*) AS Value FROM SearchIndex")
            .SingleAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task An_edit_that_wins_over_a_file_is_told()
    {
        const string file = "people/yann-lecun.md";
        await Store.PrepareAsync();
        await Store.ImportAsync();
        await Store.EditAsync(
            file,
            File.ReadAllText(Path.Combine(Store.Content, file))
                .Replace("Yann LeCun", "Yann A. LeCun", StringComparison.Ordinal)
        );
        Replace(file, "name: Yann LeCun", "name: Y. LeCun");

        Assert.Equal(
            (
                0,
                $"{file}:1: changed here and on the site; the site's version was kept|Imported 0, deleted "
                    + "0, kept 1 edited on the site."
            ),
            await RunAsync("import", Store.Content)
        );
    }

    [Theory]
    [InlineData("check")]
    [InlineData("import")]
    public async Task A_folder_that_is_not_there_is_told(string command) =>
        Assert.Equal(
            (1, $"There is no folder {Store.Folder.Path}/nowhere."),
            await RunAsync(command, Path.Combine(Store.Folder.Path, "nowhere"))
        );

    [Theory]
    [InlineData]
    [InlineData("remove")]
    [InlineData("check", "")]
    [InlineData("check", ".", "--all")]
    public async Task What_is_not_understood_is_met_with_what_would_be(params string[] args)
    {
        var (code, said) = await RunAsync(args);

        Assert.Equal(2, code);
        Assert.Contains(
            "content check  [dir]              check the files without importing them|content import "
                + "[dir] [--remove]   import the files (all or none); --remove: delete items without a file, "
                + "however many|       [--reason \"words\"]         why, for the public list of changes"
                + "|content export [dir]              export everything to files",
            said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_place_that_can_not_be_written_to_is_told()
    {
        await Store.PrepareAsync();
        await Store.ImportAsync();
        var target = Store.Folder.Write("file", "x");

        var (code, lines) = await RunAsync("export", target);

        Assert.Equal((1, $"The file '{target}' already exists."), (code, lines));
    }

    private async Task<(int ExitCode, string Lines)> RunInShellAsync(params string[] args)
    {
        var (code, lines) = await WorkshopProcess.RunAsync(Store.File.ConnectionString, ["content", .. args]);
        return (code, string.Join('|', lines));
    }
}
