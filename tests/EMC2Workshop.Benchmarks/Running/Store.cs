using EMC2Workshop.Accounts;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Import;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EMC2Workshop.Benchmarks.Running;

/// <summary>A store in this process, set up as the site does it and filled from the content.</summary>
sealed class Store : IAsyncDisposable
{
    private readonly IHost host;

    private Store(string path)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging().AddWorkshopData(_ => StoreFile.At(path)).AddAccounts();
        host = builder.Build();
    }

    /// <param name="path">Of the store's file.</param>
    /// <param name="content">A folder; null: the site's own.</param>
    public static async Task<Store> FillAsync(string path, string? content = null)
    {
        var store = new Store(path);
        await using var db = store.Open();
        await using (var scope = store.host.Services.CreateAsyncScope())
            await DatabaseMigrator.MigrateAsync(
                StoreFile.At(path),
                scope.ServiceProvider.GetServices<DbContext>(),
                CancellationToken.None
            );
        using var markdown = new MarkdownRenderer();
        var report = await new ContentImporter(db, markdown, TimeProvider.System).ImportAsync(
            new ContentFolder(content ?? Repository.Content),
            CancellationToken.None
        );
        return report.IsFaulty
            ? throw new InvalidOperationException("The content has faults: " + report.Faults[0])
            : store;
    }

    public WorkshopDbContext Open() =>
        host.Services.GetRequiredService<IDbContextFactory<WorkshopDbContext>>().CreateDbContext();

    /// <summary>That whose program is here; of several, the latest.</summary>
    public async Task<Edition> PublishedEditionAsync()
    {
        await using var db = Open();
        return await db
            .Editions.AsNoTracking()
            .Where(edition => edition.Status == EditionStatus.Published)
            .OrderByDescending(edition => edition.Start)
            .FirstAsync();
    }

    public ValueTask DisposeAsync()
    {
        host.Dispose();
        SqliteConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }
}
