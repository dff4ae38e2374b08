using EMC2Workshop.Backup;
using EMC2Workshop.Data;
using EMC2Workshop.Media;

namespace EMC2Workshop.Tests.Backup;

/// <summary>A small store with a picture, a document and a key.</summary>
public static class FilledStore
{
    public static async Task<WorkshopStore> MakeAsync()
    {
        var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await KeepAsync(store, Pictures.Png(400, 300), "engine.png");
        await KeepAsync(store, Pictures.Pdf, "numbers.pdf");
        await File.WriteAllTextAsync(
            Path.Combine(Directory.CreateDirectory(store.File.Keys).FullName, "key-1.xml"),
            "<key/>"
        );
        return store;
    }

    /// <returns>The name it has from then on.</returns>
    public static async Task<string> KeepAsync(WorkshopStore store, byte[] bytes, string label)
    {
        await using var db = store.Open();
        var library = new MediaLibrary(db);
        using var upload = new MemoryStream(bytes);
        using var prepared = await library.StageAsync(upload, TestContext.Current.CancellationToken);
        return (
            await library.KeepAsync(
                prepared,
                label,
                new ChangeInfo("ada", store.Clock.GetUtcNow()),
                TestContext.Current.CancellationToken
            )
        ).Name;
    }

    public static async Task<string> BackUpAsync(WorkshopStore store, string name = "backup")
    {
        var folder = Path.Combine(store.Folder.Path, name);
        await new BackupWriter(store.File, store.Clock).WriteAsync(
            folder,
            TestContext.Current.CancellationToken
        );
        return folder;
    }
}
