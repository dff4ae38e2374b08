using System.Net;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Backup;

/// <summary>The worst day: a site that went wrong after its backup, and was killed.</summary>
public sealed class RestoreDrillTests
{
    private const string Person = "people/edward-delp";
    private const string Talk = "neurips-19/talks/edward-delp";

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_mistakes_and_a_kill_a_restore_brings_the_backup_back_to_the_byte()
    {
        using var server = Installation.OfImportedContent();
        await server.AddOwnerAsync();
        await server.StartSiteAsync();
        using var desk = await server.SignInAsync();
        using var uploaded = await desk.UploadAsync(
            server.EditorOf(Person),
            "portrait-upload",
            Pictures.Photograph(900, 600),
            "me.jpg",
            new() { ["portrait_alt"] = "At his desk", ["act"] = "publish" }
        );
        Assert.Equal(HttpStatusCode.Redirect, uploaded.StatusCode);
        await PublishAsync(server, desk, "Before the backup");

        var backup = server.In("backups/friday");
        Directory.CreateDirectory(server.In("backups"));
        var made = await server.RunAsync("backup", backup);
        Assert.True(
            made is { Code: 0 } && made.Said.StartsWith("Backup made: ", StringComparison.Ordinal),
            made.Said
        );
        var good = await server.ExportAsync();
        var accounts = server.Query("SELECT Id || PasswordHash || SecurityStamp FROM AspNetUsers");
        var versions = server.Query("SELECT group_concat(Id || Number || Text) FROM Revisions");
        var keys = ContentTexts.In(server.Store + ".keys");
        var media = ContentTexts.In(server.Store + ".media");

        await PublishAsync(server, desk, "By mistake");
        using var wrong = await desk.UploadAsync("/admin/media", "file", Pictures.Png(), "wrong.png");
        Assert.NotEqual(media, ContentTexts.In(server.Store + ".media"));
        server.KillSite();
        Assert.True(
            new FileInfo(server.Store + "-wal").Length > 0,
            "The mistakes are in the store itself already."
        );

        var (code, said) = await server.RunAsync("restore", backup);
        Assert.True(
            code == 0 && said.StartsWith($"Restored to {server.Store}: ", StringComparison.Ordinal),
            said
        );
        Assert.Equal(good, await server.ExportAsync());
        Assert.Equal(accounts, server.Query("SELECT Id || PasswordHash || SecurityStamp FROM AspNetUsers"));
        Assert.Equal(versions, server.Query("SELECT group_concat(Id || Number || Text) FROM Revisions"));
        Assert.Equal(keys, ContentTexts.In(server.Store + ".keys"));
        Assert.Equal(media, ContentTexts.In(server.Store + ".media"));

        await server.StartSiteAsync();
        Assert.Contains(
            "Before the backup",
            (await desk.ReadAsync($"/{Talk}")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "By mistake",
            (await desk.ReadAsync($"{server.EditorOf(Talk)}/history")).Body!.TextContent,
            StringComparison.Ordinal
        );
        var portrait = (await desk.ReadAsync($"/{Person}"))
            .QuerySelector("img.portrait")!
            .GetAttribute("src")!;
        using var image = await desk.Client.GetAsync(portrait, Aborted);
        Assert.Equal("image/webp", image.Content.Headers.ContentType?.MediaType);
        using var again = await server.SignInAsync();
        Assert.NotNull((await again.ReadAsync("/admin")).QuerySelector(".kinds"));
        Assert.NotNull((await desk.ReadAsync("/admin")).QuerySelector(".kinds"));

        var before = Directory
            .GetFiles(server.In("site"), "workshop.db.before-*")
            .Single(file =>
                !file.Contains("-wal", StringComparison.Ordinal)
                && !file.Contains("-shm", StringComparison.Ordinal)
            );
        Assert.Equal(
            ["1"],
            Installation.Query(
                before,
                "SELECT CAST(count(*) AS TEXT) FROM ContentItems WHERE Text LIKE '%By mistake%'"
            )
        );
        Assert.True(Directory.GetFiles(before + ".media").Length > media.Count);
    }

    [Fact]
    public async Task A_backup_fills_an_empty_place_on_another_server()
    {
        using var server = Installation.OfSmallWorkshop();
        Assert.Equal(0, (await server.RunAsync("content", "import", server.Content)).Code);
        await server.AddOwnerAsync();
        Assert.Equal(0, (await server.RunAsync("backup", server.In("backup"))).Code);

        using var other = Installation.OfSmallWorkshop();
        var (code, said) = await other.RunAsync("restore", server.In("backup"));

        Assert.True(code == 0 && !said.Contains("kept", StringComparison.Ordinal), said);
        Assert.Equal(SmallWorkshop.Files, await other.ExportAsync());
        await other.StartSiteAsync();
        using var desk = await other.SignInAsync();
        Assert.NotNull((await desk.ReadAsync("/admin")).QuerySelector(".kinds"));
    }

    [Fact]
    public async Task A_store_that_a_site_runs_on_is_not_replaced()
    {
        using var server = Installation.OfSmallWorkshop();
        await server.StartSiteAsync();
        Assert.Equal(0, (await server.RunAsync("backup", server.In("backup"))).Code);
        var files = Names(server.In("site"));

        Assert.Equal(
            (
                1,
                $"The site or one of its commands is running on {server.Store}. Stop it first. Nothing was restored."
            ),
            await server.RunAsync("restore", server.In("backup"))
        );

        Assert.Equal(files, Names(server.In("site")));
        server.KillSite();
        Assert.Equal(0, (await server.RunAsync("restore", server.In("backup"))).Code);
    }

    private static List<string> Names(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal)];

    private static async Task PublishAsync(Installation server, Desk desk, string title)
    {
        using var answer = await desk.PostAsync(
            server.EditorOf(Talk),
            new() { ["title"] = title, ["act"] = "publish" }
        );
        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }
}
