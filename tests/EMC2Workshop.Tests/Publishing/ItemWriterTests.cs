using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>Organizers at work at the same time.</summary>
public sealed class ItemWriterTests
{
    [Fact]
    public async Task Of_two_items_made_at_one_address_the_first_stays()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var first = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000f1", "Bo the first");
        await store.EditAsync("people/bo.md", first);

        await Assert.ThrowsAsync<DbUpdateException>(() =>
            store.EditAsync(
                "people/bo.md",
                SmallWorkshop.Person("00000000-0000-4000-8000-0000000000f2", "Bo the second")
            )
        );

        Assert.Equal(first, (await store.ExportAsync())["people/bo.md"]);
        Assert.Equal([], await store.FindAsync("second"));
    }

    [Fact]
    public async Task Items_that_are_saved_at_once_are_all_saved()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var people = Enumerable
            .Range(10, 20)
            .ToDictionary(
                number => $"people/p-{number}.md",
                number =>
                    SmallWorkshop.Person($"00000000-0000-4000-8000-0000000000{number}", $"Person {number}")
            );

        await Task.WhenAll(
            people.Select(person => Task.Run(() => store.EditAsync(person.Key, person.Value)))
        );

        Assert.Equal(
            people.Concat(SmallWorkshop.Files).OrderBy(file => file.Key, StringComparer.Ordinal),
            (await store.ExportAsync()).OrderBy(file => file.Key, StringComparer.Ordinal)
        );
    }
}
