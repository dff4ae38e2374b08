using System.Text.RegularExpressions;
using EMC2Workshop.Tests;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>Images that are pasted or dropped into a text while one writes it.</summary>
public sealed class ImagesInTextTests(Chromium chromium) : TwoOrganizers(chromium)
{
    private const string Bring = """
        (body, [manner, name, type, base64]) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))], name, { type }));
          const all = { bubbles: true, cancelable: true };
          body.dispatchEvent(manner === "paste" ? new ClipboardEvent(manner, { ...all, clipboardData: data })
            : new DragEvent(manner, { ...all, dataTransfer: data }));
        }
        """;

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData("paste")]
    [InlineData("drop")]
    public async Task An_image_is_uploaded_described_and_put_at_the_caret_and_undone_by_one_stroke(
        string manner
    )
    {
        await using var ada = await SignInAsync(Ada, 360);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        var body = page.Locator("#body");
        await body.FillAsync("Before after");
        await body.EvaluateAsync("body => body.setSelectionRange(7, 7)");
        await BringAsync(body, manner, "chart.png", "image/png", Pictures.Png());
        var alt = page.GetByLabel("Alt text for chart.png");
        await Assertions.Expect(alt).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Enter alt text: what the image shows.")).ToBeVisibleAsync();
        Assert.Equal([], await Axe.RunAsync(page, Axe.AllRules));
        Assert.Equal(0, await ada.OverflowAsync());
        await alt.FillAsync("Energy [joules] by layer");
        await page.Keyboard.PressAsync("Enter");

        var written = new Regex(
            @"^Before !\[Energy \\\[joules\\\] by layer\]\(/media/[0-9a-f]{32}\.webp\)after$"
        );
        await Assertions.Expect(body).ToHaveValueAsync(written);
        await Assertions.Expect(body).ToBeFocusedAsync();
        await Assertions
            .Expect(page.Locator("#preview").GetByAltText("Energy [joules] by layer"))
            .ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Z");
        await Assertions.Expect(body).ToHaveValueAsync("Before after");
        Assert.Equal([], ada.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task An_image_for_a_text_that_nobody_is_in_is_a_paragraph_at_its_end()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        var body = page.Locator("#body");
        await body.EvaluateAsync("body => { body.value = 'The desk opens at eight.'; }");
        await BringAsync(body, "drop", "desk.png", "image/png", Pictures.Png());
        await page.GetByLabel("Alt text for desk.png").FillAsync("The desk");
        await page.Keyboard.PressAsync("Enter");

        var written = new Regex(@"^The desk opens at eight\.\n\n!\[The desk\]\(/media/[0-9a-f]{32}\.webp\)$");
        await Assertions.Expect(body).ToHaveValueAsync(written);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task What_is_refused_is_told_beside_the_text_and_changes_nothing_in_it()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        var body = page.Locator("#body");
        await body.FillAsync("As it was");
        byte[] heic = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[40]];
        foreach (
            var (name, type, bytes, told) in new[]
            {
                ("one.heic", "image/heic", heic, "one.heic: This is a HEIC photo"),
                ("two.pdf", "application/pdf", Pictures.Pdf, "two.pdf: Upload an image here, not a PDF."),
                (
                    "three.png",
                    "image/png",
                    new byte[(10 << 20) + 1],
                    "three.png is 11 MB. The limit is 10 MB."
                ),
            }
        )
        {
            await BringAsync(body, "drop", name, type, bytes);
            await Assertions.Expect(page.Locator(".writing [role=status]")).ToContainTextAsync(told);
        }

        await Assertions.Expect(page.Locator("#image-alt")).ToHaveCountAsync(0);
        await Assertions.Expect(body).ToHaveValueAsync("As it was");
    }

    private static async Task BringAsync(
        ILocator body,
        string manner,
        string name,
        string type,
        byte[] bytes
    ) => await body.EvaluateAsync(Bring, new[] { manner, name, type, Convert.ToBase64String(bytes) });
}
