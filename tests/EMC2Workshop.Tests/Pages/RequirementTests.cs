namespace EMC2Workshop.Tests.Pages;

/// <summary>What authors have to keep to, in a line each; templates are a click away.</summary>
public sealed class RequirementTests : IDisposable
{
    private readonly SmallSite site = new(
        new Dictionary<string, string>(SmallWorkshop.Files)
        {
            ["we-20/call-for-papers.md"] = """
            ---
            id: 00000000-0000-4000-8000-0000000000c1
            title: Call for Papers
            requirements:
              - what: Template
                rule: "[LaTeX](https://example.org/a.zip) or https://example.org/b.docx"
              - what: Length
                rule: 5. pages
              - what: Format
                rule: <b>PDF</b> & 10 pt
              - what: Trap
                rule: "[here](javascript:alert)"
            ---

            """,
        }
    );

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_link_in_a_rule_is_one_and_everything_else_stays_as_it_was_written()
    {
        var rules = (await site.ReadAsync("/we-20/call-for-papers")).QuerySelectorAll(".facts dd").ToList();

        Assert.Equal(
            ["LaTeX or https://example.org/b.docx", "5. pages", "<b>PDF</b> & 10 pt", "here"],
            rules.Select(WorkshopSite.TextOf)
        );
        Assert.Equal(
            ["https://example.org/a.zip", "https://example.org/b.docx"],
            rules
                .SelectMany(rule => rule.QuerySelectorAll("a[href]"))
                .Select(link => link.GetAttribute("href"))
        );
        Assert.All(rules, rule => Assert.Empty(rule.QuerySelectorAll("p, ol, b")));
    }

    [Fact]
    public async Task A_search_finds_its_words_and_shows_no_brackets()
    {
        var found = await site.ReadAsync("/search?q=latex");

        Assert.Contains(
            "Template: LaTeX or",
            WorkshopSite.TextOf(found.QuerySelector(".results")),
            StringComparison.Ordinal
        );
    }
}
