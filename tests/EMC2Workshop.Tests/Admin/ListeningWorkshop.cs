using System.Net;
using EMC2Workshop.Accounts;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>The small workshop behind the real server, which has limits of its own.</summary>
/// <param name="more">Files beside those of the workshop.</param>
public sealed class ListeningWorkshop(params KeyValuePair<string, string>[] more) : IDisposable
{
    private readonly SmallSite site = new(SmallWorkshop.Files.Concat(more).ToDictionary());

    public void Dispose() => site.Dispose();

    public Task<Desk> OpenAsync()
    {
        site.Listen();
        return SignInAsync("editor@example.org");
    }

    public async Task<Desk> SignInAsync(string email)
    {
        var desk = new Desk(cookies =>
        {
            cookies.InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
            return new HttpClient(cookies)
            {
                BaseAddress = site.ClientOptions.BaseAddress,
                Timeout = Timeout.InfiniteTimeSpan,
            };
        });
        await Desk.AddAsync(site, email, OrganizerRole.Editor);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.SignInAsync(email, Desk.Password)).StatusCode);
        return desk;
    }

    public Task<string> EditorAsync(string path) => Items.EditorAsync(site, path);

    public async Task<string> TextAsync(string path) => (await Items.FindAsync(site, path))!.Text;

    public async Task<int> CountDraftsAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .Drafts.CountAsync(TestContext.Current.CancellationToken);
    }
}
