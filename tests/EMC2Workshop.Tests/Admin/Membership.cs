using System.Net;
using EMC2Workshop.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What tests of accounts ask of a site's store, and put into it.</summary>
public static class Membership
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    /// <returns>Path of the link.</returns>
    public static async Task<string> MakeLinkAsync(
        this WorkshopSite site,
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

    public static async Task<IReadOnlyList<string>> OrganizersAsync(this WorkshopSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<OrganizersDbContext>()
            .Users.OrderBy(user => user.Email)
            .Select(user => user.Email!)
            .ToListAsync(Aborted);
    }

    public static async Task<Organizer> FindAsync(this WorkshopSite site, string email)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return (
            await scope.ServiceProvider.GetRequiredService<UserManager<Organizer>>().FindByEmailAsync(email)
        )!;
    }

    /// <summary>As if one had been added in a browser.</summary>
    public static async Task AddPasskeyAsync(this WorkshopSite site, string email, string name)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Organizer>>();
        var passkey = new UserPasskeyInfo(
            Guid.NewGuid().ToByteArray(),
            [1, 2, 3],
            site.Clock.GetUtcNow(),
            1,
            null,
            true,
            false,
            false,
            [],
            []
        )
        {
            Name = name,
        };
        Assert.True(
            (await users.AddOrUpdatePasskeyAsync((await users.FindByEmailAsync(email))!, passkey)).Succeeded
        );
    }

    public static async Task<IReadOnlyList<string>> PasskeysAsync(this WorkshopSite site, string email)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Organizer>>();
        return
        [
            .. (await users.GetPasskeysAsync((await users.FindByEmailAsync(email))!))
                .Select(passkey => passkey.Name!)
                .Order(),
        ];
    }

    /// <summary>A form of the list of organizers, about this one.</summary>
    public static async Task<HttpResponseMessage> PostAboutAsync(
        this Desk owner,
        WorkshopSite site,
        string email,
        string handler,
        string? role = null
    )
    {
        var values = new Dictionary<string, string>
        {
            ["id"] = (await site.FindAsync(email)).Id.ToString(),
            ["really"] = "true",
        };
        if (role is not null)
            values["role"] = role;
        return await owner.PostAsync("/admin/people", values, handler);
    }

    /// <returns>Path of the link that the page shows.</returns>
    public static async Task<string> InviteAsync(this Desk owner, string email, string role = "Editor") =>
        await LinkOnAsync(
            await owner.PostAsync("/admin/people", new() { ["email"] = email, ["role"] = role }, "Invite")
        );

    /// <returns>Path of the link that the page shows.</returns>
    public static async Task<string> LinkOnAsync(HttpResponseMessage answer)
    {
        var page = WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));
        return new Uri(WorkshopSite.TextOf(page.QuerySelector("code.link"))).AbsolutePath;
    }

    /// <summary>How many rows a table has.</summary>
    public static async Task<long> CountAsync(this WorkshopSite site, string table) =>
        (long)(await site.AskAsync($"SELECT count(*) FROM \"{table}\""))!;

    public static async Task<object?> AskAsync(this WorkshopSite site, string sql)
    {
        await using var store = new SqliteConnection($"Data Source={site.Store}");
        await store.OpenAsync(Aborted);
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Aborted);
    }

    public static async Task<HttpStatusCode> StatusAsync(this Desk desk, string address)
    {
        using var answer = await desk.Client.GetAsync(address, Aborted);
        return answer.StatusCode;
    }
}
