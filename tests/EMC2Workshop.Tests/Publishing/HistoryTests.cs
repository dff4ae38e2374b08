using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Publishing;

public sealed class HistoryTests
{
    private const string Talk = "we-20/talks/engines.md";

    [Fact]
    public async Task Every_text_that_an_item_had_is_kept_with_who_wrote_it()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var first = SmallWorkshop.Files[Talk];
        var second = first.Replace("On engines", "On their limits", StringComparison.Ordinal);
        await store.EditAsync(Talk, second);

        Assert.Equal(
            [(1, first, "content folder"), (2, second, "ada")],
            await HistoryOfAsync(store, SmallWorkshop.Talk)
        );
    }

    [Fact]
    public async Task A_text_that_is_saved_again_is_no_new_revision()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(Talk, SmallWorkshop.Files[Talk]);

        Assert.Single(await HistoryOfAsync(store, SmallWorkshop.Talk));
    }

    [Fact]
    public async Task An_organizers_new_name_for_an_item_outlives_the_next_import()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync("we-20/talks/limits.md", SmallWorkshop.Files[Talk]);
        store.Write(
            "we-20/sessions/keynote.md",
            SmallWorkshop
                .Files["we-20/sessions/keynote.md"]
                .Replace("title: Keynote", "title: First keynote", StringComparison.Ordinal)
        );

        Assert.Equal(["we-20/sessions/keynote.md"], (await store.ImportAsync()).Taken);
        Assert.Contains("we-20/talks/limits.md", await store.ExportAsync());
    }

    private static async Task<IEnumerable<(int, string?, string)>> HistoryOfAsync(
        WorkshopStore store,
        string id
    )
    {
        await using var db = store.Open();
        var item = Guid.Parse(id);
        var revisions = await db
            .Revisions.Where(revision => revision.ItemId == item)
            .OrderBy(revision => revision.Number)
            .ToListAsync(TestContext.Current.CancellationToken);
        return revisions.Select(revision => (revision.Number, revision.Text, revision.By));
    }
}
