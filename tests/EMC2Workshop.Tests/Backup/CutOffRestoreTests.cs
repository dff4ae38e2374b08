using System.Diagnostics;
using EMC2Workshop.Backup;
using EMC2Workshop.Data;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Tests.Backup;

/// <summary>A restore that ends at any point leaves the store as it was or as it is to be.</summary>
public sealed class CutOffRestoreTests : IDisposable
{
    private static readonly int Rounds = LongTests.Rounds(4, 10);
    private const string Mistake = "people/ada-lovelace.md";

    private readonly Installation server = Installation.OfSmallWorkshop();
    private readonly string backup;
    private readonly string wrong;

    public CutOffRestoreTests() => (backup, wrong) = (server.In("backup"), server.In("wrong"));

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    private StoreFile File => StoreFile.At(server.Store);

    private string Plan => server.Store + ".restoring.plan";

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Restores_that_are_killed_leave_the_old_or_the_new_and_the_next_one_is_whole()
    {
        await PrepareAsync();
        var whole = await RestoreAsync(_ => false);
        var right = Texts(server.Store);
        for (var round = 0; round < Rounds; round++)
        {
            TakeWrong();
            var after = whole * round / (Rounds - 1);
            // In every other round as soon as names change; else anywhere.
            await RestoreAsync(
                round % 2 == 0 ? _ => System.IO.File.Exists(Plan) : elapsed => elapsed >= after
            );
            using (var use = new StoreLock(File))
                use.Share();

            var isOld = Directory.GetFileSystemEntries(server.In("site"), "*.before-*").Length == 0;
            Assert.Equal(isOld ? "old" : "new", KeyOf(server.Store));
            Assert.Equal(
                isOld,
                Texts(server.Store).Any(text => text.Contains("Mistake", StringComparison.Ordinal))
            );
            if (!isOld)
                Assert.Equal(right, Texts(server.Store));
        }

        var (code, said) = await server.RunAsync("restore", backup);
        Assert.True(code == 0, said);
        Assert.Equal(right, Texts(server.Store));
        Assert.Empty(Directory.GetFileSystemEntries(server.In("site"), "*.restoring*"));
    }

    [Fact]
    public async Task Whoever_uses_the_store_next_finishes_a_restore_that_was_cut_off_between_any_two_renames()
    {
        await PrepareAsync();
        const string before = ".before-2026-11-25T18-00-00",
            ready = ".restoring";
        (string From, string To)[] renames =
        [
            (".media", before + ".media"),
            (ready + ".media", ".media"),
            (".keys", before + ".keys"),
            (ready + ".keys", ".keys"),
            ("-wal", before + "-wal"),
            ("", before),
            (ready, ""),
        ];
        for (var done = 0; done <= renames.Length; done++)
        {
            TakeWrong();
            await BackupReader.CopyAsync(backup, StoreReplacement.Ready(File), Aborted);
            await System.IO.File.WriteAllTextAsync(Plan, Path.GetFileName(server.Store) + before, Aborted);
            foreach (var (from, to) in renames.Take(done))
                Directory.Move(server.Store + from, server.Store + to);

            using (var use = new StoreLock(File))
                use.Share();

            Assert.Equal(
                ["0"],
                server.Query("SELECT CAST(count(*) AS TEXT) FROM People WHERE Name LIKE '%Mistake%'")
            );
            Assert.Equal(
                ["1"],
                Installation.Query(
                    server.Store + before,
                    "SELECT CAST(count(*) AS TEXT) FROM People WHERE Name LIKE '%Mistake%'"
                )
            );
            Assert.Equal(["new", "old"], [KeyOf(server.Store), KeyOf(server.Store + before)]);
            Assert.Empty(Directory.GetFileSystemEntries(server.In("site"), "*.restoring*"));
        }
    }

    [Fact]
    public void What_can_not_be_moved_is_put_back_with_all_the_rest()
    {
        // As long a name as lets all be moved but the last.
        var file = StoreFile.At(server.In(new string('x', 221)));
        foreach (var ending in StoreFile.Endings.Where(ending => ending is not (".media" or ".keys")))
            System.IO.File.WriteAllText(file.Path + ending, "old" + ending);
        System.IO.File.WriteAllText(StoreReplacement.Ready(file).Path, "new");
        foreach (var (path, text) in new[] { (file, "old"), (StoreReplacement.Ready(file), "new") })
        {
            System.IO.File.WriteAllText(
                Path.Combine(Directory.CreateDirectory(path.Media).FullName, "picture"),
                text
            );
            System.IO.File.WriteAllText(
                Path.Combine(Directory.CreateDirectory(path.Keys).FullName, "key"),
                text
            );
        }
        var files = ContentTexts.In(server.Folder.Path);

        Assert.ThrowsAny<IOException>(() => StoreReplacement.Replace(file, DateTimeOffset.UnixEpoch));

        Assert.Equal(files, ContentTexts.In(server.Folder.Path));
    }

    /// <summary>A backup, and the store as it lies there after mistakes and a kill.</summary>
    private async Task PrepareAsync()
    {
        Assert.Equal(0, (await server.RunAsync("content", "import", server.Content)).Code);
        WriteKey(server.Store, "new");
        Directory.CreateDirectory(server.Store + ".media");
        Assert.Equal(0, (await server.RunAsync("backup", backup)).Code);
        WriteKey(server.Store, "old");
        // Held open, so that what comes now stays in the "-wal".
        await using var open = new SqliteConnection($"Data Source={server.Store};Pooling=False");
        await open.OpenAsync(Aborted);
        await using var command = open.CreateCommand();
        command.CommandText = "SELECT count(*) FROM People";
        await command.ExecuteScalarAsync(Aborted);
        server.Folder.Write(
            Path.Combine("content", Mistake),
            SmallWorkshop.Person(SmallWorkshop.Ada, "A Mistake")
        );
        Assert.Equal(0, (await server.RunAsync("content", "import", server.Content)).Code);
        server.Folder.Write(Path.Combine("content", Mistake), SmallWorkshop.Files[Mistake]);
        TemporaryFolder.Copy(server.In("site"), wrong);
        System.IO.File.Delete(Path.Combine(wrong, "workshop.db-shm"));
    }

    private void TakeWrong()
    {
        Directory.Delete(server.In("site"), recursive: true);
        TemporaryFolder.Copy(wrong, server.In("site"));
        Directory.CreateDirectory(server.Store + ".media");
    }

    private static void WriteKey(string store, string text) =>
        System.IO.File.WriteAllText(
            Path.Combine(Directory.CreateDirectory(store + ".keys").FullName, "key-1.xml"),
            text
        );

    private static IReadOnlyList<string> Texts(string store) =>
        Installation.Query(store, "SELECT Path || Text FROM ContentItems ORDER BY Path");

    private static string KeyOf(string store) =>
        System.IO.File.ReadAllText(Path.Combine(store + ".keys", "key-1.xml"));

    /// <returns>How long it ran.</returns>
    private async Task<TimeSpan> RestoreAsync(Func<TimeSpan, bool> isTimeToKill)
    {
        var watch = Stopwatch.StartNew();
        using var restore = server.Start("restore", backup);
        await WaitFor.SoAsync(
            () => restore.HasExited || isTimeToKill(watch.Elapsed),
            "the restore goes on, and nothing that it is to be killed at has come"
        );
        restore.Kill();
        await restore.WaitForExitAsync(Aborted);
        return watch.Elapsed;
    }
}
