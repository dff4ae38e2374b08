namespace EMC2Workshop.Tests.Publishing;

/// <summary>Files that were made from a copy of another one, and still have its id.</summary>
public sealed class CopiedFilesTests
{
    private const string TalkFile = "we-20/talks/engines.md";
    private const string PostersFile = "we-20/sessions/posters.md";

    [Theory]
    [InlineData(TalkFile, "we-20/talks/a-copy.md")]
    [InlineData(TalkFile, "we-20/talks/z-copy.md")]
    [InlineData("people/ada-lovelace.md", "people/ada-copy.md")]
    [InlineData("people/ada-lovelace.md", "people/zoe.md")]
    public async Task The_copy_is_told_wherever_its_name_stands_in_the_order(string original, string copy)
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Write(copy, SmallWorkshop.Files[original]);

        Assert.Equal([Told(copy, 2, original)], await FaultsAsync(store));
        Assert.Equal(SmallWorkshop.Files, await store.ExportAsync());
    }

    [Theory]
    [InlineData("we-20/sessions/a-copy.md")]
    [InlineData("we-20/sessions/z-copy.md")]
    public async Task So_are_the_presentations_in_it(string copy)
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Write(copy, SmallWorkshop.Files[PostersFile]);

        Assert.Equal([Told(copy, 2, PostersFile), Told(copy, 8, PostersFile)], await FaultsAsync(store));
    }

    [Fact]
    public async Task A_copy_as_another_type_is_told_too()
    {
        const string copy = "we-20/papers/engines.md";
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Write(
            copy,
            SmallWorkshop
                .Files["we-20/papers/numbers.md"]
                .Replace(SmallWorkshop.Paper, SmallWorkshop.Talk, StringComparison.Ordinal)
        );

        Assert.Equal([Told(copy, 2, TalkFile)], await FaultsAsync(store));
    }

    [Theory]
    [InlineData("we-20/talks/a-copy.md")]
    [InlineData("we-20/talks/z-copy.md")]
    public async Task A_copy_does_not_replace_what_organizers_made_of_the_original(string copy)
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var edited = SmallWorkshop.Files[TalkFile].Replace("On engines", "On many", StringComparison.Ordinal);
        await store.EditAsync(TalkFile, edited);
        store.Write(copy, SmallWorkshop.Files[TalkFile]);

        Assert.Equal([Told(copy, 2, TalkFile)], await FaultsAsync(store));
        Assert.Equal(
            new Dictionary<string, string>(SmallWorkshop.Files) { [TalkFile] = edited },
            await store.ExportAsync()
        );
    }

    [Fact]
    public async Task A_copy_where_organizers_moved_the_item_to_is_the_copy()
    {
        const string copy = "we-20/talks/better.md";
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(copy, SmallWorkshop.Files[TalkFile]);
        store.Write(copy, SmallWorkshop.Files[TalkFile]);

        Assert.All(
            await FaultsAsync(store),
            fault => Assert.StartsWith(copy, fault, StringComparison.Ordinal)
        );
        Assert.True((await store.ExportAsync()).ContainsKey(copy));
    }

    [Fact]
    public async Task A_changed_original_is_still_the_original()
    {
        const string copy = "we-20/talks/a-copy.md";
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Write(copy, SmallWorkshop.Files[TalkFile]);
        store.Write(
            TalkFile,
            SmallWorkshop.Files[TalkFile].Replace("On engines", "On many", StringComparison.Ordinal)
        );

        Assert.Equal([Told(copy, 2, TalkFile)], await FaultsAsync(store));
    }

    [Fact]
    public async Task With_an_id_of_its_own_a_copy_is_an_item_of_its_own()
    {
        const string copy = "we-20/talks/a-copy.md";
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Write(
            copy,
            SmallWorkshop
                .Files[TalkFile]
                .Replace(SmallWorkshop.Talk, "00000000-0000-4000-8000-0000000000ff", StringComparison.Ordinal)
        );

        Assert.Equal([copy], (await store.ImportAsync()).Taken);
    }

    private static string Told(string copy, int line, string original) =>
        $"{copy}:{line}: id is also that of {original}; ids are never shared: delete the id line of the copy and "
        + "write \"id: (id)\" (fresh, ready to use)";

    private static async Task<IEnumerable<string>> FaultsAsync(WorkshopStore store) =>
        (await store.ImportAsync()).Faults.Select(fault => ContentTexts.WithoutFreshIds(fault.ToString()));
}
