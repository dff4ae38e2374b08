using EMC2Workshop.Accounts;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Tests;
using EMC2Workshop.Tests.Admin;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.BrowserTests;

/// <summary>A site with a draft and an invitation on it, and each page of its organizers, by its own list.</summary>
public sealed class OrganizerPages : IAsyncLifetime
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

    public string Address { get; private set; } = "";

    public IReadOnlyList<string> Pages => pages;

    public async ValueTask InitializeAsync()
    {
        if (!Chromium.IsHere)
            return;
        Address = site.Serve();
        await Desk.AddAsync(site, "ada@example.org", OrganizerRole.Owner);
        var picture = await UploadPictureAsync();
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
                    new ChangeInfo("ada", site.Clock.GetUtcNow()),
                    TestContext.Current.CancellationToken
                );
            // Under the same id, so that whatever asks for one by it is there.
            var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
            db.Add(
                new DiscardedDraft
                {
                    Id = item.Id,
                    ItemId = item.Id,
                    Kind = item.Kind,
                    Path = item.Path,
                    Text = item.Text,
                    By = "ada",
                    DiscardedBy = "ada",
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
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
        // People alone are merged.
        var ofPerson = new Dictionary<string, string>(values)
        {
            ["id"] = (await Items.FindAsync(site, "people/edward-delp"))!.Id.ToString(),
        };
        pages.AddRange(
            (await Handler.AllAsync(site))
                .Where(handler => handler is { Method: "GET", Name: null, Pattern: not "admin/new/{kind}" })
                .Select(handler => handler.Address(handler.Pattern.EndsWith("/merge") ? ofPerson : values))
                .Select(page => page == "/admin/media/erase" ? $"{page}?name={picture}" : page)
        );
        foreach (var kind in new[] { "talk", "session", "committee", "edition", "page" })
            pages.Add($"/admin/new/{kind}?edition=neurips-19");
        pages.Add("/admin/list?kind=talk&edition=neurips-19");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    /// <returns>Its name.</returns>
    private async Task<string> UploadPictureAsync()
    {
        using var desk = new Desk(cookies =>
        {
            cookies.InnerHandler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
            return new HttpClient(cookies) { BaseAddress = new Uri(Address) };
        });
        using var signedIn = await desk.SignInAsync("ada@example.org", Desk.Password);
        using var answer = await desk.UploadAsync("/admin/media", "file", Pictures.Png(), "picture.png");
        await using var scope = site.Services.CreateAsyncScope();
        return (
            await scope
                .ServiceProvider.GetRequiredService<WorkshopDbContext>()
                .Media.SingleAsync(TestContext.Current.CancellationToken)
        ).Name;
    }
}
