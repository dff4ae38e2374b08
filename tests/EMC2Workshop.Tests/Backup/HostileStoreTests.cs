using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Tests.Backup;

/// <summary>A database is looked into before it takes the place of another.</summary>
public sealed class HostileStoreTests : HostileBackup
{
    [Fact]
    public async Task A_store_of_a_later_version()
    {
        await ChangeStoreAsync(() =>
            Execute("INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99.0.0')")
        );

        await IsRefusedAsync(
            $"The backup in {Backup} is from a newer version of the program: it has the migration "
                + "29991231000000_Later. Restore it with that version."
        );
    }

    [Fact]
    public async Task A_store_whose_rows_do_not_fit()
    {
        await ChangeStoreAsync(() =>
            Execute("PRAGMA foreign_keys = OFF; UPDATE Sessions SET EditionId = '0'")
        );

        await IsRefusedAsync(
            $"The database in {Backup} is damaged: 2 rows name others that are gone, the first in Sessions."
        );
    }

    [Fact]
    public async Task A_store_that_is_damaged()
    {
        await ChangeStoreAsync(() =>
        {
            using var file = new FileStream(Path.Combine(Backup, "workshop.db"), FileMode.Open);
            file.Position = file.Length / 2;
            file.Write(new byte[64 * 1024]);
        });

        await IsRefusedAsync("");
    }

    [Fact]
    public async Task A_file_that_is_no_database()
    {
        await ChangeStoreAsync(() =>
            File.WriteAllText(
                Path.Combine(Backup, "workshop.db"),
                "This is a letter, not a database. ".PadRight(5000, '.')
            )
        );

        await IsRefusedAsync("SQLite Error 26: 'file is not a database'.");
    }

    [Fact]
    public async Task What_is_refused_leaves_the_store_as_it_is()
    {
        SqliteConnection.ClearAllPools();
        var before = ContentTexts.In(Store.Folder.Path);
        await EditAsync(manifest => manifest["files"]![0]!["sha256"] = new string('0', 64));

        var run = await ProgramHere.RunCommandAsync(Store.File.ConnectionString, "restore", Backup);

        Assert.Equal(
            (
                1,
                $"{Backup}/workshop.db is not the file that was backed up: its checksum differs. Nothing was restored."
            ),
            (run.ExitCode, string.Join('|', run.Lines))
        );
        var after = ContentTexts.In(Store.Folder.Path);
        Assert.Equal(
            before.Where(file => file.Key != "backup/manifest.json"),
            after.Where(file => file.Key is not ("backup/manifest.json" or "workshop.db.in-use"))
        );
    }
}
