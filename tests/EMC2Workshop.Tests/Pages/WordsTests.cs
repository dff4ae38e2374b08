using System.Text.RegularExpressions;

namespace EMC2Workshop.Tests.Pages;

/// <summary>One term a concept, in US English: words that were given up stay away.</summary>
public sealed partial class WordsTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task No_page_says_a_word_that_was_given_up()
    {
        string[] others =
        [
            "/neurips-19/now?at=2019-12-13T07:00",
            "/neurips-19/now?at=2019-12-13T10:05",
            "/neurips-19/now?at=2019-12-13T12:45",
            "/neurips-19/feeds?kind=siesta",
            "/neurips-19/agenda?tz=Mars/Phobos",
            "/neurips-19/my",
            "/search?q=zzzzzz",
            "/search?q=vivinne+sze",
            "/zones",
            "/nope",
        ];
        using var visitor = site.Visitor();
        foreach (var path in others.Concat(await SiteMap.PathsAsync(site)))
        {
            using var answer = await visitor.GetAsync(path, TestContext.Current.CancellationToken);
            var page = WorkshopSite.Parse(
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            );
            foreach (var content in page.QuerySelectorAll("script, style, .text, .papers, [lang]:not(html)"))
                content.Remove();
            Assert.Equal((path, ""), (path, GivenUp().Match(page.DocumentElement.TextContent).Value));
        }
    }

    [GeneratedRegex(
        @"\b(programmes?|cancelled|colour|(?<!feed )readers|nobody|everybody|anybody|to mend|faults?|trouble"
            + @"|e-mail|rehearsal|misspelt|just now|on now|the whole agenda|clash(es)?|portraits?|wall clock"
            + @"|home page|take it"
            + @"|bring back|throw away|there is no such|second factor)\b",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex GivenUp();
}
