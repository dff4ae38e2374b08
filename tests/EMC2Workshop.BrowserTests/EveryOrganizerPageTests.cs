using Deque.AxeCore.Playwright;
using EMC2Workshop.Accounts;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Tests;
using EMC2Workshop.Tests.Admin;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>What holds for each page of the organizers, by the site's own list.</summary>
public sealed class EveryOrganizerPageTests(Chromium chromium) : IAsyncLifetime
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new()
    {
        Settings =
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:From"] = "chairs@example.org",
            ["Site:Address"] = "https://localhost",
        },
    };
    private readonly List<string> pages = [];
    private string address = "";

    public static bool HasBrowser => Chromium.IsHere;

    public async ValueTask InitializeAsync()
    {
        if (!HasBrowser)
            return;
        address = site.Serve();
        await Desk.AddAsync(site, "ada@example.org", OrganizerRole.Owner);
        var values = new Dictionary<string, string>
        {
            ["kind"] = "talk",
            ["edition"] = "neurips-19",
            ["id"] = (await Items.FindAsync(site, Talk))!.Id.ToString(),
        };
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var item = (
                await scope
                    .ServiceProvider.GetRequiredService<DraftStore>()
                    .FindAsync(Guid.Parse(values["id"]), TestContext.Current.CancellationToken)
            )!;
            await scope
                .ServiceProvider.GetRequiredService<DraftStore>()
                .SaveAsync(
                    new DraftWork(
                        item.Id,
                        item.Kind,
                        item.Path,
                        item.Text.Replace("title: ", "title: On ", StringComparison.Ordinal),
                        item.Text
                    ),
                    item.State,
                    [],
                    new ChangeInfo("ada", site.Clock.GetUtcNow()),
                    TestContext.Current.CancellationToken
                );
            values["token"] = (
                await scope
                    .ServiceProvider.GetRequiredService<InviteService>()
                    .CreateAsync(
                        LinkPurpose.Invitation,
                        "alan@example.org",
                        OrganizerRole.Editor,
                        TestContext.Current.CancellationToken
                    )
            ).Path.Split('/')[^1];
        }
        pages.AddRange(
            (await Handler.AllAsync(site))
                .Where(handler => handler is { Method: "GET", Name: null, Pattern: not "admin/new/{kind}" })
                .Select(handler => handler.Address(values))
        );
        foreach (var kind in new[] { "talk", "session", "committee", "edition", "page" })
            pages.Add($"/admin/new/{kind}?edition=neurips-19");
        pages.Add("/admin/list?kind=talk&edition=neurips-19");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Each_keeps_the_rules_of_accessibility_and_fits(int width, ColorScheme scheme)
    {
        await using var organizer = await SignInAsync(
            width,
            options => (options.BypassCSP, options.ColorScheme) = (true, scheme)
        );
        var faults = new List<string>();
        foreach (var path in pages)
        {
            await organizer.Page.GotoAsync(address + path);
            if (await organizer.OverflowAsync() is > 0 and var pixels)
                faults.Add($"{path}: {pixels} px too wide");
            faults.AddRange(
                (await organizer.Page.RunAxe()).Violations.Select(violation =>
                    $"{path}: {violation.Id}: {violation.Nodes[0].Html}"
                )
            );
            if (Environment.GetEnvironmentVariable("EMC2_SHOTS") is { Length: > 0 } folder)
                await organizer.Page.ScreenshotAsync(
                    new()
                    {
                        FullPage = true,
                        Path = Path.Combine(
                            folder,
                            $"{path.Trim('/').Replace('/', '-').Replace('?', '-')}-{width}-{scheme}.png"
                        ),
                    }
                );
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Empty(organizer.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Each_is_reached_through_by_keyboard_on_a_phone()
    {
        await using var organizer = await SignInAsync(360);
        var faults = new List<string>();
        foreach (var path in pages)
        {
            await organizer.Page.GotoAsync(address + path);
            await organizer.Page.EvaluateAsync("document.activeElement?.blur()");
            // A date is several stops; radio buttons of one name are one stop; what is in a closed part is none.
            var stops = await organizer.Page.EvaluateAsync<int>(
                """
                [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== "hidden" && e.checkVisibility({ visibilityProperty: true }) && !(e.type === "radio" && !e.checked)).map((e, i) => e.dataset.stop = i).length
                """
            );
            var reached = new HashSet<string>();
            for (var press = 0; press < 6 * stops && reached.Count < stops; press++)
            {
                await organizer.Page.Keyboard.PressAsync("Tab");
                if (
                    await organizer.Page.EvaluateAsync<string?>("document.activeElement?.dataset.stop ?? null") is
                    { } stop
                )
                    reached.Add(stop);
            }
            if (reached.Count < stops)
                faults.Add($"{path}: {reached.Count} of {stops} controls are reached by Tab");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Each_says_the_same_without_scripts_but_for_what_needs_them()
    {
        await using var with = await SignInAsync(360);
        await using var without = await SignInAsync(360, options => options.JavaScriptEnabled = false);
        foreach (
            var path in pages.Where(path =>
                path is not "/admin/account" and not "/admin/account/confirm" and not "/admin/sign-in"
            )
        )
        {
            await with.Page.GotoAsync(address + path);
            await without.Page.GotoAsync(address + path);
            const string controls =
                "main button:not(.tools button), main input:not([type=hidden]), main select, main textarea, main a";
            Assert.Equal(
                await with.Page.Locator(controls).CountAsync(),
                await without.Page.Locator(controls).CountAsync()
            );
        }
    }

    private async Task<Reader> SignInAsync(int width, Action<BrowserNewContextOptions>? manner = null)
    {
        var reader = await Reader.OpenAsync(chromium.Browser, width, manner);
        await reader.Page.GotoAsync(address + "/admin/sign-in");
        await reader.Page.FillAsync("#Email", "ada@example.org");
        await reader.Page.FillAsync("#Password", Desk.Password);
        await reader.Page.ClickAsync("main >> button:text-is('Sign in')");
        await reader.Page.WaitForURLAsync("**/admin");
        return reader;
    }
}
