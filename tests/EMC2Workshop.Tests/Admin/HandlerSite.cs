using AngleSharp.Html.Dom;
using EMC2Workshop.Accounts;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>A site on which all that organizers have can be asked for and sent, by the site's own list.</summary>
public sealed class HandlerSite : WorkshopSite
{
    /// <summary>How one gets in: for everybody.</summary>
    public static IReadOnlyList<string> Open { get; } =
    ["admin/sign-in", "admin/sign-in/code", "admin/join/{token}", "admin/forgot"];

    /// <summary>Who says who else may edit.</summary>
    public static IReadOnlyList<string> OfOwners { get; } =
    ["admin/people", "admin/items/{id:guid}/erase", "admin/media/erase"];

    private readonly Dictionary<string, string> values = new()
    {
        ["kind"] = "talk",
        ["token"] = "nothing",
        ["edition"] = "neurips-19",
    };

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public string AddressOf(Handler handler) => handler.Address(values);

    /// <summary>Somebody who may do everything, and an item that has a draft, so that every page is there.</summary>
    public async Task<Desk> ReadyAsync()
    {
        var owner = await Desk.OpenAsync(this, OrganizerRole.Owner);
        await using var scope = Services.CreateAsyncScope();
        values["id"] = (
            await scope
                .ServiceProvider.GetRequiredService<WorkshopDbContext>()
                .ContentItems.SingleAsync(item => item.Path == "neurips-19/talks/edward-delp", Aborted)
        ).Id.ToString();
        await owner.PostAsync(
            $"/admin/items/{values["id"]}",
            new() { ["title"] = "A draft", ["act"] = "save" }
        );
        return owner;
    }

    /// <summary>Of the first form on a page.</summary>
    public static async Task<string> TokenAsync(Desk desk, string address) =>
        (await desk.ReadAsync(address))
            .QuerySelectorAll("input[name=__RequestVerificationToken]")
            .OfType<IHtmlInputElement>()
            .First()
            .Value;

    /// <summary>With everything in it that a handler may want.</summary>
    public static FormUrlEncodedContent Form(string? token, string junk = "x")
    {
        var form = new[]
        {
            "act",
            "state",
            "now",
            "number",
            "session",
            "Session",
            "Start",
            "End",
            "SwapWith",
            "Reason",
            "reason",
            "revision",
            "room",
            "seen",
            "really",
            "mine",
            "theirs",
            "original",
            "path",
            "published",
            "email",
            "role",
            "passkey",
            "credential",
            "name",
            "code",
            "browser",
            "link",
            "current",
            "password",
            "body",
            "title",
            "move",
            "more",
            "keep",
            "publish-at",
            "item-slug",
            "item-state",
            "item-before",
            "zip",
        }.ToDictionary(name => name, _ => junk);
        if (token is not null)
            form["__RequestVerificationToken"] = token;
        return new FormUrlEncodedContent(form);
    }
}
