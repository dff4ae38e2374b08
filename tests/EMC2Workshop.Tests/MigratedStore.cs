using EMC2Workshop.Accounts;
using EMC2Workshop.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests;

/// <summary>
/// A store that is ready and empty, made once for all tests that aren't about that: each gets a copy. To make one costs
/// more than to fill it with a small workshop.
/// </summary>
public static class MigratedStore
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
        var file = StoreFile.At(Path.Combine(Folder.Path, "migrated.db"));
        using var services = new ServiceCollection()
            .AddLogging()
            .AddWorkshopData(_ => file)
            .AddAccounts()
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        DatabaseMigrator
            .MigrateAsync(file, scope.ServiceProvider.GetServices<DbContext>(), default)
            .GetAwaiter()
            .GetResult();
        scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        return file.Path;
    }
}
