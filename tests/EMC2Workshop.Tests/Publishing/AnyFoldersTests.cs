using System.Text.RegularExpressions;
using FsCheck.Xunit;

namespace EMC2Workshop.Tests.Publishing;

public sealed partial class AnyFoldersTests
{
    [Property(Arbitrary = [typeof(AnyFolder)], MaxTest = 6)]
    public async Task Whatever_folders_follow_one_another_the_store_is_what_the_last_one_says(
        AnyFolder[] folders
    )
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
        var kept = (await store.RowsAsync()).Where(row =>
            !row.StartsWith("Trash ", StringComparison.Ordinal)
        );
        Assert.Equal((await fresh.RowsAsync()).Select(WithoutFormerDates), kept.Select(WithoutFormerDates));
    }

    [Fact]
    public async Task A_page_that_moves_to_another_edition_is_in_that_when_the_former_is_replaced()
    {
        const string Moved = "---\nid: 00000000-0000-4000-8000-00000000aa01\ntitle: Travel\n---\n";
        const string Other = "---\nid: 00000000-0000-4000-8000-00000000aa02\ntitle: Hotels\n---\n";
        var edition = SmallWorkshop.Files["we-20/edition.md"];
        var next = WithId(edition, "00000000-0000-4000-8000-00000000aa03");
        using var store = await WorkshopStore.FilledAsync(
            new Dictionary<string, string>(SmallWorkshop.Files)
            {
                ["we-20/pages/travel.md"] = Moved,
                ["we-21/edition.md"] = next,
                ["we-21/pages/hotels.md"] = Other,
            }
        );
        Dictionary<string, string> later = new(SmallWorkshop.Files)
        {
            ["we-20/edition.md"] = WithId(edition, "00000000-0000-4000-8000-00000000aa04"),
            ["we-21/edition.md"] = next.Replace("city: ", "city: New ", StringComparison.Ordinal),
            ["we-21/pages/travel.md"] = Moved,
        };
        Empty(store.Content);
        store.Write(later);

        Assert.Equal([], (await store.ImportAsync()).Faults);

        using var fresh = await WorkshopStore.FilledAsync(later);
        Assert.Equal(await PagesAsync(fresh), await PagesAsync(store));
    }

    private static async Task<IEnumerable<string>> PagesAsync(WorkshopStore store) =>
        (await store.RowsAsync()).Where(row => row.StartsWith("Pages ", StringComparison.Ordinal));

    private static string WithId(string text, string id) => AnId().Replace(text, $"id: {id}", 1);

    /// <summary>Dates that an earlier folder promised are kept beside those that the last one says.</summary>
    private static string WithoutFormerDates(string row) =>
        row.StartsWith("Deadlines ", StringComparison.Ordinal) ? FormerDates().Replace(row, "'[]'") : row;

    [GeneratedRegex(@"'\[(\{""From"".*\})?\]'")]
    private static partial Regex FormerDates();

    [GeneratedRegex("id: .*")]
    private static partial Regex AnId();

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
