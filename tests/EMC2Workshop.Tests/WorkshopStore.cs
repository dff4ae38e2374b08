using EMC2Workshop.Accounts;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Export;
using EMC2Workshop.Publishing.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EMC2Workshop.Tests;

/// <summary>
/// A store without a site around it, beside a content folder that a test fills; the clock is the test's.
/// </summary>
public sealed class WorkshopStore : IDisposable
{
    private readonly ServiceProvider services;

    public WorkshopStore()
    {
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddWorkshopData(_ => File)
            .AddSingleton<MarkdownRenderer>()
            .AddLogging()
            .AddDrafts()
            .AddAccounts()
            .BuildServiceProvider();
    }

    public TemporaryFolder Folder { get; } = new();

    public string Content => Path.Combine(Folder.Path, "content");

    public StoreFile File => StoreFile.At(Path.Combine(Folder.Path, "workshop.db"));

    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2019, 12, 13, 9, 50, 0, TimeSpan.FromHours(-8)));

    public ContentVersion Version => services.GetRequiredService<ContentVersion>();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    /// <summary>A store that is ready and empty.</summary>
    public static async Task<WorkshopStore> MakeAsync()
    {
        var store = new WorkshopStore();
        await store.PrepareAsync();
        return store;
    }

    public async Task PrepareAsync()
    {
        MigratedStore.CopyTo(File.Path);
        await using var scope = services.CreateAsyncScope();
        await DatabaseMigrator.MigrateAsync(File, scope.ServiceProvider.GetServices<DbContext>(), Aborted);
    }

    /// <summary>A store that has taken these files.</summary>
    public static async Task<WorkshopStore> FilledAsync(IReadOnlyDictionary<string, string> files)
    {
        var store = await MakeAsync();
        store.Write(files);
        Assert.Equal([], (await store.ImportAsync()).Faults);
        return store;
    }

    public WorkshopDbContext Open() =>
        services.GetRequiredService<IDbContextFactory<WorkshopDbContext>>().CreateDbContext();

    public void Write(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (file, text) in files)
            Write(file, text);
    }

    public void Write(string file, string text) => Folder.Write(Path.Combine("content", file), text);

    public void Remove(string file) => System.IO.File.Delete(Path.Combine(Content, file));

    public void Move(string from, string to) =>
        System.IO.File.Move(Path.Combine(Content, from), Path.Combine(Content, to));

    /// <param name="options">Without them, as somebody who says yes to everything.</param>
    public async Task<ImportReport> ImportAsync(ImportOptions? options = null)
    {
        await using var db = Open();
        return await new ContentImporter(db, new MarkdownRenderer(), Clock).ImportAsync(
            new ContentFolder(Content),
            Aborted,
            options ?? new ImportOptions { Missing = MissingItems.DeleteAll }
        );
    }

    /// <returns>How many drafts were due.</returns>
    public Task<int> PublishDueAsync() =>
        services.GetRequiredService<ScheduledPublisher>().PublishAsync(Aborted);

    /// <summary>Makes the item what the text says, as organizers do on the site.</summary>
    public async Task EditAsync(string file, string text)
    {
        var item = ContentTexts.Read(file, text);
        await using var db = Open();
        await using var transaction = await db.Database.BeginTransactionAsync(Aborted);
        var ids = await db.ContentItems.ToDictionaryAsync(
            stored => stored.Path,
            stored => stored.Id,
            Aborted
        );
        ids[item.Path.Path] = item.Fields.Id!.Value;
        await new ContentWriter(db, new MarkdownRenderer()).WriteAsync(
            [item],
            ids,
            new ChangeInfo("ada", Clock.GetUtcNow()),
            Aborted
        );
        await transaction.CommitAsync(Aborted);
    }

    /// <summary>What the store writes back: each file's text, by its path.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ExportAsync()
    {
        using var target = new TemporaryFolder();
        await using var db = Open();
        await new ContentExporter(db).ExportAsync(
            target.Path,
            fault => Assert.Fail(fault.ToString()),
            Aborted
        );
        return ContentTexts.In(target.Path);
    }

    /// <summary>
    /// Every row of the content and its search entries, but for numbers that the store gave them and their order.
    /// </summary>
    public async Task<IReadOnlyList<string>> RowsAsync()
    {
        await using var db = Open();
        var tables = db
            .Model.GetEntityTypes()
            .Where(type =>
                type.ClrType != typeof(ContentStamp)
                && type.ClrType != typeof(Revision)
                && type.ClrType != typeof(SessionChange)
                && type.ClrType != typeof(AuditEntry)
            )
            .Select(type =>
                (
                    Name: type.GetTableName()!,
                    Columns: type.GetProperties()
                        .Where(column => column.ValueGenerated == ValueGenerated.Never)
                        .Select(column => column.GetColumnName())
                )
            )
            .Append(("SearchIndex", ["Title", "Names", "Text", "ItemId", "Edition", "Folded"]));
        var rows = new List<string>();
        foreach (var (name, columns) in tables)
        {
            var values = string.Join(" || ' ' || ", columns.Select(column => $"quote(\"{column}\")"));
            var query = $"SELECT '{name} ' || {values} AS Value FROM {name}";
            rows.AddRange(await db.Database.SqlQueryRaw<string>(query).ToListAsync(Aborted));
        }
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    public async Task<Guid> StampAsync()
    {
        await using var db = Open();
        return (await db.Set<ContentStamp>().SingleAsync(Aborted)).Stamp;
    }

    /// <summary>The files of what a reader finds for these words, best first.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(params string[] words)
    {
        await using var db = Open();
        return
        [
            .. (await SearchIndex.FindAsync(db, new SearchQuery(words), 50, Aborted)).Select(match =>
                match.Path + ".md"
            ),
        ];
    }

    public void Dispose()
    {
        services.Dispose();
        Folder.Dispose();
    }
}
