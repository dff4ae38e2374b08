using EMC2Workshop.Tests;
using EMC2Workshop.Tests.Admin;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>An evening on which everything goes wrong.</summary>
[Collection(Undisturbed.Name)]
public sealed class WorstEveningTests(Chromium chromium) : IDisposable
{
    private const string Email = "ada@example.org";
    private readonly KilledSite site = new();

    public static bool HasBrowser => Chromium.IsHere;

    public void Dispose() => site.Dispose();

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Every_word_is_there_at_its_end()
    {
        await site.StartAsync();
        await using var ada = await Reader.OpenAsync(chromium.Browser, 1280);
        var page = ada.Page;
        await page.Context.Clock.InstallAsync();
        page.Context.SetDefaultTimeout(120_000); // the program has just started
        await page.GotoAsync(site.Address + await site.SetUpLink);
        await page.FillAsync("#Email", Email);
        await page.FillAsync("#password", Desk.Password);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/admin");
        await page.GotoAsync(site.Address + "/admin/new/talk?edition=neurips-19");

        // Typing, row moves, an upload and a preview.
        await page.FillAsync("#title", "The worst evening");
        await page.FillAsync("[name='speakers[0].affiliation']", "First University");
        await page.AddAsync("speaker");
        await page.FillAsync("[name='speakers[1].affiliation']", "Second University");
        await page.ClickAsync("[aria-label='Move speaker 2 up']");
        await page.ClickAsync("summary >> text=Slides, video, code");
        await page.AddAsync("link or file");
        await page.FillAsync("[name='materials[0].title']", "My slides");
        var file = new FilePayload
        {
            Name = "slides.pdf",
            MimeType = "application/pdf",
            Buffer = Pictures.Pdf,
        };
        await page.SetInputFilesAsync("[name='materials[0].file-upload']", file);
        await page.SendAsync("button[value^='upload '] >> nth=0");
        await Assertions.Expect(page.Locator("[name='materials[0].file']")).Not.ToHaveValueAsync("");
        var slides = await page.InputValueAsync("[name='materials[0].file']");
        await page.FillAsync("#body", "Before the evening went wrong.");
        await Assertions.Expect(page.Locator("#preview .text")).ToContainTextAsync("went wrong");
        await page.SavedByItselfAsync();

        // Signed out by another tab, and in again: this one goes on by itself.
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(site.Address + "/admin/account");
        await other.SignOutAsync();
        await other.WaitForURLAsync("**/admin/sign-in**");
        await page.FillAsync("#body", "Signed out while typing.");
        await page.ToldAsync("You’ve been signed out. Your changes are kept in this browser.");
        await other.SignInAsync(site.Address, Email);
        await page.SavedByItselfAsync();

        // The server is killed, and comes back.
        site.Kill();
        await page.FillAsync("#body", "The server is gone.");
        await page.ToldAsync("You’re offline. Your changes are kept in this browser.");
        await page.FillAsync("#body", "The server is still gone.");
        await site.StartAsync();
        await page.SavedByItselfAsync();

        // Refused twice, then the tab is closed in the middle of a word.
        await page.ClickAsync("summary >> text=Page address");
        await page.FillAsync("#item-slug", "Worst Evening");
        await page.PressAsync("publish");
        await Assertions.Expect(page.Locator("#faults")).ToBeVisibleAsync();
        await page.FillAsync("#body", "Refused once.");
        await page.ClickAsync("summary >> text=Change note");
        await page.FillAsync("#change-reason", "It has to be said");
        await page.PressAsync("publish");
        await Assertions.Expect(page.Locator("#faults")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Refused once.");
        await page.CutOffAsync();
        await page.FillAsync("#body", "Refused twice, and then");
        page = await page.CloseAndOpenAsync();

        await page.GotoAsync(site.Address + "/admin");
        await page.ClickAsync("[aria-labelledby=unsaved] a >> text=The worst evening");
        await page.RestoreAsync();
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Refused twice, and then");
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("The worst evening");
        await Assertions.Expect(page.Locator("#item-slug")).ToHaveValueAsync("Worst Evening");
        await Assertions.Expect(page.Locator("#change-reason")).ToHaveValueAsync("It has to be said");
        await Assertions
            .Expect(page.Locator("[name='speakers[0].affiliation']"))
            .ToHaveValueAsync("Second University");
        await Assertions
            .Expect(page.Locator("[name='speakers[1].affiliation']"))
            .ToHaveValueAsync("First University");
        await Assertions.Expect(page.Locator("[name='materials[0].title']")).ToHaveValueAsync("My slides");
        await Assertions.Expect(page.Locator("[name='materials[0].file']")).ToHaveValueAsync(slides);
        await page.EvaluateAsync("document.getElementById('item-slug').closest('details').open = true");
        await page.FillAsync("#item-slug", "worst-evening");
        await page.PressAsync("save");
        await page.GotoAsync(site.Address + "/admin");
        await page.ClickAsync("[aria-labelledby=drafts] a >> text=The worst evening");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Refused twice, and then");
        await Assertions.Expect(page.Locator("#item-slug")).ToHaveValueAsync("worst-evening");
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(0);
    }
}
