using EMC2Workshop.Backup;
using EMC2Workshop.Data;
using EMC2Workshop.Media;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Backup;

public sealed class BackupTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_lists_all_that_is_in_it_and_what_made_it()
    {
        using var store = await FilledStore.MakeAsync();
        var folder = await FilledStore.BackUpAsync(store);

        var manifest = await BackupManifest.ReadAsync(folder, Aborted);

        Assert.Equal((1, store.Clock.GetUtcNow()), (manifest.Format, manifest.Time));
        await using var db = store.Open();
        Assert.Equal((await db.Database.GetAppliedMigrationsAsync(Aborted)).Order(), manifest.Migrations);
        Assert.NotEmpty(manifest.Program);
        Assert.Empty(manifest.Problems);
        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file));
        Assert.Equal(
            files.Order(StringComparer.Ordinal),
            manifest.Files.Select(file => file.Path).Append("manifest.json").Order(StringComparer.Ordinal)
        );
        Assert.Equal(ContentTexts.In(store.File.Media), ContentTexts.In(Path.Combine(folder, "media")));
        Assert.Equal(ContentTexts.In(store.File.Keys), ContentTexts.In(Path.Combine(folder, "keys")));
        Assert.Equal(4, ContentTexts.In(store.File.Media).Count);
    }

    [Fact]
    public async Task Backups_are_whole_while_organizers_upload_and_delete()
    {
        using var store = await FilledStore.MakeAsync();
        using var stop = new CancellationTokenSource();
        var organizers = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    var name = await FilledStore.KeepAsync(store, Pictures.Png(200, 100), "again.png");
                    await using var db = store.Open();
                    Assert.Empty(await new MediaLibrary(db).RemoveAsync(name, Aborted));
                }
            },
            Aborted
        );

        for (var number = 0; number < 20; number++)
        {
            var folder = await FilledStore.BackUpAsync(store, $"backup-{number}");
            var manifest = await BackupManifest.ReadAsync(folder, Aborted);
            var ready = StoreFile.At(Path.Combine(store.Folder.Path, $"ready-{number}"));
            await BackupReader.CopyAsync(folder, ready, Aborted);
            var listed = await SqliteQuery.ReadAsync(
                ready.ConnectionString,
                "SELECT Name, Width FROM Media",
                row => MediaName.Sizes(row.GetString(0), row.GetInt32(1)),
                Aborted
            );
            Assert.Equal(
                listed.SelectMany(names => names).Order(StringComparer.Ordinal),
                ContentTexts
                    .In(ready.Media)
                    .Keys.Concat(manifest.Problems.Select(problem => problem.Split(' ')[0]))
                    .Order(StringComparer.Ordinal)
            );
        }
        await stop.CancelAsync();
        await organizers;
    }

    [Fact]
    public async Task A_file_that_the_site_has_lost_is_told_and_all_else_is_in_the_backup()
    {
        using var store = await FilledStore.MakeAsync();
        var lost = Directory.EnumerateFiles(store.File.Media, "*.pdf").Single();
        var spoilt = Directory
            .EnumerateFiles(store.File.Media)
            .Single(file => MediaName.IsPicture(Path.GetFileName(file)));
        File.Delete(lost);
        await File.AppendAllTextAsync(spoilt, "x", Aborted);

        var run = await ProgramHere.RunCommandAsync(
            store.File.ConnectionString,
            "backup",
            Path.Combine(store.Folder.Path, "backup")
        );

        string[] problems =
        [
            $"{Path.GetFileName(lost)} is listed in the database, but {store.File.Media} does not have it.",
            $"{spoilt} does not hold what its name says.",
        ];
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(problems.Order(StringComparer.Ordinal), run.Lines[1..].Order(StringComparer.Ordinal));
        Assert.Equal(
            problems.Order(StringComparer.Ordinal),
            (await LastBackup.ReadAsync(store.File, Aborted))!.Problems.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_there_is_never_overwritten(bool isFolder)
    {
        using var store = await FilledStore.MakeAsync();
        var there = store.Folder.Write(isFolder ? "backup/letter.txt" : "backup", "Dear Ada");

        var run = await ProgramHere.RunCommandAsync(
            store.File.ConnectionString,
            "backup",
            Path.Combine(store.Folder.Path, "backup")
        );

        Assert.Equal(
            (
                1,
                $"{store.Folder.Path}/backup exists and is not empty. Name a new folder: a backup never "
                    + "overwrites anything. No backup was made."
            ),
            (run.ExitCode, string.Join('|', run.Lines))
        );
        Assert.Equal("Dear Ada", await File.ReadAllTextAsync(there, Aborted));
        Assert.Empty(Directory.GetFileSystemEntries(store.Folder.Path, "*.incomplete-*"));
        Assert.Null(await LastBackup.ReadAsync(store.File, Aborted));
    }

    [Fact]
    public async Task On_a_full_disk_no_backup_is_made_and_nothing_is_left()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there can a program be denied more of the disk.");
        using var store = await FilledStore.MakeAsync();

        var (code, lines) = await WorkshopProcess.RunOnSmallDiskAsync(
            100,
            store.File.ConnectionString,
            "backup",
            Path.Combine(store.Folder.Path, "backup")
        );

        Assert.Equal(1, code);
        Assert.EndsWith(" No backup was made.", lines[^1], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(store.Folder.Path, "backup*"));
        Assert.Null(await LastBackup.ReadAsync(store.File, Aborted));
    }

    [Fact]
    public async Task A_backup_that_is_killed_is_not_taken_for_a_good_one()
    {
        using var server = Installation.OfSmallWorkshop();
        Assert.Equal(0, (await server.RunAsync("content", "import", server.Content)).Code);
        Directory.CreateDirectory(server.In("backups"));
        for (var round = 0; round < 4; round++)
        {
            using var backup = server.Start("backup", server.In($"backups/{round}"));
            await WaitFor.SoAsync(
                () =>
                    backup.HasExited
                    || Directory.GetFileSystemEntries(server.In("backups"), $"{round}*").Length > 0,
                "the backup goes on, and its folder is not there"
            );
            backup.Kill();
            await backup.WaitForExitAsync(Aborted);

            if (Directory.Exists(server.In($"backups/{round}")))
                await BackupReader.CopyAsync(
                    server.In($"backups/{round}"),
                    StoreFile.At(server.In($"ready-{round}")),
                    Aborted
                );
            foreach (
                var incomplete in Directory
                    .GetDirectories(server.In("backups"), "*.incomplete-*")
                    .Where(folder => !File.Exists(Path.Combine(folder, "manifest.json")))
            )
                Assert.Equal(
                    $"{incomplete} is not a backup: it has no manifest.json.",
                    (
                        await Assert.ThrowsAsync<BackupException>(() =>
                            BackupReader.CopyAsync(incomplete, StoreFile.At(server.In("ready")), Aborted)
                        )
                    ).Message
                );
        }
    }

    [Fact]
    public async Task A_damaged_store_is_told_instead_of_backed_up()
    {
        using var store = await FilledStore.MakeAsync();
        await using (var db = store.Open())
            await SqliteQuery.ReadAsync(
                store.File.ConnectionString,
                "PRAGMA wal_checkpoint(TRUNCATE)",
                _ => 0,
                Aborted
            );
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using (var file = new FileStream(store.File.Path, FileMode.Open))
        {
            file.Position = file.Length / 2;
            file.Write(new byte[64 * 1024]);
        }

        var run = await ProgramHere.RunCommandAsync(
            store.File.ConnectionString,
            "backup",
            Path.Combine(store.Folder.Path, "backup")
        );

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("No backup was made.", run.Lines[^1], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(store.Folder.Path, "backup*"));
    }

    [Fact]
    public async Task Where_there_is_no_store_there_is_nothing_to_back_up()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "none", "workshop.db");

        var run = await ProgramHere.RunCommandAsync(
            $"Data Source={path}",
            "backup",
            Path.Combine(folder.Path, "backup")
        );

        Assert.Equal(
            (1, $"There is no database {path}. No backup was made."),
            (run.ExitCode, string.Join('|', run.Lines))
        );
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("backup", "")]
    [InlineData("backup", "a", "b")]
    [InlineData("restore")]
    [InlineData("restore", "a", "b")]
    public async Task What_is_not_understood_is_met_with_what_would_be(params string[] args)
    {
        using var folder = new TemporaryFolder();

        var run = await ProgramHere.RunCommandAsync($"Data Source={folder.Path}/workshop.db", args);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{args[0]} DIR ", Assert.Single(run.Lines), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
