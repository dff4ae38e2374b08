using System.Net;
using EMC2Workshop.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Who reads a log comes in by nothing that stands there.</summary>
public sealed class SecretPathTests : IDisposable
{
    private const string Ada = "ada@example.org";
    private readonly LoggedSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task No_token_stands_in_a_log_whatever_is_done_with_it_and_whatever_the_log_is_set_to_tell()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var invitation = await owner.InviteAsync(Ada);
        var reset = await Membership.LinkOnAsync(
            await owner.PostAboutAsync(site, "owner@example.org", "Reset")
        );
        var item = (await Items.FindAsync(site, "neurips-19/talks/edward-delp"))!.Id;
        await owner.PostAsync($"/admin/items/{item}", new() { ["title"] = "A draft", ["act"] = "save" });
        await owner.PostAsync($"/admin/items/{item}/preview", []);
        var preview = new Uri(
            (await owner.ReadAsync($"/admin/items/{item}/preview"))
                .QuerySelector("main a.link")!
                .GetAttribute("href")!
        ).AbsolutePath;
        var links = new[] { invitation, reset, preview };
        var answers = new List<HttpStatusCode>();
        foreach (var link in links)
        {
            foreach (
                var spelled in new[]
                {
                    link,
                    link + ".",
                    link + "/",
                    link + "/more",
                    "/" + link,
                    "/x" + link,
                    link.Replace("admin", "Admin", StringComparison.Ordinal)
                        .Replace("join", "JOIN", StringComparison.Ordinal)
                        .Replace("preview", "Preview", StringComparison.Ordinal),
                    "/search?q=" + Uri.EscapeDataString(link),
                    "/admin/sign-in?returnUrl=" + Uri.EscapeDataString(link),
                }
            )
            {
                foreach (
                    var method in spelled == link ? new[] { "GET", "HEAD", "POST", "PUT", "BREW" } : ["GET"]
                )
                {
                    using var request = new HttpRequestMessage(
                        new HttpMethod(method),
                        new Uri("https://localhost" + spelled)
                    )
                    {
                        Headers = { Referrer = new Uri("https://localhost" + link) },
                    };
                    using var answer = await owner.Client.SendAsync(request, Aborted);
                    answers.Add(answer.StatusCode);
                }
            }
        }
        // Signed in, refused by what is typed, and with a link typed where an address belongs.
        await owner.PostAsync(invitation, new() { ["password"] = "short" });
        await new Desk(site).SignInAsync("https://localhost" + invitation, "wrong");
        await owner.PostAsync(
            "/admin/people",
            new() { ["email"] = "https://localhost" + invitation },
            "Invite"
        );
        // While the store can't be read.
        await site.AskAsync("ALTER TABLE Links RENAME TO Gone");
        using (var failed = await owner.Client.GetAsync(invitation, Aborted))
            answers.Add(failed.StatusCode);
        await site.AskAsync("ALTER TABLE Gone RENAME TO Links");
        Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync(invitation));

        Assert.Contains(HttpStatusCode.InternalServerError, answers);
        Assert.Contains(HttpStatusCode.NotFound, answers);
        var told = site.Told;
        Assert.Contains(told, line => line.Contains("/admin/join/…", StringComparison.Ordinal));
        Assert.Contains(told, line => line.Contains("/preview/…", StringComparison.Ordinal));
        Assert.Contains("/admin/join/…", await AuditAsync(), StringComparison.Ordinal);
        foreach (var token in links.Select(link => link.Split('/')[^1]))
        {
            Assert.DoesNotContain(told, line => line.Contains(token, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(token, await AuditAsync(), StringComparison.OrdinalIgnoreCase);
        }
    }

    private async Task<string> AuditAsync() =>
        (string)
            (
                await site.AskAsync(
                    "SELECT group_concat(Who || ' ' || What || ' ' || Subject || ' ' || coalesce(Detail, "
                        + "''), char(10)) FROM Audit"
                )
            )!;

    /// <summary>Whatever it has to tell, with all that belongs to it.</summary>
    private sealed class LoggedSite : WorkshopSite
    {
        private readonly RecordedLog log = new();

        public LoggedSite()
        {
            Settings["Serilog:MinimumLevel:Default"] = "Verbose";
            Settings["Serilog:MinimumLevel:Override:Microsoft"] = "Verbose";
            Settings["Serilog:MinimumLevel:Override:System"] = "Verbose";
            Settings["Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Verbose";
        }

        public List<string> Told =>
            [
                .. log.Entries.Select(entry =>
                    $"{entry.RenderMessage(null)} "
                    + $"{string.Join(' ', entry.Properties.Select(property => $"{property.Key}={property.Value}"))} "
                    + $"{entry.Exception}"
                ),
            ];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<ILogEventSink>(log));
        }
    }
}
