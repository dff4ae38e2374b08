using EMC2Workshop.Accounts;
using EMC2Workshop.Tests;
using EMC2Workshop.Tests.Admin;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>A site of its own for each test, with two organizers who write on it.</summary>
public abstract class TwoOrganizers(Chromium chromium) : IAsyncLifetime
{
    protected const string Ada = "ada@example.org";
    protected const string Alan = "alan@example.org";

    public static bool HasBrowser => Chromium.IsHere;

    protected WorkshopSite Site { get; } = new();

    protected string Address { get; private set; } = "";

    protected string NewTalk => Address + "/admin/new/talk?edition=neurips-19";

    public async ValueTask InitializeAsync()
    {
        if (!HasBrowser)
            return;
        Address = Site.Serve();
        await Desk.AddAsync(Site, Ada, OrganizerRole.Owner);
        await Desk.AddAsync(Site, Alan, OrganizerRole.Editor);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<Reader> SignInAsync(
        string email,
        int width = 1280,
        Action<BrowserNewContextOptions>? manner = null
    )
    {
        var reader = await Reader.OpenAsync(chromium.Browser, width, manner);
        await reader.Page.Context.Clock.InstallAsync();
        await reader.Page.SignInAsync(Address, email);
        return reader;
    }
}
