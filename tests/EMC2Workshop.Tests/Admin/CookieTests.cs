using System.Net;
using EMC2Workshop.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using SameSiteMode = Microsoft.Net.Http.Headers.SameSiteMode;

namespace EMC2Workshop.Tests.Admin;

public sealed class CookieTests
{
    private const string Ada = "ada@example.org";

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Every_cookie_is_for_this_host_and_https_alone_and_for_no_script(string environment)
    {
        await using var site = new SiteIn(environment);
        using var seen = new SetCookies(site);
        await seen.Desk.PostAsync(
            await site.MakeLinkAsync(LinkPurpose.SetUp, null, OrganizerRole.Owner),
            new() { ["Email"] = Ada, ["password"] = Desk.Password }
        );
        await AskForPasskeyAsync(seen.Desk, "/admin/account");
        await seen.Desk.PostAsync("/admin/account/confirm", new() { ["password"] = Desk.Password });
        foreach (
            var handler in (await Handler.AllAsync(site)).Where(handler =>
                handler is { IsPost: false, Name: null }
                && !handler.Pattern.Contains('{', StringComparison.Ordinal)
            )
        )
            await seen.Desk.StatusAsync(handler.Address(new Dictionary<string, string>()));
        foreach (
            var page in new[] { "/", "/neurips-19/agenda", "/neurips-19/my", "/zones", "/search?q=energy" }
        )
            await seen.Desk.StatusAsync(page);
        await UseCodesAsync(site);
        await seen.Desk.SignInAsync(Ada, "wrong");
        await seen.Desk.SignInAsync(Ada, Desk.Password);
        await seen.Desk.PostAsync("/admin/sign-in/code", new() { ["code"] = "123456" });
        await AskForPasskeyAsync(seen.Desk, "/admin/sign-in");

        Assert.Equal(
            ["__Host-antiforgery", "__Host-known", "__Host-organizer", "__Host-passkey", "__Host-step"],
            seen.All.Select(cookie => cookie.Name.ToString()).Distinct().Order()
        );
        foreach (var cookie in seen.All)
        {
            Assert.True(
                cookie is { Secure: true, HttpOnly: true, SameSite: SameSiteMode.Lax or SameSiteMode.Strict }
                    && cookie.Path == "/"
                    && !cookie.Domain.HasValue,
                cookie.ToString()
            );
            if (cookie.Name == "__Host-antiforgery")
                Assert.Equal(SameSiteMode.Strict, cookie.SameSite);
        }
    }

    [Fact]
    public async Task Whoever_works_on_the_site_signs_in_on_localhost_without_https()
    {
        await using var site = new SiteIn("Development");
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        using var desk = new Desk(cookies =>
            site.CreateDefaultClient(new Uri("http://localhost:5000"), cookies)
        );

        Assert.Equal("/admin", (await desk.SignInAsync(Ada, Desk.Password)).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await desk.StatusAsync("/admin"));
    }

    [Fact]
    public async Task Where_there_is_no_https_it_is_said_before_a_password_is_typed()
    {
        await using var site = new SiteIn("Production")
        {
            Settings = { ["AllowedHosts"] = "workshop.example" },
        };
        using var visitor = site.CreateDefaultClient(new Uri("http://workshop.example"));
        using var page = await visitor.GetAsync("/admin/sign-in", Aborted);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Email", Ada)]);
        using var sent = await visitor.PostAsync("/admin/sign-in", form, Aborted);

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.StartsWith(
            "Sign-in needs https",
            await page.Content.ReadAsStringAsync(Aborted),
            StringComparison.Ordinal
        );
        Assert.True((int)sent.StatusCode is >= 400 and < 500, sent.StatusCode.ToString());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/", Aborted)).StatusCode);
    }

    [Fact]
    public async Task A_proxy_that_ends_https_and_does_not_say_so_is_believed_where_the_sites_address_says_it()
    {
        await using var site = new SiteIn("Production")
        {
            Settings =
            {
                ["AllowedHosts"] = "workshop.example",
                ["Site:Address"] = "https://workshop.example",
            },
        };
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        using var desk = new Desk(cookies =>
            site.CreateDefaultClient(new Uri("http://workshop.example"), cookies)
        );

        Assert.Equal("/admin", (await desk.SignInAsync(Ada, Desk.Password)).Headers.Location?.OriginalString);
    }

    /// <summary>As the page's script does.</summary>
    private static async Task AskForPasskeyAsync(Desk desk, string address)
    {
        var token = (await desk.ReadAsync(address))
            .QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("__RequestVerificationToken", token),
        ]);
        using var answer = await desk.Client.PostAsync(address + "?handler=PasskeyOptions", form, Aborted);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task UseCodesAsync(WorkshopSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Organizer>>();
        var ada = (await users.FindByEmailAsync(Ada))!;
        await users.ResetAuthenticatorKeyAsync(ada);
        await users.SetTwoFactorEnabledAsync(ada, true);
    }

    private sealed class SiteIn(string environment) : WorkshopSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment(environment);
        }
    }

    /// <summary>All that a site sets.</summary>
    private sealed class SetCookies : DelegatingHandler
    {
        public SetCookies(WorkshopSite site) =>
            Desk = new Desk(cookies => site.CreateDefaultClient(new Uri("https://localhost"), cookies, this));

        public Desk Desk { get; }

        public List<SetCookieHeaderValue> All { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                All.AddRange(SetCookieHeaderValue.ParseList([.. set]));
            return response;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Desk.Dispose();
            base.Dispose(disposing);
        }
    }
}
