using System.Net;
using EMC2Workshop.Accounts;
using EMC2Workshop.Caching;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What strangers try with links and cookies of organizers.</summary>
public sealed class AccountAttackTests : IDisposable
{
    private const string Ada = "ada@example.org";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_link_for_a_new_password_works_once_and_signs_everybody_out()
    {
        using var thief = await Desk.OpenAsync(site, email: Ada);
        var link = await LinkAsync(LinkPurpose.NewPassword, Ada);
        using var ada = new Desk(site);
        Assert.Equal(
            "/admin",
            (await ada.PostAsync(link, new() { ["password"] = "another four plain words" }))
                .Headers
                .Location
                ?.OriginalString
        );

        Assert.Equal(HttpStatusCode.Redirect, (await thief.Client.GetAsync("/admin", Aborted)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await thief.Client.GetAsync(link, Aborted)).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await thief.SignInAsync(Ada, Desk.Password)).StatusCode
        );
    }

    [Fact]
    public async Task A_link_for_a_new_password_is_over_when_the_password_was_changed()
    {
        using var ada = await Desk.OpenAsync(site, email: Ada);
        var link = await LinkAsync(LinkPurpose.NewPassword, Ada);
        await ada.PostAsync(
            "/admin/account",
            new() { ["current"] = Desk.Password, ["password"] = "another four plain words" },
            "Password"
        );

        Assert.Equal(HttpStatusCode.NotFound, (await ada.Client.GetAsync(link, Aborted)).StatusCode);
    }

    [Fact]
    public async Task A_link_is_over_when_its_organizer_is_gone_or_a_newer_one_was_made_or_a_letter_of_it_is_other()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        var first = await LinkAsync(LinkPurpose.NewPassword, Ada);
        var second = await LinkAsync(LinkPurpose.NewPassword, Ada);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(owner, first));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await StatusAsync(owner, second[..^1] + (second[^1] == 'A' ? 'B' : 'A'))
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(owner, second));
        await owner.PostAsync("/admin/people", new() { ["really"] = "true" }, "Remove");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(owner, second));
    }

    [Fact]
    public async Task A_link_says_who_it_is_for_whatever_is_sent_with_it()
    {
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        await Desk.AddAsync(site, "owner@example.org", OrganizerRole.Owner);
        using var eve = new Desk(site);
        await eve.PostAsync(
            await LinkAsync(LinkPurpose.Invitation, "eve@example.org"),
            new()
            {
                ["password"] = "another four plain words",
                ["Email"] = "owner@example.org",
                ["Role"] = "Owner",
                ["Link.Role"] = "Owner",
                ["Link.Email"] = "owner@example.org",
                ["EmailConfirmed"] = "true",
            }
        );

        Assert.Contains(
            "eve@example.org",
            WorkshopSite.TextOf((await eve.ReadAsync("/admin/account")).QuerySelector("h1")),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(eve, "/admin/people"));
        using var owner = new Desk(site);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await owner.SignInAsync("owner@example.org", Desk.Password)).StatusCode
        );
    }

    [Fact]
    public async Task Nobody_sets_the_site_up_twice_from_wherever_they_say_they_are()
    {
        var link = await LinkAsync(LinkPurpose.SetUp, null, OrganizerRole.Owner);
        await Desk.AddAsync(site, Ada, OrganizerRole.Owner);
        using var eve = new Desk(site);
        eve.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "127.0.0.1");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(eve, link));
    }

    [Fact]
    public async Task A_cookie_that_was_there_before_signing_in_is_another_one_after_it()
    {
        using var first = await Desk.OpenAsync(site, email: "eve@example.org");
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        using var ada = new Desk(site);
        ada.Cookies.CopyFrom(first.Cookies);
        await ada.SignInAsync(Ada, Desk.Password);

        Assert.NotEqual(first.Cookies.Kept[Cookie], ada.Cookies.Kept[Cookie]);
        Assert.Contains(
            "eve@",
            WorkshopSite.TextOf((await first.ReadAsync("/admin/account")).QuerySelector("h1")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_loses_a_role_or_is_removed_is_out_at_once()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        using var ada = await Desk.OpenAsync(site, email: Ada);
        await owner.PostAsync("/admin/people", [], "Role"); // the first of the list is Ada
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(ada, "/admin"));
        await ada.SignInAsync(Ada, Desk.Password);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada, "/admin/people"));
        await owner.PostAsync("/admin/people", new() { ["really"] = "true" }, "Remove");

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(ada, "/admin"));
    }

    private static string Cookie => SignInCookie.Name;

    private static async Task<HttpStatusCode> StatusAsync(Desk desk, string address)
    {
        using var answer = await desk.Client.GetAsync(address, Aborted);
        return answer.StatusCode;
    }

    private async Task<string> LinkAsync(
        LinkPurpose purpose,
        string? email,
        OrganizerRole role = OrganizerRole.Editor
    )
    {
        await using var scope = site.Services.CreateAsyncScope();
        return (
            await scope
                .ServiceProvider.GetRequiredService<InviteService>()
                .CreateAsync(purpose, email, role, Aborted)
        ).Path;
    }
}
