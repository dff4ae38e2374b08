using EMC2Workshop.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(EMC2Workshop.BrowserTests.Chromium))]

namespace EMC2Workshop.BrowserTests;

/// <summary>
/// The site behind a real port, and Debian's Chromium to read it with. One for all tests: starting both takes seconds.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Missing =
        "There is no Chromium: apt-get install chromium-headless-shell, or set EMC2_CHROMIUM to its path.";

    private IPlaywright? playwright;

    /// <summary>The shell has no windows, menus and accounts, and takes half the time.</summary>
    public static string Path { get; } =
        Environment.GetEnvironmentVariable("EMC2_CHROMIUM")
        ?? new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists)
        ?? "";

    public static bool IsHere => File.Exists(Path);

    public WorkshopSite Site { get; } = new();

    public IBrowser Browser { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (!IsHere)
            return;
        Address = Site.Serve();
        playwright = await Playwright.CreateAsync();
        // The machine may be busy; what is there already is not waited for.
        Assertions.SetDefaultExpectTimeout(20_000);
        Browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Path,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                ],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        await Site.DisposeAsync();
    }
}
