using EMC2Workshop.Tests;
using EMC2Workshop.Tests.Pages;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>
/// Contents that designs forget: very long, very short, written from right to left, or not there at all.
/// </summary>
public sealed class StatesTests(Chromium chromium)
{
    public static bool HasBrowser => Chromium.IsHere;

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Long_foreign_and_missing_things_neither_break_a_page_nor_leave_a_blank()
    {
        await using var site = new StatesSite();
        var address = site.Serve();
        await using var reader = await Reader.OpenAsync(chromium.Browser, 320);
        var faults = new List<string>();
        foreach (var path in await Templates.AllButAlikeAsync(site))
        {
            await reader.Page.GotoAsync(address + path);
            if (await reader.OverflowAsync() is > 0 and var pixels)
                faults.Add($"{path}: {pixels} px too wide");
            faults.AddRange(
                (await Axe.RunAsync(reader.Page, Axe.AllRules)).Select(breach => $"{path}: {breach}")
            );
            if (
                await reader.Page.EvaluateAsync<string?>(
                    "[...document.querySelectorAll('main p, main li, main dd, main h1, main h2, main h3, "
                        + "main a:not([aria-hidden=true] a)')].find(e => !e.textContent.trim())?.outerHTML"
                ) is
                { } blank
            )
                faults.Add($"{path}: blank: {blank}");
        }
        Assert.Empty(faults);
        Assert.Empty(reader.Complaints);

        await reader.Page.GotoAsync(address + "/states-30/talks/arabic");
        Assert.Equal(
            "rtl",
            await reader.Page.Locator("h1").EvaluateAsync<string>("e => getComputedStyle(e).direction")
        );
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task What_is_late_stays_in_line_with_the_others_beside_the_times_of_its_reader(int width)
    {
        await using var site = new StatesSite();
        await using var reader = await Reader.OpenAsync(
            chromium.Browser,
            width,
            options => options.TimezoneId = "Europe/Berlin"
        );
        await reader.Page.GotoAsync(site.Serve() + "/states-30/agenda");

        var late = reader.Page.Locator(".ledger > li", new() { HasText = "Delayed" });
        await Assertions.Expect(late.Locator(".own")).ToHaveTextAsync("01:30 yours");
        Assert.Single((await LeftEdgesAsync(reader, "div")).Distinct());

        await late.GetByRole(AriaRole.Button).ClickAsync();
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "My agenda" }).First.ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".ledger .own")).ToHaveTextAsync("01:30 yours");
        Assert.True(
            (await LeftEdgesAsync(reader, ".room")).Single() >= (await LeftEdgesAsync(reader, "div")).Single()
        );
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(360)]
    [InlineData(800)]
    [InlineData(1280)]
    public async Task Halls_beside_each_other_and_a_session_past_midnight_print_no_text_over_another(
        int width
    )
    {
        await using var site = new OddEdition("start: 2030-05-02\nend: 2030-05-03")
            .Session("a1", "2030-05-02 09:00 2030-05-02 10:00", "room: Hall A")
            .Session("b1", "2030-05-02 09:00 2030-05-02 11:00", "room: Hall B")
            .Session("late", "2030-05-02 23:00 2030-05-03 00:30", "room: Hall A")
            .Open();
        await using var reader = await Reader.OpenAsync(
            chromium.Browser,
            width,
            options => options.TimezoneId = "America/Los_Angeles"
        );
        await reader.Page.GotoAsync(site.Serve() + "/odd-30/agenda/2030-05-02");
        await Assertions.Expect(reader.Page.Locator(".ledger .own").Last).ToBeVisibleAsync();

        var overlapping = await reader.Page.EvaluateAsync<string[]>(
            """
            () => {
              const parts = [...document.querySelectorAll(".ledger :is(time, .len, .own, h3, .room)")]
                .filter(part => part.checkVisibility())
                .map(part => {
                  const words = document.createRange(); // the part's own box has no room for what hangs out of it
                  words.selectNodeContents(part);
                  return { text: part.textContent.trim(), box: words.getBoundingClientRect() };
                });
              const overlap = (one, other) =>
                Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
                && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 6;
              return parts.flatMap((one, index) => parts.slice(index + 1)
                .filter(other => overlap(one.box, other.box))
                .map(other => `${one.text} over ${other.text}`));
            }
            """
        );
        Assert.Empty(overlapping);
    }

    private static Task<double[]> LeftEdgesAsync(Reader reader, string part) =>
        reader
            .Page.Locator(".ledger > li > " + part)
            .EvaluateAllAsync<double[]>("all => all.map(part => part.getBoundingClientRect().left)");

    private sealed class StatesSite : WorkshopSite
    {
        private readonly TemporaryFolder content = new();

        public override string Content
        {
            get
            {
                if (Directory.EnumerateFileSystemEntries(content.Path).Any())
                    return content.Path;
                Write("site", "name: Workshop\nacronym: EMC2");
                Write(
                    "states-30/edition",
                    "ordinal: 12\nstart: 2030-02-01\nend: 2030-02-02\nzone: Asia/Tokyo\ncity: 東京\nstatus: published"
                );
                Write(
                    "empty-31/edition",
                    "ordinal: 13\nstart: 2031-02-01\nzone: UTC\ncity: Nowhere\nvirtual: true\nstatus: published"
                );
                Write(
                    "people/long",
                    $"name: {string.Join(' ', Enumerable.Repeat("Wolfeschlegelsteinhausenbergerdorff", 3))}"
                );
                Write("people/mono", "name: Madonna");
                for (var author = 1; author <= 60; author++)
                    Write($"people/author-{author}", $"name: Author{author} 著者");
                var title = string.Join(' ', Enumerable.Repeat("Energy", 28));
                Write(
                    "states-30/sessions/no-time",
                    "title: A session without a time\nkind: panel\nchairs:\n  - person: mono\npanelists:\n "
                        + " - person: long\n    affiliation: University"
                );
                Write(
                    "states-30/sessions/cancelled",
                    "title: Keynote\nkind: keynote\nstart: 2030-02-01 09:00\nend: 2030-02-01 10:00\nstate: "
                        + "cancelled\nreason: The speaker is ill."
                );
                Write(
                    "states-30/sessions/delayed",
                    "title: Invited Talk\nkind: invited-talk\nstart: 2030-02-02 09:00\nend: 2030-02-02 "
                        + "10:00\nstate: delayed\nexpected_start: 2030-02-02 09:30\nexpected_end: 2030-02-02 "
                        + "10:30\nroom: \"306\""
                );
                Write(
                    "states-30/sessions/posters",
                    "title: Posters\nkind: poster-session\nstart: 2030-02-01 13:00\nend: 2030-02-01 "
                        + "14:00\npresentations:\n  - id: 00000000-0000-4000-8000-000000000001\n    paper: "
                        + "sixty\n    board: \"7\"\n  - id: 00000000-0000-4000-8000-000000000002\n    paper: token"
                );
                Write(
                    "states-30/talks/arabic",
                    "title: التعلم الآلي الموفر للطاقة عند الحافة\nsession: cancelled\nspeakers:\n  - person: long",
                    "نص طويل بالعربية."
                );
                Write(
                    "states-30/talks/japanese",
                    "title: エッジにおける省エネルギー機械学習とコグニティブ・コンピューティングのためのアーキテクチャ\nsession: delayed\nspeakers:\n  "
                        + "- person: mono"
                );
                Write("states-30/talks/none", "speakers:\n  - person: mono");
                Write(
                    "states-30/papers/sixty",
                    (
                        $"title: {title}\nauthors:\n"
                        + string.Concat(
                            Enumerable.Range(1, 60).Select(author => $"  - person: author-{author}\n")
                        )
                    ).TrimEnd()
                );
                Write("states-30/papers/token", $"title: {new string('x', 200)}\nauthors:\n  - person: mono");
                Write(
                    "states-30/pages/text",
                    "title: A page",
                    "| a | b |\n|---|---|\n| "
                        + new string('y', 90)
                        + " | 2 |\n\n`"
                        + new string('z', 120)
                        + "`\n\n## Heading"
                );
                return content.Path;
            }
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
                content.Dispose();
        }

        private void Write(string path, string fields, string body = "") =>
            content.Write(path + ".md", $"---\nid: {Guid.NewGuid()}\n{fields}\n---\n\n{body}\n");
    }
}
