using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Import;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests;

/// <summary>The real content, imported once for all sites under test: each gets a copy of the store.</summary>
public static class ImportedStore
{
    private static readonly TemporaryFolder Folder = new();
    private static readonly Lazy<string> Made = new(Make);

    public static void CopyTo(string path)
    {
        if (!File.Exists(path))
            File.Copy(Made.Value, path);
    }

    private static string Make()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Dispose();
        var file = StoreFile.At(Path.Combine(Folder.Path, "imported.db"));
        MigratedStore.CopyTo(file.Path);
        using var services = new ServiceCollection()
            .AddLogging()
            .AddWorkshopData(_ => file)
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        using var markdown = new MarkdownRenderer();
        new ContentImporter(db, markdown, TimeProvider.System)
            .ImportAsync(new ContentFolder(Repository.Content), default)
            .GetAwaiter()
            .GetResult();
        db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        return file.Path;
    }
}
