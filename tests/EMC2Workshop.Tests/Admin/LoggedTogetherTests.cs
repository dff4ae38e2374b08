using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// What changes the content and its entry in the log are one: where the entry can't be written, nothing is changed.
/// </summary>
public sealed class LoggedTogetherTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private const string Timetable = "/admin/timetable/neurips-19";
    private const string Day = "/admin/day/neurips-19";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("publish")]
    [InlineData("delete")]
    [InlineData("unpublish")]
    [InlineData("restore")]
    [InlineData("restore a version")]
    [InlineData("reschedule")]
    [InlineData("undo")]
    [InlineData("live change")]
    [InlineData("import")]
    [InlineData("clock")]
    [InlineData("discard")]
    public async Task Nothing_changes_without_its_entry(string what)
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        var change = await PrepareAsync(desk, editor, what);
        await ExecuteAsync(
            "CREATE TRIGGER full BEFORE INSERT ON Audit BEGIN SELECT RAISE(ABORT, 'no room'); END"
        );
        var before = await ContentAsync();
        try
        {
            using var answer = await change();
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            // It may fail as it likes.
        }
        Assert.Equal(before, await ContentAsync());

        await ExecuteAsync("DROP TRIGGER full");
        using var done = await change();
        Assert.NotEqual(before, await ContentAsync());
    }

    /// <returns>The change itself.</returns>
    private async Task<Func<Task<HttpResponseMessage>>> PrepareAsync(Desk desk, string editor, string what)
    {
        switch (what)
        {
            case "publish":
                await desk.PostAsync(editor, new() { ["title"] = "Another", ["act"] = "save" });
                return () => desk.PostAsync(editor, new() { ["act"] = "publish" });
            case "delete":
                return () => desk.PostAsync(editor + "/remove", []);
            case "unpublish":
                return () => desk.PostAsync(editor + "/remove", new() { ["keep"] = "true" });
            case "restore":
                await desk.PostAsync(editor + "/remove", []);
                return () => desk.PostAsync("/admin/trash", []);
            case "restore a version":
                await desk.PostAsync(editor, new() { ["title"] = "Another", ["act"] = "publish" });
                return () => desk.PostAsync(editor + "/history", []);
            case "reschedule":
                await MoveAsync(desk);
                return () => desk.PostAsync(Timetable, new() { ["reason"] = "Later" }, "Publish");
            case "undo":
                await MoveAsync(desk);
                await desk.PostAsync(Timetable, new() { ["reason"] = "Later" }, "Publish");
                return () => desk.PostAsync(Timetable, [], "Undo");
            case "live change":
                return () => desk.PostAsync(Day, new() { ["act"] = "later 10" });
            case "import":
                return () => ImportAsync(desk);
            case "clock":
                await desk.PostAsync(
                    editor,
                    new()
                    {
                        ["title"] = "Another",
                        ["act"] = "schedule",
                        ["publish-at"] = "2019-12-13T10:00",
                    }
                );
                return DueAsync;
            default:
                await desk.PostAsync(editor, new() { ["title"] = "Another", ["act"] = "save" });
                return () => desk.PostAsync(editor, [], "Discard");
        }
    }

    private async Task<HttpResponseMessage> DueAsync()
    {
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await PreviewLinksTests.DueAsync(site);
        return new HttpResponseMessage(HttpStatusCode.OK);
    }

    private static async Task MoveAsync(Desk desk)
    {
        var page = await desk.ReadAsync(Timetable);
        using var moved = await desk.SendAsync(
            page,
            Timetable,
            new() { ["act"] = TimetableDesk.LaterOf(page) }
        );
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
    }

    private static async Task<HttpResponseMessage> ImportAsync(Desk desk)
    {
        var bytes = await desk.Client.GetByteArrayAsync("/admin/files?handler=Zip", Aborted);
        using var stream = new MemoryStream();
        await stream.WriteAsync(bytes, Aborted);
        using (
            var zip = new System.IO.Compression.ZipArchive(
                stream,
                System.IO.Compression.ZipArchiveMode.Update,
                leaveOpen: true
            )
        )
        {
            await using var entry = zip.CreateEntry("people/grace-hopper.md").Open();
            await entry.WriteAsync(
                Encoding.UTF8.GetBytes($"---\nid: {Guid.NewGuid()}\nname: Grace Hopper\n---\n"),
                Aborted
            );
        }
        using var preview = await desk.UploadAsync(
            "/admin/files",
            "zip",
            stream.ToArray(),
            "content.zip",
            type: "application/zip"
        );
        return await desk.SendAsync(await preview.PageAsync(), "/admin/files", [], "Import");
    }

    private async Task<string> ContentAsync() =>
        string.Join(
            '\n',
            await StoreRows.ReadAsync(
                site,
                "SELECT Path || Text FROM ContentItems UNION ALL SELECT 'draft ' || Path || Text FROM "
                    + "Drafts UNION ALL SELECT 'revision ' || Id FROM Revisions UNION ALL SELECT 'trash ' || "
                    + "Path FROM Trash ORDER BY 1"
            )
        );

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={site.Store};Pooling=False");
        await connection.OpenAsync(Aborted);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Aborted);
    }
}
