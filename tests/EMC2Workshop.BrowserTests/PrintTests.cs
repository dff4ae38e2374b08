using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

public sealed partial class PrintTests(Chromium chromium)
{
    public static bool HasBrowser => Chromium.IsHere;

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData("A4")]
    [InlineData("Letter")]
    public async Task The_program_fits_on_two_sheets_and_names_its_address_and_the_day_of_the_print(
        string format
    )
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, 1280);
        await reader.Page.GotoAsync(chromium.Address + "/neurips-19/agenda");
        var pdf = await reader.Page.PdfAsync(new() { Format = format });

        Assert.Equal(2, SheetCount().Count(System.Text.Encoding.Latin1.GetString(pdf)));
        await reader.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await reader.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        var printed = await reader.Page.InnerTextAsync(".printed");
        Assert.StartsWith(
            chromium.Address + "/neurips-19/agenda, printed ",
            printed,
            StringComparison.Ordinal
        );
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Paper_is_white_and_ink_is_black_in_the_dark_scheme_too()
    {
        await using var reader = await Reader.OpenAsync(
            chromium.Browser,
            1280,
            options => options.ColorScheme = ColorScheme.Dark
        );
        await reader.Page.GotoAsync(chromium.Address + "/neurips-19/agenda");
        await reader.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        Assert.Equal("rgb(0, 0, 0)", await StyleAsync(reader.Page, "h1", "color"));
        Assert.Equal("rgba(0, 0, 0, 0)", await StyleAsync(reader.Page, "html", "backgroundColor"));
        Assert.False(await reader.Page.Locator(".top nav").IsVisibleAsync());
        Assert.True(await reader.Page.Locator(".ledger .time").First.IsVisibleAsync());
        Assert.True(await reader.Page.Locator(".ledger .kind").First.IsVisibleAsync());
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_code_leads_from_the_printed_program_to_its_page_and_is_not_on_screens()
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, 1280);
        await reader.Page.GotoAsync(chromium.Address + "/neurips-19/agenda");
        var code = reader.Page.GetByRole(AriaRole.Img, new() { Name = "QR code of this page’s address" });

        Assert.False(await code.IsVisibleAsync());
        await reader.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.True(await code.IsVisibleAsync());
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task My_agenda_is_printed_without_its_form()
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, 1280);
        await reader.Page.GotoAsync(chromium.Address + "/neurips-19/my");
        await reader.Page.Locator("[name=star]").First.CheckAsync();
        await reader.Page.ClickAsync("main form button");
        Assert.True(await reader.Page.Locator("main form").IsVisibleAsync());
        await reader.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        Assert.False(await reader.Page.Locator("main form").IsVisibleAsync());
        Assert.True(await reader.Page.Locator(".ledger .time").First.IsVisibleAsync());
        Assert.Empty(reader.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task The_title_is_the_largest_of_a_sheet_and_the_text_is_as_wide_as_the_sheet()
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, 700);
        await reader.Page.GotoAsync(chromium.Address + "/neurips-19/challenge");
        await reader.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        Assert.Equal(
            ["26pt", "15pt", "11.5pt"],
            await reader.Page.EvaluateAsync<string[]>(
                """
                () => ["h1", "h2", "h3"].map(name => document.querySelector(`main ${name}:not(.hidden, nav *)`))
                    .map(e => Math.round(parseFloat(getComputedStyle(e).fontSize) * 7.5) / 10 + "pt")
                """
            )
        );
        Assert.Equal(
            await reader.Page.EvaluateAsync<int>("document.querySelector('main').clientWidth"),
            await reader.Page.EvaluateAsync<int>("document.querySelector('main .text').clientWidth")
        );
        Assert.False(await reader.Page.Locator("nav.rail").IsVisibleAsync());
    }

    private static Task<string> StyleAsync(IPage page, string selector, string property) =>
        page.Locator(selector).First.EvaluateAsync<string>($"e => getComputedStyle(e).{property}");

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex SheetCount();
}
