using System.Net;
using EMC2Workshop.Accounts;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What takes several writes is done or not done, whatever comes between.</summary>
public sealed class InterruptedWritesTests : SmallDesk
{
    private const string Talk = "we-20/talks/engines";

    [Fact]
    public async Task A_file_that_could_not_be_deleted_for_good_is_shown_as_before()
    {
        using var owner = await Desk.OpenAsync(Site, OrganizerRole.Owner, "owner@example.org");
        using var sent = await owner.UploadAsync(
            "/admin/media",
            "file",
            Pictures.Png(1000, 500),
            "hall.png",
            type: "image/png"
        );
        var name = Assert.Single(await RowsAsync("SELECT Name FROM Media"));
        await RowsAsync(
            "CREATE TRIGGER Refusal BEFORE INSERT ON Audit WHEN NEW.What = 'deleted for good' "
                + "BEGIN SELECT RAISE(ABORT, 'no'); END"
        );

        using var failed = await owner.PostAsync(
            "/admin/media/erase?name=" + name,
            new() { ["sure"] = "true" }
        );

        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        using var visitor = Site.Visitor();
        Assert.NotEmpty(await visitor.GetByteArrayAsync($"/media/{name}", Aborted));
    }

    [Fact]
    public async Task A_conflict_whose_answer_could_not_be_saved_is_asked_again_before_anything_is_published()
    {
        var editor = await Items.EditorAsync(Site, Talk);
        using (await Desk.PostAsync(editor, new() { ["title"] = "Of engines", ["act"] = "save" })) { }
        var text = (await Store.ExportAsync())[$"{Talk}.md"];
        await Store.EditAsync(
            $"{Talk}.md",
            text.Replace("On engines", "On all engines", StringComparison.Ordinal)
                .Replace("What they may do.", "What they do.", StringComparison.Ordinal)
        );
        using var asked = await Desk.PostAsync(editor, new() { ["act"] = "publish" });
        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        await RowsAsync(
            "CREATE TRIGGER Refusal BEFORE UPDATE OF Text ON Drafts BEGIN SELECT RAISE(ABORT, 'no'); END"
        );

        using var failed = await Desk.SendAsync(await asked.PageAsync(), editor + "/conflict", []);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        await RowsAsync("DROP TRIGGER Refusal");

        using var again = await Desk.PostAsync(editor, new() { ["act"] = "publish" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(
            "On all engines",
            WorkshopSite.TextOf((await Site.ReadAsync($"/{Talk}")).QuerySelector("h1"))
        );
    }
}
