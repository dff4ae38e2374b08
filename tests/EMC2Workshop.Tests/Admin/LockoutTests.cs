using System.Net;
using EMC2Workshop.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace EMC2Workshop.Tests.Admin;

public sealed class LockoutTests : IDisposable
{
    private const string Ada = "ada@example.org";
    private readonly DistantSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Many_wrong_passwords_shut_the_door_for_whoever_typed_them_and_for_nobody_else()
    {
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        using var stranger = site.From("203.0.113.5");
        using var ada = site.From("198.51.100.7");
        for (var tries = 0; tries < LoginThrottle.MostFromOnePlace; tries++)
            await stranger.SignInAsync(Ada, "wrong");

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await stranger.SignInAsync(Ada, Desk.Password)).StatusCode
        );
        Assert.Equal(HttpStatusCode.Redirect, (await ada.SignInAsync(Ada, Desk.Password)).StatusCode);
        site.Clock.Advance(LoginThrottle.OnePlace);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.SignInAsync(Ada, Desk.Password)).StatusCode);
    }

    [Fact]
    public async Task Many_strangers_shut_it_for_strangers_alone_and_for_an_hour()
    {
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        using var known = site.From("198.51.100.7");
        Assert.Equal(HttpStatusCode.Redirect, (await known.SignInAsync(Ada, Desk.Password)).StatusCode);
        await FailAsync(LoginThrottle.MostByStrangers);
        using var elsewhere = site.From("192.0.2.9");

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await elsewhere.SignInAsync(Ada, Desk.Password)).StatusCode
        );
        Assert.Equal(HttpStatusCode.Redirect, (await known.SignInAsync(Ada, Desk.Password)).StatusCode);
        site.Clock.Advance(LoginThrottle.Strangers);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.SignInAsync(Ada, Desk.Password)).StatusCode);
    }

    [Fact]
    public async Task A_known_browser_has_as_many_tries_as_any_other()
    {
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        using var known = site.From("198.51.100.7");
        await known.SignInAsync(Ada, Desk.Password);
        for (var tries = 0; tries < LoginThrottle.MostFromOnePlace; tries++)
            await known.SignInAsync(Ada, "wrong");

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await known.SignInAsync(Ada, Desk.Password)).StatusCode
        );
    }

    [Fact]
    public async Task The_mark_of_a_known_browser_is_nobody_elses()
    {
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        await Desk.AddAsync(site, "alan@example.org", OrganizerRole.Editor);
        using var alan = site.From("198.51.100.7");
        await alan.SignInAsync("alan@example.org", Desk.Password);
        await FailAsync(LoginThrottle.MostByStrangers);

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await alan.SignInAsync(Ada, Desk.Password)).StatusCode
        );
    }

    [Fact]
    public async Task Codes_are_not_to_be_guessed_and_each_works_once()
    {
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        var key = await UseCodesAsync();
        using var desk = site.From("198.51.100.7");
        await desk.SignInAsync(Ada, Desk.Password);
        var first = CodeAt(key, site.Clock.GetUtcNow());
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await desk.PostAsync("/admin/sign-in/code", new() { ["code"] = first })).StatusCode
        );
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        var second = CodeAt(key, site.Clock.GetUtcNow());
        await desk.SignInAsync(Ada, Desk.Password);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await desk.PostAsync("/admin/sign-in/code", new() { ["code"] = second })).StatusCode
        );
        // Both are still of this minute.
        foreach (var used in new[] { first, second })
        {
            await desk.SignInAsync(Ada, Desk.Password);
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await desk.PostAsync("/admin/sign-in/code", new() { ["code"] = used })).StatusCode
            );
        }

        for (var tries = 0; tries < LoginThrottle.MostFromOnePlace; tries++)
            await desk.PostAsync("/admin/sign-in/code", new() { ["code"] = "000000" });
        site.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (
                await desk.PostAsync(
                    "/admin/sign-in/code",
                    new() { ["code"] = CodeAt(key, site.Clock.GetUtcNow()) }
                )
            ).StatusCode
        );
        site.Clock.Advance(LoginThrottle.OnePlace);
        await desk.SignInAsync(Ada, Desk.Password);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await desk.PostAsync(
                    "/admin/sign-in/code",
                    new() { ["code"] = CodeAt(key, site.Clock.GetUtcNow()) }
                )
            ).StatusCode
        );
    }

    [Fact]
    public async Task Of_several_who_send_one_code_at_once_one_comes_in()
    {
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        var key = await UseCodesAsync();
        var desks = Enumerable.Range(0, 6).Select(_ => site.From("198.51.100.7")).ToList();
        foreach (var desk in desks)
            await desk.SignInAsync(Ada, Desk.Password);
        var code = CodeAt(key, site.Clock.GetUtcNow());

        var answers = await Task.WhenAll(
            desks.Select(desk =>
                Task.Run(() => desk.PostAsync("/admin/sign-in/code", new() { ["code"] = code }), Aborted)
            )
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.All(
            answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect),
            answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode)
        );
        desks.ForEach(desk => desk.Dispose());
    }

    [Fact]
    public async Task A_code_without_the_password_of_the_same_browser_is_worth_nothing()
    {
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        var key = await UseCodesAsync();
        using var here = site.From("198.51.100.7");
        using var there = site.From("198.51.100.7");
        await here.SignInAsync(Ada, Desk.Password);
        var code = CodeAt(key, site.Clock.GetUtcNow());

        Assert.Equal(
            "/admin/sign-in?late=True",
            (await there.PostAsync("/admin/sign-in/code", new() { ["code"] = code }))
                .Headers
                .Location
                ?.OriginalString
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await here.PostAsync("/admin/sign-in/code", new() { ["code"] = code })).StatusCode
        );
    }

    [Theory]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("::ffff:198.51.100.7", "198.51.100.7")]
    [InlineData("198.51.100.7", "198.51.100.7")]
    public void All_addresses_of_a_line_are_one_place(string address, string place) =>
        Assert.Equal(place, ClientNetwork.For(IPAddress.Parse(address)));

    private static string CodeAt(string key, DateTimeOffset moment) =>
        new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(moment.UtcDateTime);

    private async Task<string> UseCodesAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Organizer>>();
        var ada = (await users.FindByEmailAsync(Ada))!;
        await users.ResetAuthenticatorKeyAsync(ada);
        await users.SetTwoFactorEnabledAsync(ada, true);
        return (await users.GetAuthenticatorKeyAsync(ada))!;
    }

    /// <summary>As so many strangers do, from as many networks.</summary>
    private async Task FailAsync(int times)
    {
        using var stranger = site.From("203.0.113.5");
        await stranger.SignInAsync(Ada, "wrong");
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizersDbContext>();
        var one = await db.FailedTries.AsNoTracking().SingleAsync(Aborted);
        db.FailedTries.AddRange(
            Enumerable
                .Range(1, times - 1)
                .Select(number => new FailedTry
                {
                    Account = one.Account,
                    From = $"10.0.0.{number}",
                    At = one.At,
                })
        );
        await db.SaveChangesAsync(Aborted);
    }
}
