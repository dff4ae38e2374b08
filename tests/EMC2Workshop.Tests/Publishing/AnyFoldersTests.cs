using FsCheck.Xunit;

namespace EMC2Workshop.Tests.Publishing;

public sealed class AnyFoldersTests
{
    [Property(Arbitrary = [typeof(AnyFolder)], MaxTest = 6)]
    public async Task Whatever_folders_follow_one_another_the_store_is_what_the_last_one_says(AnyFolder[] folders)
    {
        using var store = await WorkshopStore.MakeAsync();
        foreach (var folder in folders)
        {
            Empty(store.Content);
            store.Write(folder.Files);

            Assert.Equal([], (await store.ImportAsync()).Faults);
            Assert.Equal(ContentTexts.In(store.Content), await store.ExportAsync());
        }

        using var fresh = await WorkshopStore.OfAsync(folders[^1].Files);
        Assert.Equal(await fresh.RowsAsync(), (await store.RowsAsync()).Where(row => !row.StartsWith("Trash ", StringComparison.Ordinal)));
    }

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
