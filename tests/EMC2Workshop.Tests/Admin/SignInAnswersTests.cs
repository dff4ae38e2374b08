using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What somebody who comes in, or goes, is told where that does not go as usual.</summary>
public sealed class SignInAnswersTests : IDisposable
{
    private const string Ada = "ada@example.org";

    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Whoever_is_signed_out_is_sent_to_sign_in_on_the_site_whatever_its_host_is_called()
    {
        using var desk = new Desk(site);
        using var answer = await desk.Client.GetAsync(
            "/admin/list?kind=talk",
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            "/admin/sign-in?ReturnUrl=%2Fadmin%2Flist%3Fkind%3Dtalk",
            answer.Headers.Location?.OriginalString
        );
    }

    [Fact]
    public async Task A_return_address_with_an_accent_leads_to_the_start()
    {
        site.Listen();
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        using var desk = new Desk(cookies =>
        {
            cookies.InnerHandler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
            return new HttpClient(cookies) { BaseAddress = site.ClientOptions.BaseAddress };
        });
        using var answer = await desk.PostAsync(
            "/admin/sign-in?returnUrl=/admin/list?q=K%C3%B6ln",
            new() { ["Email"] = Ada, ["Password"] = Desk.Password }
        );

        Assert.Equal(
            (HttpStatusCode.Redirect, "/admin"),
            (answer.StatusCode, answer.Headers.Location?.OriginalString)
        );
    }

    [Fact]
    public async Task A_passkey_that_is_not_known_is_called_that()
    {
        using var desk = new Desk(site);
        using var answer = await desk.PostAsync("/admin/sign-in", new() { ["credential"] = "{}" }, "Passkey");

        Assert.Equal(
            "This passkey doesn’t work here. Use another one, or your password.",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("#refused"))
        );
    }

    [Fact]
    public async Task A_code_that_comes_too_late_leads_back_to_the_sign_in_which_says_so()
    {
        using var desk = new Desk(site);
        using var answer = await desk.PostAsync("/admin/sign-in/code", new() { ["code"] = "123456" });

        var address = answer.Headers.Location?.OriginalString;
        Assert.Equal("/admin/sign-in?late=True", address);
        Assert.Equal(
            "The code came too late. Sign in again.",
            WorkshopSite.TextOf((await desk.ReadAsync(address!)).QuerySelector("[role=alert]"))
        );
    }

    [Theory]
    [InlineData("lower case")]
    [InlineData("without its hyphen")]
    [InlineData("with spaces")]
    public async Task A_recovery_code_may_be_typed(string how)
    {
        var code = (await TurnCodesOnAsync())[0];
        var typed = how switch
        {
            "lower case" => code.ToLowerInvariant(),
            "without its hyphen" => code.Replace("-", "", StringComparison.Ordinal),
            _ => $" {code.Replace("-", " - ", StringComparison.Ordinal)} ",
        };
        using var desk = new Desk(site);
        await desk.SignInAsync(Ada, Desk.Password);
        using var answer = await desk.PostAsync("/admin/sign-in/code", new() { ["code"] = typed });

        Assert.Equal(
            (HttpStatusCode.Redirect, "/admin"),
            (answer.StatusCode, answer.Headers.Location?.OriginalString)
        );
    }

    [Fact]
    public async Task After_too_many_wrong_codes_nobody_is_told_to_wait_for_a_new_one()
    {
        await TurnCodesOnAsync();
        using var desk = new Desk(site);
        await desk.SignInAsync(Ada, Desk.Password);
        var told = new List<string>();
        for (var tries = 0; tries < 20; tries++)
        {
            using var answer = await desk.PostAsync("/admin/sign-in/code", new() { ["code"] = "000000" });
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                break;
            told.Add(WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("#refused")));
        }

        Assert.StartsWith("Incorrect code.", told[0], StringComparison.Ordinal);
        Assert.Equal("Too many incorrect codes. Wait 5 minutes, then start over.", told[^1]);
    }

    [Fact]
    public async Task Recovery_codes_can_be_made_anew_and_turning_on_twice_says_that_it_is_on()
    {
        using var desk = await Desk.OpenAsync(site, email: Ada);
        using var key = await desk.PostAsync("/admin/account", [], "Key");
        var page = await key.PageAsync();
        var totp = new Totp(Base32Encoding.ToBytes(page.QuerySelector("main p > code")!.TextContent));
        Dictionary<string, string> code = new()
        {
            ["code"] = totp.ComputeTotp(site.Clock.GetUtcNow().UtcDateTime),
        };
        using var first = await desk.SendAsync(page, "/admin/account", code, "Code");
        var former = (await first.PageAsync())
            .QuerySelectorAll(".codes li")
            .Select(WorkshopSite.TextOf)
            .ToList();
        Assert.Equal(10, former.Count);

        using var again = await desk.SendAsync(page, "/admin/account", code, "Code");
        Assert.Contains(
            "Two-factor authentication is on already.",
            WorkshopSite.TextOf((await again.PageAsync()).QuerySelector("main")),
            StringComparison.Ordinal
        );
        using var made = await desk.PostAsync("/admin/account", [], "RecoveryCodes");
        var codes = (await made.PageAsync())
            .QuerySelectorAll(".codes li")
            .Select(WorkshopSite.TextOf)
            .ToList();
        Assert.Equal(10, codes.Count);
        Assert.Empty(codes.Intersect(former));
    }

    [Fact]
    public async Task Sign_ins_that_no_longer_hold_leave_the_list()
    {
        using var old = await Desk.OpenAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(HttpStatusCode.Redirect, await old.StatusAsync("/admin"));
        using var desk = await Desk.OpenAsync(site);
        await desk.SignInAsync("ada@example.org", Desk.Password);

        Assert.Single(
            (await desk.ReadAsync("/admin/account")).QuerySelectorAll("form[action$='handler=End']")
        );
        Assert.Equal(1, await site.CountAsync("SignIns"));
    }

    [Fact]
    public async Task Signing_out_this_device_in_the_list_signs_out()
    {
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync("/admin/account");
        var here = ((IHtmlInputElement)page.QuerySelector("input[name=browser]")!).Value;
        Assert.StartsWith(
            "Sign out ",
            page.QuerySelector("form[action$='handler=End'] button")?.GetAttribute("aria-label"),
            StringComparison.Ordinal
        );

        using var unknown = await desk.PostAsync(
            "/admin/account",
            new() { ["browser"] = $"{Guid.NewGuid()}" },
            "End"
        );
        Assert.Contains(
            "That device is signed out already.",
            WorkshopSite.TextOf((await unknown.PageAsync()).QuerySelector("main")),
            StringComparison.Ordinal
        );
        using var answer = await desk.PostAsync("/admin/account", new() { ["browser"] = here }, "End");
        Assert.Equal("/admin/sign-in", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await desk.StatusAsync("/admin"));
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/account")]
    [InlineData("/admin/people")]
    [InlineData("/admin/contacts/neurips-19")]
    public async Task What_no_page_does_is_not_found(string path)
    {
        using var desk = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var token = (await desk.ReadAsync("/admin/account"))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["__RequestVerificationToken"] = token }
        );
        using var answer = await desk.Client.PostAsync(path, form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<IReadOnlyList<string>> TurnCodesOnAsync()
    {
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Organizer>>();
        var ada = (await users.FindByEmailAsync(Ada))!;
        await users.ResetAuthenticatorKeyAsync(ada);
        await users.SetTwoFactorEnabledAsync(ada, true);
        return [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(ada, 10))!];
    }
}
