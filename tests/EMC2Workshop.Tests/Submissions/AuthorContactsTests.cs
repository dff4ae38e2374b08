using System.Net;
using System.Text;
using EMC2Workshop.Hosting;
using EMC2Workshop.Tests.Admin;
using EMC2Workshop.Tests.Backup;
using Microsoft.Extensions.DependencyInjection;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Email addresses of authors, which organizers ask to keep: for them alone, and for some time.</summary>
public sealed class AuthorContactsTests : SmallDesk
{
    private const string Papers = "/admin/papers/we-20";
    private const string Contacts = "/admin/contacts/we-20";
    private static readonly string[] Addresses = ["mira@example.org", "t.cerny@example.net"];

    [Fact]
    public async Task Those_that_were_asked_for_are_listed_for_organizers_and_stand_nowhere_else()
    {
        await KeepAsync();

        var page = await Desk.ReadAsync(Contacts);
        Assert.Equal(string.Join(", ", Addresses), page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(
            ["Mira Oduya|mira@example.org|7", "Tomás Černý|t.cerny@example.net|7"],
            page.QuerySelectorAll("tbody tr")
                .Select(row =>
                    string.Join('|', row.QuerySelectorAll("td").Take(3).Select(WorkshopSite.TextOf))
                )
        );
        using var stranger = new Desk(Site);
        using var refused = await stranger.Client.GetAsync(Contacts, Aborted);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);

        foreach (var table in await RowsAsync("SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            var columns = await RowsAsync($"SELECT name FROM pragma_table_info('{table}')");
            var text = string.Join(" || ' ' || ", columns.Select(column => $"quote(\"{column}\")"));
            var rows = await RowsAsync($"SELECT {text} FROM \"{table}\"");
            Assert.Equal((table, table == "Contacts"), (table, rows.Exists(HasAddress)));
        }
        foreach (
            var file in Directory
                .EnumerateFiles(Store.Folder.Path, "*", SearchOption.AllDirectories)
                .Where(file =>
                    Path.GetFileName(file) is not ("workshop.db" or "workshop.db-wal" or "workshop.db-shm")
                )
        )
            Assert.False(HasAddress(await ReadFileAsync(file)), file);
        var backup = Path.Combine(await FilledStore.BackUpAsync(Store), "workshop.db");
        Assert.Equal(
            Addresses,
            await StoreRows.ReadAsync(backup, "SELECT Email FROM Contacts ORDER BY Email")
        );
        Assert.DoesNotContain((await Store.ExportAsync()).Values, HasAddress);
        Assert.False(HasAddress((await Desk.ReadAsync("/admin/audit")).Source.Text));
        foreach (
            var path in new[]
            {
                "/we-20",
                "/we-20/papers",
                "/api/v1/editions/we-20/papers",
                "/search?q=oduya",
            }
        )
            Assert.False(HasAddress(await stranger.Client.GetStringAsync(path, Aborted)), path);
    }

    [Fact]
    public async Task One_is_deleted_or_all_and_no_file_has_them_any_more()
    {
        await KeepAsync();
        var row = (await Desk.ReadAsync(Contacts))
            .QuerySelector("button[name=contact]")!
            .GetAttribute("value")!;
        using var one = await Desk.PostAsync(Contacts, new() { ["contact"] = row }, "Delete");
        Assert.Equal(Addresses[1..], await RowsAsync("SELECT Email FROM Contacts"));

        using var unsure = await Desk.PostAsync(Contacts, [], "DeleteAll");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        using var all = await Desk.PostAsync(Contacts, new() { ["really"] = "true" }, "DeleteAll");
        Assert.Equal(HttpStatusCode.Redirect, all.StatusCode);

        Assert.Empty(await RowsAsync("SELECT Email FROM Contacts"));
        Assert.Equal(
            2,
            (await RowsAsync("SELECT Id FROM Audit WHERE What = 'deleted authors'' addresses'")).Count
        );
        foreach (var file in Directory.EnumerateFiles(Store.Folder.Path, "*", SearchOption.AllDirectories))
            Assert.False(HasAddress(await ReadFileAsync(file)), file);
    }

    [Fact]
    public async Task They_are_deleted_a_year_after_the_workshop()
    {
        await KeepAsync();
        var expiry = Site.Services.GetRequiredService<ContactExpiry>();
        var due = new DateTimeOffset(2021, 3, 3, 0, 0, 0, TimeSpan.Zero);
        Assert.Contains(
            "Mar 3, 2021",
            WorkshopSite.TextOf((await Desk.ReadAsync(Contacts)).QuerySelector("main")),
            StringComparison.Ordinal
        );

        Site.Clock.AdjustTime(due.AddSeconds(-1));
        Assert.Equal(0, await expiry.DeleteAsync(Aborted));
        Assert.Equal(2, (await RowsAsync("SELECT Email FROM Contacts")).Count);
        Site.Clock.AdjustTime(due);
        Assert.Equal(2, await expiry.DeleteAsync(Aborted));
        Assert.Empty(await RowsAsync("SELECT Email FROM Contacts"));
    }

    [Fact]
    public async Task A_later_file_with_nothing_new_but_addresses_adds_them()
    {
        await DraftAsync(EasyChairZip(), keep: false);
        Assert.Empty(await RowsAsync("SELECT Email FROM Contacts"));

        Assert.Equal(Contacts, await DraftAsync(EasyChairZip(), keep: true));
        Assert.Equal(Contacts, await DraftAsync(EasyChairZip(), keep: true));
        Assert.Equal(Addresses, await RowsAsync("SELECT Email FROM Contacts ORDER BY Email"));
    }

    private async Task KeepAsync()
    {
        Assert.Equal($"{Papers}?said=drafted", await DraftAsync(EasyChairZip(), keep: true));
        using var published = await Desk.PostAsync(Papers, [], "Publish");
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
    }

    /// <returns>Where it leads.</returns>
    private async Task<string> DraftAsync(byte[] file, bool keep)
    {
        var typed = new Dictionary<string, string> { ["text"] = "" };
        if (keep)
            typed["keepEmails"] = "true";
        using var answer = await Desk.UploadAsync(Papers, "file", file, "abc.zip", typed);
        var preview = await Desk.ReadAsync($"{answer.Headers.Location}");
        Assert.Equal(
            keep,
            preview.Source.Text.Contains(
                "Email addresses for organizers: those of 2 of 3 authors",
                StringComparison.Ordinal
            )
        );
        using var saved = await Desk.SendAsync(
            preview,
            $"{answer.Headers.Location}",
            new() { ["decision:accept as poster"] = "Poster" },
            "Draft"
        );
        return $"{saved.Headers.Location}";
    }

    private static bool HasAddress(string text) =>
        Addresses.Any(address => text.Contains(address, StringComparison.OrdinalIgnoreCase));

    private static async Task<string> ReadFileAsync(string file)
    {
        await using var stream = new FileStream(
            file,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(Aborted);
    }
}
