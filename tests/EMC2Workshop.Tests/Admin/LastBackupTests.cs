using EMC2Workshop.Accounts;
using EMC2Workshop.Backup;
using EMC2Workshop.Data;

namespace EMC2Workshop.Tests.Admin;

public sealed class LastBackupTests : IDisposable
{
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Owners_are_told_that_there_is_none_and_how_to_make_one()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);

        Assert.Equal("No backup has been made yet. How to make one", await SaidAsync(owner, "/admin"));
        Assert.Contains(
            "EMC2Workshop backup /",
            await SaidAsync(owner, "/admin/files"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(2, "Last backup: Fri, Dec 13, 2019, 15:50 UTC (2 hours ago)")]
    [InlineData(7 * 24, "Last backup: Fri, Dec 6, 2019, 17:50 UTC (7 days ago)")]
    [InlineData(
        (7 * 24) + 1,
        "Last backup: Fri, Dec 6, 2019, 16:50 UTC (7 days ago) The last backup is more than 7 days old. How to make one"
    )]
    public async Task Owners_see_when_the_last_one_was_made_and_that_it_is_old(int hours, string said)
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        await RecordAsync(TimeSpan.FromHours(hours));

        Assert.Equal(said, await SaidAsync(owner, "/admin"));
        Assert.StartsWith(
            $"{said.Split(')')[0]}). 12 files, 3.5 MB, in /backups/friday",
            await SaidAsync(owner, "/admin/files"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_amiss_is_an_issue_and_shown_as_text()
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        await RecordAsync(TimeSpan.Zero, "<script>one</script> is lost", "Two is lost");

        Assert.Contains(
            "(just now) 2 files of the media library could not be backed up as listed.",
            await SaidAsync(owner, "/admin"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "as listed: <script>one</script> is lostTwo is lost",
            await SaidAsync(owner, "/admin/files"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData(
        """{ "time": "2019-12-13T00:00:00Z", "folder": null, "files": 1, "bytes": 1, "problems": [] }"""
    )]
    public async Task A_record_that_says_nothing_counts_as_none(string text)
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        await File.WriteAllTextAsync(site.Store + ".last-backup.json", text, Aborted);

        Assert.Equal("No backup has been made yet. How to make one", await SaidAsync(owner, "/admin"));
    }

    [Fact]
    public async Task Editors_are_not_told_where_backups_lie()
    {
        using var editor = await Desk.OpenAsync(site);
        await RecordAsync(TimeSpan.FromDays(30));

        foreach (var address in new[] { "/admin", "/admin/files" })
            Assert.DoesNotContain(
                "ackup",
                (await editor.ReadAsync(address)).Body!.TextContent,
                StringComparison.Ordinal
            );
    }

    private Task RecordAsync(TimeSpan age, params string[] problems) =>
        new LastBackup(site.Clock.GetUtcNow() - age, "/backups/friday", 12, 3_500_000, problems).WriteAsync(
            StoreFile.At(site.Store),
            Aborted
        );

    private static async Task<string> SaidAsync(Desk desk, string address)
    {
        var section = (await desk.ReadAsync(address)).QuerySelector("section[aria-labelledby=backup]")!;
        section.QuerySelector("h2")!.Remove();
        return WorkshopSite.TextOf(section);
    }
}
