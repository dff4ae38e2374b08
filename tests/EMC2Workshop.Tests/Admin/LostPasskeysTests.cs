using System.Net;
using EMC2Workshop.Accounts;

namespace EMC2Workshop.Tests.Admin;

/// <summary>A passkey that somebody else may have is ended, and with it whoever came in by it.</summary>
public sealed class LostPasskeysTests : IDisposable
{
    private const string Ada = "ada@example.org";
    private const string NewPassword = "another four plain words";

    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_new_password_ends_the_passkeys_that_are_not_kept()
    {
        using var ada = await Desk.OpenAsync(site, email: Ada);
        await site.AddPasskeyAsync(Ada, "a phone");
        await site.AddPasskeyAsync(Ada, "somebody else's");
        var page = await ada.ReadAsync("/admin/account");
        var keep = page.QuerySelectorAll("input[name=keep]")
            .Single(box =>
                WorkshopSite.TextOf(box.ParentElement).Contains("a phone", StringComparison.Ordinal)
            );
        Assert.False(keep.HasAttribute("checked"));
        using var refused = await ada.SendAsync(
            page,
            "/admin/account",
            new() { ["password"] = "short", ["keep"] = keep.GetAttribute("value")! },
            "Password"
        );
        var again = WorkshopSite.Parse(await refused.Content.ReadAsStringAsync(Aborted));
        Assert.Equal(
            ["a phone since 2019-12-13"],
            again
                .QuerySelectorAll("input[name=keep][checked]")
                .Select(box => WorkshopSite.TextOf(box.ParentElement))
        );
        using var changed = await ada.SendAsync(
            again,
            "/admin/account",
            new() { ["password"] = NewPassword, ["keep"] = keep.GetAttribute("value")! },
            "Password"
        );

        Assert.Contains(
            "1 passkey was removed",
            WorkshopSite.TextOf(
                WorkshopSite
                    .Parse(await changed.Content.ReadAsStringAsync(Aborted))
                    .QuerySelector("[role=status]")
            ),
            StringComparison.Ordinal
        );
        Assert.Equal(["a phone"], await site.PasskeysAsync(Ada));
    }

    [Fact]
    public async Task An_owners_reset_ends_the_passkeys_that_are_not_kept()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        await site.AddPasskeyAsync(Ada, "a phone");
        await site.AddPasskeyAsync(Ada, "somebody else's");
        var link = await Membership.LinkOnAsync(await owner.PostAboutAsync(site, Ada, "Reset"));
        using var ada = new Desk(site);
        var page = await ada.ReadAsync(link);

        Assert.Equal(2, page.QuerySelectorAll("input[name=keep]:not([checked])").Length);
        var keep = page.QuerySelectorAll("input[name=keep]")
            .Single(box =>
                WorkshopSite.TextOf(box.ParentElement).Contains("a phone", StringComparison.Ordinal)
            );
        await ada.SendAsync(
            page,
            link,
            new() { ["password"] = NewPassword, ["keep"] = keep.GetAttribute("value")! }
        );
        Assert.Equal(["a phone"], await site.PasskeysAsync(Ada));
    }

    [Fact]
    public async Task Who_came_in_by_a_passkey_is_out_when_it_is_removed()
    {
        using var here = await Desk.OpenAsync(site, email: Ada);
        using var thief = await Desk.OpenAsync(site, email: Ada);
        await site.AddPasskeyAsync(Ada, "a lost phone");
        await here.PostAsync("/admin/account", [], "RemovePasskey");

        Assert.Equal(HttpStatusCode.Redirect, await thief.StatusAsync("/admin"));
        Assert.Equal(HttpStatusCode.OK, await here.StatusAsync("/admin"));
        Assert.Empty(await site.PasskeysAsync(Ada));
    }
}
