using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>What comes from a word processor keeps its headings, links, lists and tables, as Markdown.</summary>
public sealed class PastedFormattingTests(Chromium chromium) : TwoOrganizers(chromium)
{
    private const string Paste = """
        (body, text) => {
          const data = new DataTransfer();
          data.setData(text.startsWith("<") ? "text/html" : "text/plain", text);
          return body.dispatchEvent(
            new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }));
        }
        """;

    private const string FromWord = """
        <h1>Travel</h1>
        <p class=MsoNormal>By <b>train </b>or <a href="https://example.org/bus"><i>bus</i></a>,<br>5 * a day</p>
        <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span
          style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>First item</p>
        <p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span
          style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span>Second item</p>
        <div><ol><li>One<ul><li>Two</li></ul></li><li><p>Three</p></li></ol></div>
        <table><tr><td><p>Room</p></td><td><p>Hall</p></td></tr><tr><td>1</td><td>A|B</td></tr></table>
        """;

    private const string FromDocs = """
        <b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:400">Not bold, </span><span
        style="font-weight:700">bold</span></p></b>
        """;

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Formatted_text_becomes_Markdown_and_plain_text_stays_as_it_is()
    {
        await using var ada = await SignInAsync(Ada, 360);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        var body = page.Locator("#body");
        await body.FocusAsync();

        Assert.False(await body.EvaluateAsync<bool>(Paste, FromWord));
        await Assertions
            .Expect(body)
            .ToHaveValueAsync(
                """
                ## Travel

                By **train** or [*bus*](https://example.org/bus),\
                5 \* a day

                - First item
                   - Second item

                1. One
                   - Two
                2. Three

                | Room | Hall |
                | --- | --- |
                | 1 | A\|B |
                """.ReplaceLineEndings("\n")
            );
        await Assertions.Expect(page.Locator("#preview table")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Z");
        await Assertions.Expect(body).ToHaveValueAsync("");
        Assert.False(await body.EvaluateAsync<bool>(Paste, FromDocs));
        await Assertions.Expect(body).ToHaveValueAsync("Not bold, **bold**");
        Assert.True(await body.EvaluateAsync<bool>(Paste, "<p><span style='color:red'>plain</span></p>"));
        Assert.True(await body.EvaluateAsync<bool>(Paste, "– and so on"));
        Assert.Equal([], ada.Complaints);
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData("Bring:\n• Passport\n• Badge\nSee you", "Bring:\n\n- Passport\n- Badge\n\nSee you")]
    [InlineData("· Passport\n· Badge", "- Passport\n- Badge")]
    [InlineData("– Passport\n– Badge", "- Passport\n- Badge")]
    public async Task Bullets_of_plain_text_become_a_list(string text, string markdown)
    {
        await using var ada = await SignInAsync(Ada, 360);
        await ada.Page.GotoAsync(NewTalk);
        var body = ada.Page.Locator("#body");
        await body.FocusAsync();

        Assert.False(await body.EvaluateAsync<bool>(Paste, text));
        await Assertions.Expect(body).ToHaveValueAsync(markdown);
    }
}
