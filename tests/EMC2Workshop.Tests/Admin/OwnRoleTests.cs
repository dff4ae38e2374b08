using System.Net;
using EMC2Workshop.Accounts;

namespace EMC2Workshop.Tests.Admin;

/// <summary>An owner who makes an editor of themselves.</summary>
public sealed class OwnRoleTests : IDisposable
{
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task An_owner_is_asked_before_giving_up_their_own_role()
    {
        await Desk.AddAsync(site, "second@example.org", OrganizerRole.Owner);
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);

        using var asked = await owner.PostAsync("/admin/people", [], "Role"); // the first of the list is oneself
        var question = await asked.PageAsync();
        Assert.Equal("Make yourself an editor?", WorkshopSite.TextOf(question.QuerySelector("#asked")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(owner));

        await owner.ClickAsync(question, "Make me an editor");
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(owner));
    }

    private static async Task<HttpStatusCode> StatusAsync(Desk desk)
    {
        using var answer = await desk.Client.GetAsync("/admin/people", Aborted);
        return answer.StatusCode;
    }
}
