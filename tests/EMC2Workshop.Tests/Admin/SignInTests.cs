using System.Net;
using EMC2Workshop.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

public sealed class SignInTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_set_up_link_makes_the_first_owner_and_works_once()
    {
        using var site = new WorkshopSite();
        var link = await LinkAsync(site, LinkPurpose.SetUp, null, OrganizerRole.Owner);
        using var first = new Desk(site);
        using var answer = await first.PostAsync(
            link,
            new() { ["Email"] = "ada@example.org", ["password"] = Desk.Password }
        );

        Assert.Equal("/admin", answer.Headers.Location?.OriginalString);
        Assert.Contains(
            "ada@example.org",
            WorkshopSite.TextOf((await first.ReadAsync("/admin/people")).Body),
            StringComparison.Ordinal
        );
        using var second = new Desk(site);
        Assert.Equal(HttpStatusCode.NotFound, (await second.Client.GetAsync(link, Aborted)).StatusCode);
    }

    [Fact]
    public async Task A_link_that_has_expired_is_no_page()
    {
        using var site = new WorkshopSite();
        var link = await LinkAsync(site, LinkPurpose.Invitation, "ada@example.org", OrganizerRole.Editor);
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddHours(25));
        using var desk = new Desk(site);

        Assert.Equal(HttpStatusCode.NotFound, (await desk.Client.GetAsync(link, Aborted)).StatusCode);
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answer()
    {
        using var site = new WorkshopSite();
        await Desk.AddAsync(site, "ada@example.org", OrganizerRole.Editor);
        using var desk = new Desk(site);
        using var known = await desk.SignInAsync("ada@example.org", "not the password");
        using var unknown = await desk.SignInAsync("eve@example.org", "not the password");

        Assert.Equal(
            (known.StatusCode, Plain(await known.Content.ReadAsStringAsync(Aborted))),
            (unknown.StatusCode, Plain(await unknown.Content.ReadAsStringAsync(Aborted)))
        );

        static string Plain(string html) =>
            string.Join(
                '|',
                WorkshopSite.Parse(html).QuerySelectorAll("main p, main label").Select(WorkshopSite.TextOf)
            );
    }

    [Fact]
    public async Task Whoever_tries_too_often_has_to_wait_whatever_the_account()
    {
        using var site = new WorkshopSite { Settings = { ["Organizers:SignInsPerMinute"] = "5" } };
        using var desk = new Desk(site);
        var page = await desk.ReadAsync("/admin/sign-in");
        var answers = new List<HttpStatusCode>();
        for (var tries = 0; tries < 7; tries++)
            answers.Add(
                (
                    await desk.SendAsync(
                        page,
                        "/admin/sign-in",
                        new() { ["Email"] = $"eve{tries}@example.org", ["Password"] = "wrong" }
                    )
                ).StatusCode
            );

        Assert.Equal(
            [
                HttpStatusCode.UnprocessableEntity,
                HttpStatusCode.UnprocessableEntity,
                HttpStatusCode.UnprocessableEntity,
                HttpStatusCode.UnprocessableEntity,
                HttpStatusCode.UnprocessableEntity,
                HttpStatusCode.TooManyRequests,
                HttpStatusCode.TooManyRequests,
            ],
            answers
        );
    }

    [Fact]
    public async Task Whoever_was_signed_out_meanwhile_is_told_that_nothing_was_saved()
    {
        using var site = new WorkshopSite();
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, "neurips-19/talks/song-han");
        var page = await desk.ReadAsync(editor);
        using var signedOut = new Desk(site);

        using var answer = await signedOut.SendAsync(page, editor, new() { ["act"] = "save" });
        var signIn = await signedOut.ReadAsync($"{answer.Headers.Location}");

        Assert.StartsWith(
            "You were signed out, so nothing was saved or changed: do it again after you sign in.",
            WorkshopSite.TextOf(signIn.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Empty((await signedOut.ReadAsync("/admin/sign-in")).QuerySelectorAll("[role=alert]"));
    }

    [Fact]
    public async Task Nobody_is_led_away_after_signing_in()
    {
        using var site = new WorkshopSite();
        await Desk.AddAsync(site, "ada@example.org", OrganizerRole.Editor);
        var targets = new[]
        {
            "//evil.example",
            "/\\evil.example",
            "https:evil.example",
            "javascript:alert(1)",
            "/%09/evil.example",
        };
        foreach (var target in targets)
        {
            using var desk = new Desk(site);
            using var answer = await desk.PostAsync(
                "/admin/sign-in?returnUrl=" + target,
                new() { ["Email"] = "ada@example.org", ["Password"] = Desk.Password }
            );
            Assert.Equal((target, "/admin"), (target, answer.Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public async Task A_cookie_that_was_copied_before_signing_out_is_worth_nothing()
    {
        using var site = new WorkshopSite();
        using var desk = await Desk.OpenAsync(site);
        using var thief = new Desk(site);
        thief.Cookies.CopyFrom(desk.Cookies);
        Assert.Equal(HttpStatusCode.OK, (await thief.Client.GetAsync("/admin", Aborted)).StatusCode);
        var page = await desk.ReadAsync("/admin/account");
        var form = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.QuerySelector(
                        "header input[name=__RequestVerificationToken]"
                    )!
                .GetAttribute("value")!,
        };
        await desk.Client.PostAsync(
            "/admin/account?handler=SignOut",
            new FormUrlEncodedContent(form),
            Aborted
        );

        Assert.Equal(HttpStatusCode.Redirect, (await thief.Client.GetAsync("/admin", Aborted)).StatusCode);
    }

    [Fact]
    public async Task A_new_password_signs_out_every_other_browser()
    {
        using var site = new WorkshopSite();
        using var here = await Desk.OpenAsync(site);
        using var there = await Desk.OpenAsync(site);
        using var answer = await here.PostAsync(
            "/admin/account",
            new() { ["current"] = Desk.Password, ["password"] = "another four plain words" },
            "Password"
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Client.GetAsync("/admin", Aborted)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Client.GetAsync("/admin", Aborted)).StatusCode);
    }

    [Fact]
    public async Task The_last_owner_stays_owner()
    {
        using var site = new WorkshopSite();
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        foreach (var handler in new[] { "Role", "Remove" })
        {
            using var answer = await owner.PostAsync("/admin/people", new() { ["really"] = "true" }, handler);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(
                "There must be at least one owner",
                await answer.Content.ReadAsStringAsync(Aborted),
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("=cmd|x", "'=cmd|x")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("plain", "plain")]
    public void A_cell_of_the_log_is_never_a_formula(string text, string cell) =>
        Assert.Equal(cell, EMC2Workshop.Pages.Admin.AuditModel.Cell(text));

    private static async Task<string> LinkAsync(
        WorkshopSite site,
        LinkPurpose purpose,
        string? email,
        OrganizerRole role
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
