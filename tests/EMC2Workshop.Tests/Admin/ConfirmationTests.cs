using System.Net;
using EMC2Workshop.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// A browser that was left open, or a stolen cookie, changes neither how organizers get in nor who does.
/// </summary>
public sealed class ConfirmationTests : IDisposable
{
    private const string Ada = "ada@example.org";
    private const string NewPassword = "another four plain words";

    /// <summary>What anybody may send who is signed in, or is not yet.</summary>
    private static readonly string[] Free =
    [
        "POST admin/account?handler=SignOut",
        "POST admin/account?handler=End",
        "POST admin/account/confirm",
        "POST admin/account/confirm?handler=Passkey",
        "POST admin/account/confirm?handler=PasskeyOptions",
    ];

    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Whatever_changes_accounts_is_asked_for_a_password_that_was_given_lately()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var token = (await owner.ReadAsync("/admin"))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        var handlers = (await Handler.AllAsync(site))
            .Where(handler =>
                handler.IsPost
                && (
                    handler.Pattern == "admin/people"
                    || handler.Pattern.StartsWith("admin/account", StringComparison.Ordinal)
                )
            )
            .ToList();
        var asked = new List<string>();
        foreach (var handler in handlers.Where(handler => handler.Name != "SignOut"))
        {
            using var form = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["__RequestVerificationToken"] = token }
            );
            using var answer = await owner.Client.PostAsync(
                handler.Address(new Dictionary<string, string>()),
                form,
                Aborted
            );
            if (
                answer.Headers.Location?.OriginalString.StartsWith(
                    "/admin/account/confirm?",
                    StringComparison.Ordinal
                ) == true
            )
                asked.Add(handler.ToString());
        }

        Assert.Equal(handlers.Select(handler => handler.ToString()).Except(Free), asked);
        Assert.Contains("POST admin/account?handler=Passkey", asked);
        Assert.Contains("POST admin/people?handler=Remove", asked);
    }

    [Fact]
    public async Task A_stolen_cookie_changes_no_password_and_adds_no_way_in()
    {
        using var ada = await Desk.OpenAsync(site, email: Ada);
        await site.AddPasskeyAsync(Ada, "a phone");
        var page = await ada.ReadAsync("/admin/account");
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        using var thief = new Desk(site);
        thief.Cookies.CopyFrom(ada.Cookies);
        using var changed = await thief.SendAsync(
            page,
            "/admin/account",
            new() { ["password"] = NewPassword },
            "Password"
        );
        using var removed = await thief.SendAsync(page, "/admin/account", [], "RemovePasskey");
        using var factor = await thief.SendAsync(page, "/admin/account", [], "Key");

        foreach (var answer in new[] { changed, removed, factor })
            Assert.Equal(
                "/admin/account/confirm?returnUrl=%2Fadmin%2Faccount%3Fconfirmed%3Dtrue",
                answer.Headers.Location?.OriginalString
            );
        Assert.Equal(["a phone"], await site.PasskeysAsync(Ada));
        using var elsewhere = new Desk(site);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.SignInAsync(Ada, Desk.Password)).StatusCode);
    }

    [Fact]
    public async Task Who_gives_the_password_again_comes_back_and_finds_what_was_typed()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var page = await owner.ReadAsync("/admin/people");
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        using var asked = await owner.SendAsync(
            page,
            "/admin/people",
            new() { ["email"] = Ada, ["role"] = "Owner" },
            "Invite"
        );
        var confirm = asked.Headers.Location!.OriginalString;
        using var wrong = await owner.PostAsync(confirm, new() { ["password"] = "not the password" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains(
            "Incorrect password or passkey",
            WorkshopSite.TextOf(
                WorkshopSite
                    .Parse(await wrong.Content.ReadAsStringAsync(Aborted))
                    .QuerySelector("[role=alert]")
            ),
            StringComparison.Ordinal
        );
        using var right = await owner.PostAsync(confirm, new() { ["password"] = Desk.Password });
        var back = right.Headers.Location!.OriginalString;
        page = await owner.ReadAsync(back);

        Assert.Contains(
            "Nothing has been changed yet",
            WorkshopSite.TextOf(page.QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
        Assert.Equal(Ada, page.GetElementById("email")!.GetAttribute("value"));
        Assert.Equal("Owner", page.QuerySelector("#role option[selected]")!.GetAttribute("value"));
        using var invited = await owner.SendAsync(page, back, [], "Invite");
        Assert.StartsWith("/admin/join/", await Membership.LinkOnAsync(invited), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gives_wrong_passwords_has_to_wait_there_too()
    {
        using var ada = await Desk.OpenAsync(site, email: Ada);
        for (var tries = 0; tries < LoginThrottle.MostFromOnePlace; tries++)
            await ada.PostAsync("/admin/account/confirm", new() { ["password"] = "wrong" });

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await ada.PostAsync("/admin/account/confirm", new() { ["password"] = Desk.Password })).StatusCode
        );
        site.Clock.Advance(LoginThrottle.OnePlace);
        Assert.Equal(
            "/admin",
            (await ada.PostAsync("/admin/account/confirm", new() { ["password"] = Desk.Password }))
                .Headers
                .Location
                ?.OriginalString
        );
    }

    [Fact]
    public async Task Nobody_is_led_away_after_confirming()
    {
        using var ada = await Desk.OpenAsync(site, email: Ada);
        foreach (var target in new[] { "//evil.example", "https://evil.example", "/%5Cevil.example" })
        {
            using var answer = await ada.PostAsync(
                "/admin/account/confirm?returnUrl=" + target,
                new() { ["password"] = Desk.Password }
            );
            Assert.Equal((target, "/admin"), (target, answer.Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public async Task Two_factor_authentication_is_turned_off_after_the_password_alone()
    {
        using var ada = await Desk.OpenAsync(site, email: Ada);
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Organizer>>();
            await users.SetTwoFactorEnabledAsync((await users.FindByEmailAsync(Ada))!, true);
        }
        var page = await ada.ReadAsync("/admin/account");
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        using var asked = await ada.SendAsync(page, "/admin/account", [], "NoCode");
        Assert.True((await site.FindAsync(Ada)).TwoFactorEnabled);
        Assert.Contains(
            "confirm it’s you",
            WorkshopSite.TextOf((await ada.ReadAsync("/admin/account")).QuerySelector("main")),
            StringComparison.Ordinal
        );
        using var confirmed = await ada.PostAsync(
            asked.Headers.Location!.OriginalString,
            new() { ["password"] = Desk.Password }
        );
        await ada.PostAsync(confirmed.Headers.Location!.OriginalString, [], "NoCode");

        Assert.False((await site.FindAsync(Ada)).TwoFactorEnabled);
    }
}
