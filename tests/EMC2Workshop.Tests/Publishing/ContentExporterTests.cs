namespace EMC2Workshop.Tests.Publishing;

public sealed class ContentExporterTests
{
    [Theory]
    [InlineData("---\r\nid: (id)\r\nname: Ada Lovelace\r\n---\r\n\r\nOne\r\n")]
    [InlineData(
        "---\n# who she is\nname:   'Ada Lovelace' # née Byron\n\nid: (id)\nalso_known_as: [Ada King, "
            + "\"Countess\"]\n---\nOne"
    )]
    [InlineData("---   \nname: >-\n  Ada\n  Lovelace\nid: (id)\n---\t\n\n\n\n  One  \n\n\n")]
    [InlineData("---\nid: (id)\nname: Adà “Łovelace” 𝒜\n---\n\nÀ la lumière — 日本語 \u2028 end\n")]
    [InlineData(
        "\uFEFF---\r\nid: (id)\r\nname: \"Ada\\tLove\u200Blace\"\r\n---\r\n\r\nOne\u00AD two \u202Dthree\r\n"
    )]
    public async Task A_file_comes_back_as_it_was_typed(string text)
    {
        var typed = text.Replace("(id)", SmallWorkshop.Ada, StringComparison.Ordinal);
        using var store = await WorkshopStore.FilledAsync(
            new Dictionary<string, string>(SmallWorkshop.Files) { ["people/ada-lovelace.md"] = typed }
        );

        Assert.Equal(ContentTexts.In(store.Content), await store.ExportAsync());
    }

    [Fact]
    public async Task The_guide_comes_and_goes_with_the_folder()
    {
        using var store = await WorkshopStore.FilledAsync(
            new Dictionary<string, string>(SmallWorkshop.Files) { ["README.md"] = "# Guide\r\n" }
        );
        Assert.Equal("# Guide\r\n", (await store.ExportAsync())["README.md"]);

        store.Write("README.md", "# New guide");
        await store.ImportAsync();
        Assert.Equal("# New guide", (await store.ExportAsync())["README.md"]);

        store.Remove("README.md");
        await store.ImportAsync();
        Assert.Equal("# New guide", (await store.ExportAsync())["README.md"]);
    }
}
