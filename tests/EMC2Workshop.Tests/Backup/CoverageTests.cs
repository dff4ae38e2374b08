using EMC2Workshop.Data;

namespace EMC2Workshop.Tests.Backup;

/// <summary>
/// Of every table and file that the program keeps: is it in a backup, and is it in an export? Whoever adds one
/// answers here, and sees to it that the answer holds.
/// </summary>
public sealed class CoverageTests
{
    private static readonly string[] InBackupAndExport =
    [
        "Announcements",
        "Calls",
        "Challenges",
        "CommitteeMember",
        "Committees",
        "ContentItems",
        "Credits",
        "Deadlines",
        "Editions",
        "Media",
        "Pages",
        "Papers",
        "People",
        "Presentations",
        "Series",
        "Sessions",
        "Sponsors",
        "Talks",
        "Tracks",
        // Made from what an export has.
        "SearchIndex",
        "SearchIndex_config",
        "SearchIndex_content",
        "SearchIndex_data",
        "SearchIndex_docsize",
        "SearchIndex_idx",
        "SearchWords",
    ];

    private static readonly string[] InBackupOnly =
    [
        "AspNetUserClaims",
        "AspNetUserLogins",
        "AspNetUserPasskeys",
        "AspNetUserTokens",
        "AspNetUsers",
        "Audit",
        "CheckedLinks",
        "Contacts",
        "ContentStamp",
        "DiscardedDrafts",
        "Drafts",
        "FailedTries",
        "ImportedPapers",
        "Links",
        "PreviewLinks",
        "Revisions",
        "SessionChanges",
        "SignIns",
        "Tombstones",
        "Trash",
        "__EFMigrationsHistory",
        "__EFMigrationsLock",
        "sqlite_sequence",
    ];

    /// <summary>By the endings of their names.</summary>
    private static readonly Dictionary<string, string> Files = new()
    {
        [""] = "backup",
        ["-wal"] = "backup: changes that are not in the file itself yet",
        ["-shm"] = "neither: made from the -wal",
        [".media"] = "backup and export",
        [".keys"] = "backup",
        [".lock"] = "neither: empty",
        [".in-use"] = "neither: empty",
        [".last-backup.json"] = "neither: says where the backup is",
    };

    [Fact]
    public async Task Every_table_is_in_the_backup()
    {
        using var store = await FilledStore.MakeAsync();
        var folder = await FilledStore.BackUpAsync(store);

        var tables = Tables(store.File.Path);

        Assert.Equal(InBackupAndExport.Concat(InBackupOnly).Order(StringComparer.Ordinal), tables);
        Assert.Equal(tables, Tables(Path.Combine(folder, "workshop.db")));
        Assert.All(
            tables.Where(IsPlain),
            table =>
                Assert.Equal(Rows(store.File.Path, table), Rows(Path.Combine(folder, "workshop.db"), table))
        );
    }

    [Fact]
    public async Task Every_table_of_content_is_in_the_export()
    {
        using var server = Installation.OfImportedContent();
        using var other = Installation.OfSmallWorkshop();
        Assert.Equal(0, (await server.RunAsync("content", "export", other.In("export"))).Code);
        Assert.Equal(0, (await other.RunAsync("content", "import", other.In("export"))).Code);

        Assert.All(
            InBackupAndExport.Where(table => IsPlain(table) && table != "Media"),
            table => Assert.Equal(Rows(server.Store, table).Count, Rows(other.Store, table).Count)
        );
        Assert.Equal(
            Rows(server.Store, "ContentItems", "Path || Text"),
            Rows(other.Store, "ContentItems", "Path || Text")
        );
        Assert.Equal(Rows(server.Store, "Media", "Name"), Rows(other.Store, "Media", "Name"));
    }

    [Fact]
    public async Task Every_file_beside_the_store_is_known()
    {
        using var server = Installation.OfImportedContent();
        await server.AddOwnerAsync();
        await server.StartSiteAsync();
        using var desk = await server.SignInAsync();
        await Admin.UploadForm.UploadAsync(desk, "/admin/media", "file", Pictures.Png(), "picture.png");
        Assert.Equal(0, (await server.RunAsync("backup", server.In("backup"))).Code);

        var names = Directory
            .EnumerateFileSystemEntries(server.In("site"))
            .Select(entry => Path.GetFileName(entry)["workshop.db".Length..]);

        Assert.Equal(Files.Keys.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.Equal(
            Files
                .Where(file =>
                    file.Value.StartsWith("backup", StringComparison.Ordinal) || file.Key == "-shm"
                )
                .Select(file => file.Key)
                .Append("-journal")
                .Order(),
            StoreFile.Endings.Order()
        );
    }

    private static IReadOnlyList<string> Tables(string store) =>
        Installation.Query(store, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");

    /// <summary>That of a search index can't be read as others are, or is no table of its own.</summary>
    private static bool IsPlain(string table) => table is not ("SearchIndex" or "SearchWords");

    private static List<string> Rows(string store, string table, string? columns = null)
    {
        columns ??= string.Join(
            " || ',' || ",
            Installation
                .Query(store, $"SELECT name FROM pragma_table_info('{table}')")
                .Select(column => $"quote(\"{column}\")")
        );
        return
        [
            .. Installation.Query(store, $"SELECT {columns} FROM \"{table}\"").Order(StringComparer.Ordinal),
        ];
    }
}
