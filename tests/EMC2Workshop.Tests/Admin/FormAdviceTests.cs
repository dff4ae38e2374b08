namespace EMC2Workshop.Tests.Admin;

/// <summary>Errors that files tell in their own words: a form says what to do.</summary>
public sealed class FormAdviceTests : IDisposable
{
    private const string Paper = "neurips-19/papers/q8bert";
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_paper_that_does_not_exist_is_to_be_chosen_or_created()
    {
        Assert.Equal(
            ["There is no paper “A brand new paper”. Choose one from the list, or create it first."],
            await ErrorsAsync(
                "neurips-19/sessions/paper-session-1",
                new() { ["presentations[0].paper"] = "A brand new paper" }
            )
        );
    }

    [Theory]
    [InlineData("doi", "nowhere", "Enter a DOI, such as 10.1109/5.771073.")]
    [InlineData("arxiv", "arXiv:1910.0618", "Enter an arXiv identifier, such as 1910.06188.")]
    [InlineData("language", "Klingon", "Enter a language tag, such as ja or pt-BR.")]
    [InlineData("pages", "36 to 39", "Enter page numbers, such as 36-39.")]
    public async Task What_has_a_form_of_its_own_is_asked_for_by_an_example(
        string field,
        string typed,
        string told
    ) => Assert.Equal([told], await ErrorsAsync(Paper, new() { [field] = typed }));

    [Fact]
    public async Task A_material_has_a_link_or_a_file()
    {
        Assert.Contains(
            "Give a link or a file, not both.",
            await ErrorsAsync(
                "neurips-19/talks/edward-delp",
                new()
                {
                    ["materials[0].kind"] = "slides",
                    ["materials[0].url"] = "https://example.org/slides",
                    ["materials[0].file"] = "0123456789abcdef0123456789abcdef.pdf",
                }
            )
        );
    }

    /// <summary>Those that are told when an item is published with this.</summary>
    private async Task<IEnumerable<string>> ErrorsAsync(string path, Dictionary<string, string> typed)
    {
        using var desk = await Desk.OpenAsync(site);
        typed["act"] = "publish";
        using var refused = await desk.PostAsync(await Items.EditorAsync(site, path), typed);
        return (await refused.PageAsync()).QuerySelectorAll("#faults li").Select(WorkshopSite.TextOf);
    }
}
