using EMC2Workshop.Linting.Links;
using EMC2Workshop.Tests.Admin;
using Microsoft.Extensions.DependencyInjection;

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
                rule: "[LaTeX](https://127.0.0.1/a.zip) or https://127.0.0.1/b.docx"
              - what: Length
                rule: 5. pages
              - what: Format
                rule: <b>PDF</b> & 10 pt
              - what: Example
                rule: https://127.0.0.1/c.pdf
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
            [
                "LaTeX or https://127.0.0.1/b.docx",
                "5. pages",
                "<b>PDF</b> & 10 pt",
                "https://127.0.0.1/c.pdf",
                "here",
            ],
            rules.Select(WorkshopSite.TextOf)
        );
        Assert.Equal(
            ["https://127.0.0.1/a.zip", "https://127.0.0.1/b.docx", "https://127.0.0.1/c.pdf"],
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

    [Fact]
    public async Task Its_links_are_tried_with_all_others()
    {
        using var desk = await Desk.OpenAsync(site);
        using (await desk.PostAsync("/admin/links", [])) { }
        var checker = site.Services.GetRequiredService<LinkChecker>();
        await WaitFor.SoAsync(() => checker.Run is null, "the links are still being looked at");

        var dead = (await desk.ReadAsync("/admin/links")).QuerySelectorAll(".list li");

        // No public addresses: nothing is asked of them.
        Assert.Equal(
            ["https://127.0.0.1/a.zip", "https://127.0.0.1/b.docx", "https://127.0.0.1/c.pdf"],
            dead.Select(found => found.QuerySelector("a")?.GetAttribute("href")).Order()
        );
    }
}
