using System.Text.RegularExpressions;
using FsCheck.Xunit;

namespace EMC2Workshop.Tests.Publishing;

public sealed partial class AnyFoldersTests
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

        using var fresh = await WorkshopStore.FilledAsync(folders[^1].Files);
        var kept = (await store.RowsAsync()).Where(row => !row.StartsWith("Trash ", StringComparison.Ordinal));
        Assert.Equal((await fresh.RowsAsync()).Select(WithoutFormerDates), kept.Select(WithoutFormerDates));
    }

    /// <summary>Dates that an earlier folder promised are kept beside those that the last one says.</summary>
    private static string WithoutFormerDates(string row) =>
        row.StartsWith("Deadlines ", StringComparison.Ordinal) ? FormerDates().Replace(row, "'[]'") : row;

    [GeneratedRegex(@"'\[(\{""From"".*\})?\]'")]
    private static partial Regex FormerDates();

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
