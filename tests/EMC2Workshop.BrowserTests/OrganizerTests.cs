using System.Text.RegularExpressions;
using EMC2Workshop.Accounts;
using EMC2Workshop.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>The site as its organizers have it, from the first start on.</summary>
public sealed class OrganizerTests(Chromium chromium) : IAsyncLifetime
{
    private const string Password = "four plain words here";
    private readonly WorkshopSite site = new();
    private string address = "";

    public static bool HasBrowser => Chromium.IsHere;

    public ValueTask InitializeAsync()
    {
        if (HasBrowser)
            address = site.Serve();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_new_organizer_sets_the_site_up_and_signs_in_by_passkey()
    {
        await using var reader = await SetUpAsync();
        var page = reader.Page;
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                },
            }
        );

        await page.GotoAsync(address + "/admin/account");
        await page.FillAsync("#name", "my laptop");
        // The page stays open for too long: it has to be confirmed who this is, by the password as there is no passkey
        // yet.
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        await page.ClickAsync("text=Add a passkey");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/admin/account/confirm"));
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main >> button:text-is('Confirm')");
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("my laptop");
        await page.ClickAsync("text=Add a passkey");
        await Assertions.Expect(page.GetByText("Passkey added.")).ToBeVisibleAsync();
        // And later by the passkey.
        await page.GotoAsync(address + "/admin/people");
        await page.FillAsync("#email", "alan@example.org");
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        await page.ClickAsync("text=Create invitation link");
        await page.ClickAsync("text=Confirm with a passkey");
        await Assertions.Expect(page.Locator("#email")).ToHaveValueAsync("alan@example.org");
        await page.ClickAsync("text=Create invitation link");
        await Assertions.Expect(page.GetByText("Send this link to alan@example.org.")).ToBeVisibleAsync();
        await page.SignOutAsync();
        // Whoever guesses at the password shuts no door that opens by passkey.
        for (var tries = 0; tries < LoginThrottle.MostFromOnePlace; tries++)
        {
            await page.FillAsync("#Email", "ada@example.org");
            await page.FillAsync("#Password", "wrong");
            await page.ClickAsync("main >> button:text-is('Sign in')");
            await Assertions.Expect(page.Locator("#refused")).ToBeVisibleAsync();
        }
        await page.ClickAsync("text=Sign in with a passkey");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/admin$"));
        // the browser tells of refused passwords
        Assert.All(
            reader.Complaints,
            complaint => Assert.Contains("422", complaint, StringComparison.Ordinal)
        );
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task An_edit_is_previewed_kept_published_and_seen_at_once()
    {
        await using var organizer = await SetUpAsync();
        var page = organizer.Page;
        await OpenEditorAsync(page, "talk", "Cheap, Fast");
        await page.FillAsync("#body", "A **new** abstract.");
        await Assertions.Expect(page.Locator("#preview strong")).ToHaveTextAsync("new");
        await Assertions
            .Expect(page.Locator("#autosaved"))
            .ToContainTextAsync("Draft saved", new() { Timeout = 15_000 });
        await page.ClickAsync(".bar button[value=publish]");
        await Assertions.Expect(page.GetByText("Published. It’s live now.")).ToBeVisibleAsync();

        await page.ClickAsync("text=View on site");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("A new abstract.");
        Assert.Empty(organizer.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Two_organizers_in_conflict_choose_and_nothing_is_lost()
    {
        await using var ada = await SetUpAsync();
        var signedIn = await ada.Page.Context.StorageStateAsync();
        await using var alan = await Reader.OpenAsync(
            chromium.Browser,
            1280,
            options => options.StorageState = signedIn
        );
        var editor = await OpenEditorAsync(ada.Page, "talk", "Cheap, Fast");
        await alan.Page.GotoAsync(editor);
        await ada.Page.FillAsync("#title", "Ada's title");
        await ada.Page.ClickAsync(".bar button[value=publish]");
        await Assertions.Expect(ada.Page.GetByText("Published. It’s live now.")).ToBeVisibleAsync();
        await alan.Page.FillAsync("#title", "Alan's title");
        await alan.Page.ClickAsync(".bar button[value=publish]");

        await Assertions.Expect(alan.Page.Locator("#conflict")).ToContainTextAsync("edited this too");
        await alan.Page.GetByLabel("ada@example.org’s version").CheckAsync();
        await alan.Page.ClickAsync("text=Save draft with these choices");
        await Assertions.Expect(alan.Page.Locator("#title")).ToHaveValueAsync("Ada's title");
        await alan.Page.GotoAsync(editor + "/remove");
        await alan.Page.ClickAsync("main button:text-is('Delete')");
        await alan.Page.ClickAsync("[aria-labelledby=items] button");
        await Assertions.Expect(alan.Page.GetByText("Restored and published.")).ToBeVisibleAsync();
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_portrait_is_uploaded_and_seen_on_the_site(bool scripts)
    {
        await using var organizer = await SetUpAsync(360, options => options.JavaScriptEnabled = scripts);
        var page = organizer.Page;
        await page.GotoAsync(address + "/admin/list?kind=person&q=Delp");
        await page.ClickAsync(".items .name a >> text=Edward Delp");
        await page.SetInputFilesAsync(
            "#portrait-upload",
            new FilePayload
            {
                Name = "me.jpg",
                MimeType = "image/jpeg",
                Buffer = Pictures.Photograph(900, 600),
            }
        );
        await page.ClickAsync("button[value^='upload ']");
        await Assertions.Expect(page.Locator(".file img")).ToHaveJSPropertyAsync("complete", true);
        await page.FillAsync("#portrait_alt", "Edward Delp at his desk");
        await page.ClickAsync("button[value=publish]");
        await Assertions.Expect(page.GetByText("Published. It’s live now.")).ToBeVisibleAsync();

        await page.ClickAsync("text=View on site");
        var portrait = page.GetByAltText("Edward Delp at his desk");
        await Assertions.Expect(portrait).ToBeVisibleAsync();
        if (scripts)
            Assert.True(
                await portrait.EvaluateAsync<bool>(
                    "async image => { await image.decode(); return image.naturalWidth > 0 && "
                        + "image.naturalHeight > image.naturalWidth }"
                )
            );
        Assert.Equal(0, await organizer.OverflowAsync());
        Assert.Empty(organizer.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Everything_works_without_scripts()
    {
        await using var organizer = await SetUpAsync(360, options => options.JavaScriptEnabled = false);
        var page = organizer.Page;
        await OpenEditorAsync(page, "session", "Paper Session");
        var first = await page.InputValueAsync("[name='presentations[0].paper']");
        await page.ClickAsync("ol[data-list=presentations] summary >> nth=0");
        await page.ClickAsync("[aria-label='Move paper 1 down']");
        await Assertions.Expect(page.Locator("[name='presentations[1].paper']")).ToHaveValueAsync(first);
        await page.FillAsync("#body", "With *coffee*.");
        await page.ClickAsync("text=Preview text");
        await Assertions.Expect(page.Locator("#preview em")).ToHaveTextAsync("coffee");
        await page.ClickAsync(".bar button[value=publish]");
        await Assertions.Expect(page.GetByText("Published. It’s live now.")).ToBeVisibleAsync();
    }

    private async Task<Reader> SetUpAsync(int width = 1280, Action<BrowserNewContextOptions>? manner = null)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var (_, link) = await scope
            .ServiceProvider.GetRequiredService<InviteService>()
            .CreateAsync(LinkPurpose.SetUp, null, OrganizerRole.Owner, TestContext.Current.CancellationToken);
        var reader = await Reader.OpenAsync(chromium.Browser, width, manner);
        await reader.Page.GotoAsync(address + link);
        await reader.Page.FillAsync("#Email", "ada@example.org");
        await reader.Page.FillAsync("#password", Password);
        await reader.Page.ClickAsync("text=Create account");
        await Assertions.Expect(reader.Page).ToHaveURLAsync(new Regex("/admin$"));
        return reader;
    }

    private async Task<string> OpenEditorAsync(IPage page, string kind, string name)
    {
        await page.GotoAsync($"{address}/admin/list?kind={kind}&edition=neurips-19");
        await page.Locator(".items .name a", new() { HasTextString = name }).First.ClickAsync();
        await page.WaitForURLAsync("**/admin/items/**");
        return page.Url;
    }
}
