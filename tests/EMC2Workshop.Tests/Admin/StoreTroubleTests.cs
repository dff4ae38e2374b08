using System.Net;
using EMC2Workshop.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>A store that takes nothing: organizers keep what they typed, and readers notice nothing.</summary>
public sealed class StoreTroubleTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    public StoreTroubleTests() =>
        site.Settings["ConnectionStrings:Workshop"] =
            $"Data Source={site.Store};Foreign Keys=True;Default Timeout=1";

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("save")]
    [InlineData("publish")]
    public async Task A_save_into_a_locked_store_says_that_it_was_not_saved_and_keeps_the_form(string act)
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        var page = await desk.ReadAsync(editor);
        await using var other = new SqliteConnection($"Data Source={site.Store}");
        await other.OpenAsync(Aborted);
        await RunAsync(other, "BEGIN IMMEDIATE");
        using var answer = await desk.SendAsync(
            page,
            editor,
            new() { ["title"] = "Typed with care", ["act"] = act }
        );
        var told = WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(
            "Not saved",
            WorkshopSite.TextOf(told.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Equal("Typed with care", told.GetElementById("title")!.GetAttribute("value"));
        Assert.Contains(
            "Purdue",
            WorkshopSite.TextOf((await site.ReadAsync("/people/edward-delp")).Body),
            StringComparison.Ordinal
        );

        await RunAsync(other, "ROLLBACK");
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await desk.SendAsync(told, editor, new() { ["act"] = "publish" })).StatusCode
        );
        Assert.Contains(
            "Typed with care",
            (await Items.FindAsync(site, Talk))!.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_other_form_says_it_too()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        var (remove, autosave) = (await desk.ReadAsync(editor + "/remove"), await desk.ReadAsync(editor));
        await using var other = new SqliteConnection($"Data Source={site.Store}");
        await other.OpenAsync(Aborted);
        await RunAsync(other, "BEGIN IMMEDIATE");
        using var removed = await desk.SendAsync(remove, editor + "/remove", []);
        using var saved = await desk.SendAsync(
            autosave,
            editor + "?handler=Autosave",
            new() { ["title"] = "Typed with care" }
        );
        await RunAsync(other, "ROLLBACK");

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable),
            (removed.StatusCode, saved.StatusCode)
        );
        Assert.StartsWith(
            "Not saved",
            await removed.Content.ReadAsStringAsync(Aborted),
            StringComparison.Ordinal
        );
        Assert.NotNull(await Items.FindAsync(site, Talk));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_puts_no_version_before_an_older_one()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        await desk.PostAsync(editor, new() { ["title"] = "Before", ["act"] = "publish" });
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddHours(-5));
        await desk.PostAsync(editor, new() { ["title"] = "After", ["act"] = "publish" });
        await using var scope = site.Services.CreateAsyncScope();
        var texts = await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .Revisions.Where(revision => revision.Path == Talk)
            .OrderBy(revision => revision.Number)
            .Select(revision => revision.Text!)
            .ToListAsync(Aborted);

        Assert.Equal(
            ["Before", "After"],
            texts
                .TakeLast(2)
                .Select(text =>
                    text.Split('\n').First(line => line.StartsWith("title: ", StringComparison.Ordinal))[7..]
                )
        );
        Assert.Equal("After", WorkshopSite.TextOf((await site.ReadAsync("/" + Talk)).QuerySelector("h1")));
    }

    private static async Task RunAsync(SqliteConnection store, string sql)
    {
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Aborted);
    }
}
