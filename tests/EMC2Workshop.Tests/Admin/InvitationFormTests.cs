using EMC2Workshop.Accounts;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Nobody is invited as an owner unless one says so.</summary>
public sealed class InvitationFormTests : IDisposable
{
    private const string Ada = "ada@example.org";

    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task What_was_done_to_somebody_else_is_not_in_the_form_after_it_was_confirmed()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        await Desk.AddAsync(site, Ada, OrganizerRole.Editor);
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        using var asked = await owner.PostAboutAsync(site, Ada, "Role", "Owner");
        using var back = await owner.PostAsync(
            asked.Headers.Location!.OriginalString,
            new() { ["password"] = Desk.Password }
        );
        var page = await owner.ReadAsync(back.Headers.Location!.OriginalString);

        Assert.Null(page.QuerySelector("#role option[value=Owner][selected]"));
    }

    [Fact]
    public async Task It_is_empty_after_an_owner_was_invited_and_as_it_was_after_a_refusal()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        Dictionary<string, string> invitation = new() { ["email"] = Ada, ["role"] = "Owner" };
        using var invited = await owner.PostAsync("/admin/people", invitation, "Invite");
        Assert.Null((await invited.PageAsync()).QuerySelector("#role option[value=Owner][selected]"));

        invitation["email"] = "nobody";
        using var refused = await owner.PostAsync("/admin/people", invitation, "Invite");
        Assert.NotNull((await refused.PageAsync()).QuerySelector("#role option[value=Owner][selected]"));
    }
}
