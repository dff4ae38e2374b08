using System.Net;
using EMC2Workshop.Accounts;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Nobody comes in, or back in, by a link that should have ended.</summary>
public sealed class OpenLinksTests : IDisposable
{
    private const string Ada = "ada@example.org";
    private const string Owner = "owner@example.org";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task One_address_is_one_address_whatever_the_case_of_its_letters()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var first = await owner.InviteAsync("Ada@Example.org", "Owner");
        var second = await owner.InviteAsync("ada@example.org");
        using var ada = new Desk(site);

        Assert.Equal(HttpStatusCode.NotFound, await ada.StatusAsync(first));
        Assert.Equal(HttpStatusCode.OK, await ada.StatusAsync(second));
    }

    [Fact]
    public async Task Who_has_joined_is_not_joined_again_by_an_older_invitation()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var older = await owner.InviteAsync("ADA@example.org", "Owner");
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor); // from the command line, meanwhile
        using var thief = new Desk(site);

        using var over = await thief.Client.GetAsync(older, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, over.StatusCode);
        Assert.Equal(
            "This link doesn’t work anymore",
            WorkshopSite.TextOf((await over.PageAsync()).QuerySelector("h1"))
        );
        using var ada = new Desk(site);
        Assert.Equal(HttpStatusCode.Redirect, (await ada.SignInAsync(Ada, Desk.Password)).StatusCode);
    }

    [Fact]
    public async Task An_account_is_removed_only_after_a_question()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        var id = new Dictionary<string, string> { ["id"] = (await site.FindAsync(Ada)).Id.ToString() };
        using var asked = await owner.PostAsync("/admin/people", id, "Remove");

        var page = await asked.PageAsync();
        Assert.Equal($"Remove {Ada}?", WorkshopSite.TextOf(page.QuerySelector("[role=alert] h2")));
        Assert.Contains(Ada, await site.OrganizersAsync());
        using var removed = await owner.PostAsync("/admin/people", new(id) { ["really"] = "true" }, "Remove");
        Assert.DoesNotContain(Ada, await site.OrganizersAsync());
        var told = await owner.ReadAsync(removed.Headers.Location!.OriginalString);
        Assert.Contains(
            $"Removed: {Ada}.",
            WorkshopSite.TextOf(told.QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Joining_ends_every_link_of_that_person()
    {
        await site.MakeLinkAsync(LinkPurpose.Invitation, "ADA@example.org", OrganizerRole.Owner);
        var invitation = await site.MakeLinkAsync(LinkPurpose.Invitation, Ada);
        using var ada = new Desk(site);
        await ada.PostAsync(invitation, new() { ["password"] = Desk.Password });

        Assert.Equal([Ada], await site.OrganizersAsync());
        Assert.Equal(0, await site.CountAsync("Links"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Being_removed_ends_every_link_of_that_person(bool byCommandLine)
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        await Desk.AddAsync(site, "Ada@example.org", OrganizerRole.Editor);
        var link = await site.MakeLinkAsync(LinkPurpose.NewPassword, "ADA@example.org");
        using var ada = new Desk(site);
        var (one, other) = (await ada.ReadAsync(link), await ada.ReadAsync(link)); // two tabs
        if (byCommandLine)
            Assert.Equal(
                0,
                await OrganizerCommands.RunAsync(
                    ["organizers", "remove", "ada@EXAMPLE.org"],
                    site.Services,
                    Aborted
                )
            );
        else
            await owner.PostAboutAsync(site, Ada, "Remove");

        foreach (var tab in new[] { one, other })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await ada.SendAsync(tab, link, new() { ["password"] = Desk.Password })).StatusCode
            );
        Assert.Equal([Owner], await site.OrganizersAsync());
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor); // comes back by a wish of the owners, not by the old link
        Assert.Equal(HttpStatusCode.NotFound, await ada.StatusAsync(link));
    }

    [Theory]
    [InlineData("Remove")]
    [InlineData("Role")]
    public async Task Who_is_no_owner_any_more_lets_nobody_in(string handler)
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        using var ada = await Desk.OpenAsync(site, OrganizerRole.Owner, Ada);
        await Desk.AddAsync(site, "bob@example.org", OrganizerRole.Owner);
        var invitation = await ada.InviteAsync("ada.again@example.org", "Owner");
        var reset = await Membership.LinkOnAsync(await ada.PostAboutAsync(site, "bob@example.org", "Reset"));
        Assert.Equal(HttpStatusCode.OK, await ada.StatusAsync(reset));
        await owner.PostAboutAsync(site, Ada, handler, role: "Editor");

        using var stranger = new Desk(site);
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(invitation));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(reset));
    }

    [Fact]
    public async Task A_removed_organizer_finds_every_way_back_closed()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        using var ada = await Desk.OpenAsync(site, email: Ada);
        await site.AddPasskeyAsync(Ada, "a phone");
        var item = (await Items.FindAsync(site, "neurips-19/talks/edward-delp"))!;
        await ada.PostAsync($"/admin/items/{item.Id}", new() { ["title"] = "A draft", ["act"] = "save" });
        var preview = await PreviewAsync(ada, item.Id);
        var form = await ada.ReadAsync("/admin/account");
        Assert.Equal(HttpStatusCode.OK, await ada.StatusAsync(preview));
        await owner.PostAboutAsync(site, Ada, "Remove");

        Assert.Equal(HttpStatusCode.Redirect, await ada.StatusAsync("/admin"));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await ada.SendAsync(
                    form,
                    "/admin/account",
                    new() { ["password"] = "another four plain words" },
                    "Password"
                )
            ).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, await ada.StatusAsync(preview));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await ada.SignInAsync(Ada, Desk.Password)).StatusCode
        );
        Assert.Equal(0, await site.CountAsync("AspNetUserPasskeys"));
        Assert.Equal(0, await site.CountAsync("Links"));
        Assert.Equal(1, await site.CountAsync("SignIns"));
        Assert.Equal([Owner], await site.OrganizersAsync());
    }

    [Fact]
    public async Task Two_who_remove_each_other_at_once_leave_an_owner()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        using var ada = await Desk.OpenAsync(site, OrganizerRole.Owner, Ada);
        const string People = "/admin/people";
        var (aboutAda, aboutOwner) = (await AboutAsync(Ada), await AboutAsync(Owner));
        var (ones, others) = (await owner.ReadAsync(People), await ada.ReadAsync(People));
        await Task.WhenAll(
            owner.SendAsync(ones, People, aboutAda, "Remove"),
            ada.SendAsync(others, People, aboutOwner, "Remove")
        );

        Assert.NotEmpty(await site.OrganizersAsync());

        async Task<Dictionary<string, string>> AboutAsync(string email) =>
            new() { ["id"] = (await site.FindAsync(email)).Id.ToString(), ["really"] = "true" };
    }

    [Fact]
    public async Task A_link_that_is_used_while_its_person_is_removed_makes_nobody_an_organizer()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        for (var round = 0; round < 8; round++)
        {
            await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
            var link = await site.MakeLinkAsync(LinkPurpose.NewPassword, Ada);
            using var ada = new Desk(site);
            var page = await ada.ReadAsync(link);
            await Task.WhenAll(
                ada.SendAsync(page, link, new() { ["password"] = Desk.Password }),
                owner.PostAboutAsync(site, Ada, "Remove")
            );
            Assert.Equal([Owner], await site.OrganizersAsync());
        }
    }

    [Fact]
    public async Task Open_links_are_listed_with_who_made_them_and_can_be_revoked()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var invitation = await owner.InviteAsync(Ada, "Owner");
        Assert.Equal(
            0,
            await OrganizerCommands.RunAsync(
                ["organizers", "add", "bob@example.org", "--role", "editor"],
                site.Services,
                Aborted
            )
        );
        var page = await owner.ReadAsync("/admin/people");
        var open = page.QuerySelectorAll("form[action$='handler=Revoke']")
            .Select(form => WorkshopSite.TextOf(form.ParentElement))
            .ToList();

        Assert.Equal(2, open.Count);
        Assert.StartsWith(
            "ada@example.org invited as owner, from owner@example.org, expires Dec 14, 2019, 09:50 (Vancouver time)",
            open[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "bob@example.org invited as editor, from the command line, expires",
            open[1],
            StringComparison.Ordinal
        );
        await owner.PostAsync("/admin/people", [], "Revoke"); // the first of the list is Ada's
        using var ada = new Desk(site);
        Assert.Equal(HttpStatusCode.NotFound, await ada.StatusAsync(invitation));
        page = await owner.ReadAsync("/admin/people");
        Assert.DoesNotContain(Ada, WorkshopSite.TextOf(page.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Contains(
            "revoked the invitation of ada@example.org",
            WorkshopSite.TextOf((await owner.ReadAsync("/admin/audit")).QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            0,
            await OrganizerCommands.RunAsync(
                ["organizers", "remove", "BOB@example.org"],
                site.Services,
                Aborted
            )
        );
        Assert.Equal(0L, await site.AskAsync("SELECT count(*) FROM Links WHERE Purpose <> 'SetUp'"));
    }

    [Fact]
    public async Task An_address_with_signs_that_few_have_can_be_invited()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        using var brien = new Desk(site);
        using var answer = await brien.PostAsync(
            await owner.InviteAsync("o'brien@example.org"),
            new() { ["password"] = Desk.Password }
        );

        Assert.Equal("/admin", answer.Headers.Location?.OriginalString);
    }

    private static async Task<string> PreviewAsync(Desk desk, Guid item)
    {
        await desk.PostAsync($"/admin/items/{item}/preview", []);
        return new Uri(
            (await desk.ReadAsync($"/admin/items/{item}/preview"))
                .QuerySelector("main a.link")!
                .GetAttribute("href")!
        ).AbsolutePath;
    }
}
