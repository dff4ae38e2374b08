using System.Text.Json;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Pages;

/// <summary>A formula is set on pages, and told in letters where there are no others.</summary>
public sealed class FormulaPagesTests : IDisposable
{
    private const string Talk = "/neurips-19/talks/vivienne-sze";
    private const string Title = @"Attention in $O(n \log n)$ for $5 and $10";
    private const string Text = @"All of \(x_i\) and $\weird_a_$.";
    private const string Plain = "Attention in O(n log n) for $5 and $10";

    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_title_and_a_text_have_their_formulas_everywhere()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, "neurips-19/talks/vivienne-sze");
        using var preview = await desk.PostAsync(editor, new() { ["body"] = Text, ["act"] = "preview" });
        Assert.NotNull((await preview.PageAsync()).QuerySelector(".text math[alttext='x_i'] > msub"));
        using var published = await desk.PostAsync(
            editor,
            new()
            {
                ["title"] = Title,
                ["body"] = Text,
                ["act"] = "publish",
            }
        );

        var page = await site.ReadAsync(Talk);
        Assert.Equal(@"O(n \log n)", page.QuerySelector("h1 > math")?.GetAttribute("alttext"));
        Assert.StartsWith(Plain + " · ", page.Title, StringComparison.Ordinal);
        Assert.Equal(Plain, page.QuerySelector("meta[property='og:title']")?.GetAttribute("content"));
        Assert.Equal(
            @"Vivienne Sze: All of x_i and \weird_a_.",
            page.QuerySelector("meta[name=description]")?.GetAttribute("content")
        );
        Assert.NotNull(page.QuerySelector(".text math[alttext='x_i'] > msub"));
        Assert.Equal(@"$\weird_a_$", page.QuerySelector(".text code")?.TextContent);
        using var graph = JsonDocument.Parse(
            page.QuerySelector("script[type='application/ld+json']")!.TextContent
        );
        Assert.Equal(Plain, graph.RootElement.GetProperty("name").GetString());

        foreach (var address in new[] { "/neurips-19/agenda", "/neurips-19/keynotes", "/neurips-19/embed" })
            Assert.NotNull((await site.ReadAsync(address)).QuerySelector(@"math[alttext='O(n \\log n)']"));
        using var visitor = site.Visitor();
        foreach (
            var address in new[]
            {
                "schedule.json",
                "schedule.xml",
                "calendar.ics",
                "citations.ris",
                "citations.txt",
            }
        )
            Assert.Contains(
                Plain,
                (
                    await visitor.GetStringAsync(
                        $"/neurips-19/{address}",
                        TestContext.Current.CancellationToken
                    )
                ).Replace("\r\n ", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        Assert.Contains(
            @"title = {{Attention in $O(n \log n)$ for \$5 and \$10}}",
            await visitor.GetStringAsync(Talk + ".bib", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Contains(
            Plain,
            (await site.ReadAsync("/search?q=log+n")).QuerySelector(".results .title")!.TextContent,
            StringComparison.Ordinal
        );
    }
}
