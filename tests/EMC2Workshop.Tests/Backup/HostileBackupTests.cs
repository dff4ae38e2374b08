using System.Text.Json.Nodes;
using EMC2Workshop.Backup;
using EMC2Workshop.Data;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Tests.Backup;

/// <summary>Nothing of a backup is believed, and nothing is touched before all of it was checked.</summary>
public sealed class HostileBackupTests : IAsyncLifetime
{
    private WorkshopStore store = null!;
    private string backup = "";

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await FilledStore.MakeAsync();
        backup = await FilledStore.BackUpAsync(store);
    }

    public ValueTask DisposeAsync()
    {
        store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_byte_that_changed()
    {
        var document = Media(".pdf");
        var bytes = await File.ReadAllBytesAsync(document, Aborted);
        bytes[20] ^= 1;
        await File.WriteAllBytesAsync(document, bytes, Aborted);

        await IsRefusedAsync($"{document} is not the file that was backed up: its checksum differs.");
    }

    [Fact]
    public async Task A_checksum_that_is_wrong()
    {
        await EditAsync(manifest => manifest["files"]![0]!["sha256"] = new string('0', 64));

        await IsRefusedAsync($"{backup}/workshop.db is not the file that was backed up: its checksum differs.");
    }

    [Fact]
    public async Task A_file_that_was_cut_off()
    {
        await using (var file = new FileStream(Media(".webp"), FileMode.Open))
            file.SetLength(file.Length - 1);

        await IsRefusedAsync($"{Media(".webp")} is not the file that was backed up: its size differs.");
    }

    [Fact]
    public async Task A_file_that_is_gone()
    {
        var document = Media(".pdf");
        File.Delete(document);

        await IsRefusedAsync($"{document} is missing.");
    }

    [Theory]
    [InlineData("workshop.db-wal")]
    [InlineData("workshop.db-journal")]
    [InlineData("letter.txt")]
    [InlineData("media/letter.txt")]
    [InlineData("media/deep/letter.txt", "media/deep")]
    [InlineData("other/letter.txt", "other")]
    public async Task A_file_that_is_not_listed(string file, string? told = null)
    {
        store.Folder.Write(Path.Combine("backup", file), "x");

        await IsRefusedAsync($"{backup}/{told ?? file} does not belong to this backup.");
    }

    [Theory]
    [InlineData("../workshop.db")]
    [InlineData("/etc/passwd")]
    [InlineData("media/../../workshop.db")]
    [InlineData("media/..")]
    [InlineData("keys/../workshop.db")]
    [InlineData("keys/.xml")]
    [InlineData("keys\\key.xml")]
    [InlineData("media/0123456789abcdef0123456789abcdef.webp\n")]
    [InlineData("manifest.json")]
    [InlineData("")]
    public async Task A_name_that_no_file_of_a_backup_has(string path)
    {
        await EditAsync(manifest => manifest["files"]![1]!["path"] = path);

        await IsRefusedAsync(
            $"{backup}/manifest.json can't be read: it lists \"{path}\", which is not a file of a backup"
        );
    }

    [Fact]
    public async Task A_file_that_is_listed_twice()
    {
        await EditAsync(manifest => manifest["files"]!.AsArray().Add(manifest["files"]![0]!.DeepClone()));

        await IsRefusedAsync($"{backup}/manifest.json can't be read: it lists \"workshop.db\" twice");
    }

    [Fact]
    public async Task No_store()
    {
        await EditAsync(manifest => manifest["files"]!.AsArray().RemoveAt(0));

        await IsRefusedAsync($"{backup}/manifest.json can't be read: it lists no workshop.db");
    }

    [Fact]
    public async Task A_link_in_place_of_a_file()
    {
        var document = Media(".pdf");
        var elsewhere = Path.Combine(store.Folder.Path, "elsewhere.pdf");
        File.Move(document, elsewhere);
        File.CreateSymbolicLink(document, elsewhere);

        await IsRefusedAsync($"{document} is a link. A backup has none.");
    }

    [Theory]
    [InlineData("media")]
    [InlineData("keys")]
    public async Task A_link_in_place_of_a_folder(string name)
    {
        var elsewhere = Path.Combine(store.Folder.Path, "elsewhere");
        Directory.Move(Path.Combine(backup, name), elsewhere);
        Directory.CreateSymbolicLink(Path.Combine(backup, name), elsewhere);

        await IsRefusedAsync($"{backup}/{name} is a link. A backup has none.");
    }

    [Fact]
    public async Task A_later_format()
    {
        await File.WriteAllTextAsync(
            Path.Combine(backup, "manifest.json"),
            """{ "format": 2, "parts": ["other"] }""",
            Aborted
        );

        await IsRefusedAsync(
            $"The backup in {backup} has format 2. This version of the program knows format 1. Restore it "
                + "with the version that made it."
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "format": "1" """)]
    [InlineData("""{ "format": 1 }""")]
    [InlineData(
        """{ "format": 1, "program": "1", "time": "2026-11-25T18:00:00Z", "migrations": [], "files": null, "problems": [] }"""
    )]
    [InlineData(
        """{ "format": 1, "program": "1", "time": "2026-11-25T18:00:00Z", "migrations": [], "files": [null], "problems": [] }"""
    )]
    [InlineData(
        """{ "format": 1, "program": "1", "time": "yesterday", "migrations": [], "files": [], "problems": [] }"""
    )]
    public async Task A_manifest_that_says_nothing(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(backup, "manifest.json"), text, Aborted);

        await IsRefusedAsync($"{backup}/manifest.json can't be read: ");
    }

    [Fact]
    public async Task No_manifest()
    {
        File.Delete(Path.Combine(backup, "manifest.json"));

        await IsRefusedAsync($"{backup} is not a backup: it has no manifest.json.");
    }

    [Fact]
    public async Task A_store_of_a_later_version()
    {
        await ChangeStoreAsync(() =>
            Execute("INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99.0.0')")
        );

        await IsRefusedAsync(
            $"The backup in {backup} is from a newer version of the program: it has the migration "
                + "29991231000000_Later. Restore it with that version."
        );
    }

    [Fact]
    public async Task A_store_whose_rows_do_not_fit()
    {
        await ChangeStoreAsync(() => Execute("PRAGMA foreign_keys = OFF; UPDATE Sessions SET EditionId = '0'"));

        await IsRefusedAsync(
            $"The database in {backup} is damaged: 2 rows name others that are gone, the first in Sessions."
        );
    }

    [Fact]
    public async Task A_store_that_is_damaged()
    {
        await ChangeStoreAsync(() =>
        {
            using var file = new FileStream(Path.Combine(backup, "workshop.db"), FileMode.Open);
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
                Path.Combine(backup, "workshop.db"),
                "This is a letter, not a database. ".PadRight(5000, '.')
            )
        );

        await IsRefusedAsync("SQLite Error 26: 'file is not a database'.");
    }

    [Fact]
    public async Task What_is_refused_leaves_the_store_as_it_is()
    {
        SqliteConnection.ClearAllPools();
        var before = ContentTexts.In(store.Folder.Path);
        await EditAsync(manifest => manifest["files"]![0]!["sha256"] = new string('0', 64));

        var run = await ProgramHere.RunCommandAsync(store.File.ConnectionString, "restore", backup);

        Assert.Equal(
            (
                1,
                $"{backup}/workshop.db is not the file that was backed up: its checksum differs. Nothing was restored."
            ),
            (run.ExitCode, string.Join('|', run.Lines))
        );
        var after = ContentTexts.In(store.Folder.Path);
        Assert.Equal(
            before.Where(file => file.Key != "backup/manifest.json"),
            after.Where(file => file.Key is not ("backup/manifest.json" or "workshop.db.in-use"))
        );
    }

    private string Media(string ending) =>
        Directory.EnumerateFiles(Path.Combine(backup, "media"), $"*{ending}").Order(StringComparer.Ordinal).First();

    private async Task EditAsync(Action<JsonNode> edit)
    {
        var file = Path.Combine(backup, "manifest.json");
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(file, Aborted))!;
        edit(manifest);
        await File.WriteAllTextAsync(file, manifest.ToJsonString(), Aborted);
    }

    /// <summary>With size and checksum as whoever forges a backup would give them.</summary>
    private async Task ChangeStoreAsync(Action change)
    {
        change();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(backup, "workshop.db"), Aborted);
        await EditAsync(manifest =>
        {
            manifest["files"]![0]!["bytes"] = bytes.LongLength;
            manifest["files"]![0]!["sha256"] = Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(bytes)
            );
        });
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={backup}/workshop.db;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task IsRefusedAsync(string why)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
            BackupReader.CopyAsync(backup, StoreReplacement.Ready(store.File), Aborted)
        );
        Assert.True(refused is BackupException or SqliteException, refused.ToString());
        Assert.StartsWith(why, refused.Message, StringComparison.Ordinal);
    }
}
