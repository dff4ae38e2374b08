using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Accounts;
using EMC2Workshop.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// What holds for everything that organizers can ask for or send, by the site's own list: what is new is held to it
/// too.
/// </summary>
public sealed class EveryHandlerTests : IDisposable
{
    /// <summary>How one gets in: for everybody.</summary>
    private static readonly string[] Open =
    [
        "admin/sign-in",
        "admin/sign-in/code",
        "admin/join/{token}",
        "admin/forgot",
    ];

    /// <summary>Who says who else may edit.</summary>
    private static readonly string[] OfOwners = ["admin/people", "admin/items/{id:guid}/erase", "admin/media/erase"];

    private readonly WorkshopSite site = new();
    private readonly Dictionary<string, string> values = new()
    {
        ["kind"] = "talk",
        ["token"] = "nothing",
        ["edition"] = "neurips-19",
    };

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Strangers_get_nowhere_and_editors_not_where_owners_alone_may_be()
    {
        using var owner = await ReadyAsync();
        using var editor = await Desk.OpenAsync(site);
        using var stranger = new Desk(site);
        var wrong = new List<string>();
        var theirToken = await TokenAsync(stranger, "/admin/sign-in");
        var (editorToken, ownerToken) = (await TokenAsync(editor, "/admin"), await TokenAsync(owner, "/admin"));
        foreach (var handler in await Handler.AllAsync(site))
        {
            var isOpen = Open.Contains(handler.Pattern);
            var told = await SendAsync(stranger, handler, theirToken);
            if (isOpen ? told is "sign in" or "forbidden" or "failed" : told != "sign in")
                wrong.Add($"a stranger's {handler}: {told}");
            told = await SendAsync(editor, handler, editorToken);
            if (
                OfOwners.Contains(handler.Pattern)
                    ? told != "forbidden"
                    : told is "forbidden" or "failed" || (told == "sign in" && handler.Name != "SignOut")
            )
                wrong.Add($"an editor's {handler}: {told}");
            told = await SendAsync(owner, handler, ownerToken);
            if (told is "forbidden" or "failed" || (told == "sign in" && handler.Name != "SignOut"))
                wrong.Add($"an owner's {handler}: {told}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Nothing_is_sent_without_a_token_or_with_anothers_or_from_another_site()
    {
        using var owner = await ReadyAsync();
        using var editor = await Desk.OpenAsync(site);
        var (mine, theirs) = (await TokenAsync(owner, "/admin"), await TokenAsync(editor, "/admin"));
        var wrong = new List<string>();
        foreach (var handler in (await Handler.AllAsync(site)).Where(handler => handler.IsPost))
        {
            foreach (var token in new[] { null, theirs })
            {
                using var answer = await owner.Client.PostAsync(handler.Address(values), Form(token), Aborted);
                var why = await answer.Content.ReadAsStringAsync(Aborted);
                if (
                    answer.StatusCode != HttpStatusCode.BadRequest
                    || !why.Contains("expired", StringComparison.Ordinal)
                )
                    wrong.Add($"{handler} with {(token is null ? "no" : "another's")} token: {answer.StatusCode}");
            }
            using var foreign = new HttpRequestMessage(HttpMethod.Post, handler.Address(values))
            {
                Content = Form(mine),
                Headers = { { "Sec-Fetch-Site", "cross-site" } },
            };
            using var refused = await owner.Client.SendAsync(foreign, Aborted);
            var told = await refused.Content.ReadAsStringAsync(Aborted);
            if (
                refused.StatusCode != HttpStatusCode.BadRequest
                || !told.StartsWith("This was sent from another site", StringComparison.Ordinal)
            )
                wrong.Add($"{handler} from another site: {refused.StatusCode}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Reading_changes_nothing()
    {
        using var owner = await ReadyAsync();
        var handlers = (await Handler.AllAsync(site)).Where(handler => !handler.IsPost).ToList();
        foreach (var handler in handlers)
        {
            var before = await RowsAsync();
            using var answer = await owner.Client.GetAsync(handler.Address(values), Aborted);
            Assert.True((int)answer.StatusCode < 500, $"{handler} answers {answer.StatusCode}");
            Assert.Equal(before, await RowsAsync());
        }
    }

    [Fact]
    public async Task Whatever_is_sent_is_answered_and_leaves_a_trace_in_the_log()
    {
        using var owner = await ReadyAsync();
        var token = await TokenAsync(owner, "/admin");
        var wrong = new List<string>();
        foreach (
            var handler in (await Handler.AllAsync(site)).Where(handler =>
                handler.IsPost
                && handler is not { Pattern: "admin/markdown" } and not { Name: "PasskeyOptions" }
                && !Open.Contains(handler.Pattern)
            )
        )
        {
            // Some looks like what it wants, some like nothing at all.
            foreach (var junk in new[] { "", "x", "\0", "-1", new string('a', 5000), Guid.NewGuid().ToString() })
            {
                if (handler.Name == "SignOut" && junk.Length > 0)
                    continue;
                var before = await EntriesAsync();
                using var answer = await owner.Client.PostAsync(handler.Address(values), Form(token, junk), Aborted);
                if ((int)answer.StatusCode >= 500)
                    wrong.Add($"{handler} with “{(junk.Length > 50 ? "much" : junk)}”: {answer.StatusCode}");
                var isQuiet =
                    (
                        handler.Name == "Autosave"
                        || handler is { Pattern: "admin/items/{id:guid}" or "admin/new/{kind}", Name: null }
                    ) && answer.IsSuccessStatusCode;
                // A form that can't be read is none.
                var isUnread = junk == "\0" && answer.StatusCode == HttpStatusCode.BadRequest;
                if (await EntriesAsync() == before && !isQuiet && !isUnread)
                    wrong.Add(
                        $"{handler} with “{(junk.Length > 50 ? "much" : junk)}”: no trace of {answer.StatusCode}"
                    );
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task What_is_sent_beside_a_form_makes_nobody_more_than_they_are()
    {
        using var owner = await ReadyAsync();
        using var editor = await Desk.OpenAsync(site);
        var token = await TokenAsync(editor, "/admin");
        foreach (
            var handler in (await Handler.AllAsync(site)).Where(handler =>
                handler.IsPost && handler.Name != "SignOut" && !OfOwners.Contains(handler.Pattern)
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
                handler.Address(values),
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
            [("editor@example.org", OrganizerRole.Editor, false), ("owner@example.org", OrganizerRole.Owner, false)],
            organizers.Select(user => (user.Email!, user.Role, user.TwoFactorEnabled))
        );
    }

    /// <summary>Somebody who may do everything, and an item that has a draft, so that every page is there.</summary>
    private async Task<Desk> ReadyAsync()
    {
        var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        await using var scope = site.Services.CreateAsyncScope();
        values["id"] = (
            await scope
                .ServiceProvider.GetRequiredService<WorkshopDbContext>()
                .ContentItems.SingleAsync(item => item.Path == "neurips-19/talks/edward-delp", Aborted)
        ).Id.ToString();
        await owner.PostAsync($"/admin/items/{values["id"]}", new() { ["title"] = "A draft", ["act"] = "save" });
        return owner;
    }

    private async Task<string> SendAsync(Desk desk, Handler handler, string token)
    {
        using var answer = handler.IsPost
            ? await desk.Client.PostAsync(handler.Address(values), Form(token), Aborted)
            : await desk.Client.GetAsync(handler.Address(values), Aborted);
        return answer.StatusCode switch
        {
            HttpStatusCode.Redirect
                when answer.Headers.Location!.OriginalString.Contains("/admin/sign-in", StringComparison.Ordinal) =>
                "sign in",
            HttpStatusCode.Forbidden => "forbidden",
            >= HttpStatusCode.InternalServerError => "failed",
            var status => status.ToString(),
        };
    }

    private static async Task<string> TokenAsync(Desk desk, string address) =>
        (await desk.ReadAsync(address))
            .QuerySelectorAll("input[name=__RequestVerificationToken]")
            .OfType<IHtmlInputElement>()
            .First()
            .Value;

    private static FormUrlEncodedContent Form(string? token, string junk = "x")
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

    private async Task<int> EntriesAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OrganizersDbContext>().Audit.CountAsync(Aborted);
    }

    /// <summary>How many rows each table has, and a sum of what is in them.</summary>
    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        await using var store = new SqliteConnection($"Data Source={site.Store};Mode=ReadOnly");
        await store.OpenAsync(Aborted);
        await using var command = store.CreateCommand();
        command.CommandText =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'SearchWords%' ORDER BY name";
        var tables = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(Aborted))
        {
            while (await reader.ReadAsync(Aborted))
                tables.Add(reader.GetString(0));
        }
        var rows = new List<string>();
        foreach (var table in tables)
        {
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(Aborted);
            var sum = new HashCode();
            var count = 0;
            for (; await reader.ReadAsync(Aborted); count++)
            {
                for (var column = 0; column < reader.FieldCount; column++)
                    sum.Add(
                        reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(column)
                    );
            }
            rows.Add($"{table}: {count}, {sum.ToHashCode()}");
        }
        return rows;
    }
}
