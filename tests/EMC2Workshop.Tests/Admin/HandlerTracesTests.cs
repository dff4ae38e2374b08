using System.Net;
using EMC2Workshop.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What asking and sending leave behind, for everything that organizers have, what is new too.</summary>
public sealed class HandlerTracesTests : IDisposable
{
    private readonly HandlerSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Reading_changes_nothing()
    {
        using var owner = await site.ReadyAsync();
        var handlers = (await Handler.AllAsync(site)).Where(handler => !handler.IsPost).ToList();
        foreach (var handler in handlers)
        {
            var before = await RowsAsync();
            using var answer = await owner.Client.GetAsync(site.AddressOf(handler), Aborted);
            Assert.True((int)answer.StatusCode < 500, $"{handler} answers {answer.StatusCode}");
            Assert.Equal(before, await RowsAsync());
        }
    }

    [Fact]
    public async Task Whatever_is_sent_is_answered_and_leaves_a_trace_in_the_log()
    {
        using var owner = await site.ReadyAsync();
        var token = await HandlerSite.TokenAsync(owner, "/admin");
        var wrong = new List<string>();
        foreach (
            var handler in (await Handler.AllAsync(site)).Where(handler =>
                handler.IsPost
                && handler is not { Pattern: "admin/markdown" } and not { Name: "PasskeyOptions" }
                && !HandlerSite.Open.Contains(handler.Pattern)
            )
        )
        {
            // Some looks like what it wants, some like nothing at all.
            foreach (
                var junk in new[] { "", "x", "\0", "-1", new string('a', 5000), Guid.NewGuid().ToString() }
            )
            {
                if (handler.Name == "SignOut" && junk.Length > 0)
                    continue;
                var before = await EntriesAsync();
                using var answer = await owner.Client.PostAsync(
                    site.AddressOf(handler),
                    HandlerSite.Form(token, junk),
                    Aborted
                );
                if ((int)answer.StatusCode >= 500)
                    wrong.Add($"{handler} with “{(junk.Length > 50 ? "much" : junk)}”: {answer.StatusCode}");
                var isQuiet =
                    (
                        handler.Name == "Autosave"
                        || handler is { Pattern: "admin/items/{id:guid}" or "admin/new/{kind}", Name: null }
                        // Asks first whether to publish with what is still to do.
                        || handler is { Pattern: "admin/new-edition/{edition}", Name: "Publish" }
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

    private async Task<int> EntriesAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<OrganizersDbContext>()
            .Audit.CountAsync(Aborted);
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
                        reader.GetValue(column) is byte[] bytes
                            ? Convert.ToHexString(bytes)
                            : reader.GetValue(column)
                    );
            }
            rows.Add($"{table}: {count}, {sum.ToHashCode()}");
        }
        return rows;
    }
}
