using System.Net;
using EMC2Workshop.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Who may ask for and send what: everything that organizers have, what is new too.</summary>
public sealed class HandlerRightsTests : IDisposable
{
    private readonly HandlerSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Strangers_get_nowhere_and_editors_not_where_owners_alone_may_be()
    {
        using var owner = await site.ReadyAsync();
        using var editor = await Desk.OpenAsync(site);
        using var stranger = new Desk(site);
        var wrong = new List<string>();
        var theirToken = await HandlerSite.TokenAsync(stranger, "/admin/sign-in");
        var (editorToken, ownerToken) = (
            await HandlerSite.TokenAsync(editor, "/admin"),
            await HandlerSite.TokenAsync(owner, "/admin")
        );
        foreach (var handler in await Handler.AllAsync(site))
        {
            var isOpen = HandlerSite.Open.Contains(handler.Pattern);
            var told = await SendAsync(stranger, handler, theirToken);
            if (isOpen ? told is "forbidden" or "failed" || IsSentAway(handler, told) : told != "sign in")
                wrong.Add($"a stranger's {handler}: {told}");
            told = await SendAsync(editor, handler, editorToken);
            if (
                HandlerSite.OfOwners.Contains(handler.Pattern)
                    ? told != "forbidden"
                    : told is "forbidden" or "failed" || IsSentAway(handler, told)
            )
                wrong.Add($"an editor's {handler}: {told}");
            told = await SendAsync(owner, handler, ownerToken);
            if (told is "forbidden" or "failed" || IsSentAway(handler, told))
                wrong.Add($"an owner's {handler}: {told}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task What_is_sent_beside_a_form_makes_nobody_more_than_they_are()
    {
        using var owner = await site.ReadyAsync();
        using var editor = await Desk.OpenAsync(site);
        var token = await HandlerSite.TokenAsync(editor, "/admin");
        foreach (
            var handler in (await Handler.AllAsync(site)).Where(handler =>
                handler.IsPost && handler.Name != "SignOut" && !HandlerSite.OfOwners.Contains(handler.Pattern)
            )
        )
        {
            var form = new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["skip2fa"] = "true",
                ["TwoFactorEnabled"] = "false",
                ["Role"] = "Owner",
                ["Me.Role"] = "Owner",
                ["Link.Role"] = "Owner",
                ["EmailConfirmed"] = "true",
                ["IsPublished"] = "true",
                ["OwnerId"] = Guid.NewGuid().ToString(),
                ["Id"] = Guid.NewGuid().ToString(),
            };
            using var answer = await editor.Client.PostAsync(
                site.AddressOf(handler),
                new FormUrlEncodedContent(form),
                Aborted
            );
        }
        await using var scope = site.Services.CreateAsyncScope();
        var organizers = await scope
            .ServiceProvider.GetRequiredService<OrganizersDbContext>()
            .Users.AsNoTracking()
            .OrderBy(user => user.Email)
            .ToListAsync(Aborted);
        Assert.Equal(
            [
                ("editor@example.org", OrganizerRole.Editor, false),
                ("owner@example.org", OrganizerRole.Owner, false),
            ],
            organizers.Select(user => (user.Email!, user.Role, user.TwoFactorEnabled))
        );
    }

    private static bool IsSentAway(Handler handler, string told) =>
        told == "sign in" && !LeadsToSignIn(handler);

    /// <summary>Of whoever signs out, or sends a code without a password before.</summary>
    private static bool LeadsToSignIn(Handler handler) =>
        handler is { Name: "SignOut" } or { Pattern: "admin/sign-in/code", IsPost: true };

    private async Task<string> SendAsync(Desk desk, Handler handler, string token)
    {
        using var answer = handler.IsPost
            ? await desk.Client.PostAsync(site.AddressOf(handler), HandlerSite.Form(token), Aborted)
            : await desk.Client.GetAsync(site.AddressOf(handler), Aborted);
        return answer.StatusCode switch
        {
            HttpStatusCode.Redirect
                when answer.Headers.Location!.OriginalString.Contains(
                    "/admin/sign-in",
                    StringComparison.Ordinal
                ) => "sign in",
            HttpStatusCode.Forbidden => "forbidden",
            >= HttpStatusCode.InternalServerError => "failed",
            var status => status.ToString(),
        };
    }
}
