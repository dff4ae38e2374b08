using System.Xml.Linq;
using EMC2Workshop.Publishing.Import;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Pages;

/// <summary>What readers are told of changes, wherever these come from.</summary>
public sealed class ChangesTests
{
    private const string Session = "odd-30/sessions/a";

    [Fact]
    public async Task An_import_tells_what_is_other_than_before_and_why()
    {
        await using var site = new OddEdition()
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00", "room: Hall A")
            .Add("odd-30/talks/t", "title: T\nsession: a\nspeakers:\n  - person: ada-lovelace")
            .Open();
        Assert.Equal("No changes so far.", await ToldAsync(site));

        Rewrite(site, Session, "09:00", "09:30");
        Rewrite(site, Session, "Hall A", "Hall B");
        await ImportAsync(site, "The keynote is longer.");

        Assert.Equal(
            "The keynote is longer. a: Ada Lovelace Time: 09:30–10:00 (was 09:00–10:00) Room: Hall B (was Hall A)",
            await ToldAsync(site)
        );
        var page = await site.ReadAsync("/odd-30/changes");
        Assert.Equal("/odd-30/sessions/a", page.QuerySelector(".results a")?.GetAttribute("href"));
        var feed = await site.Visitor()
            .GetStringAsync("/odd-30/changes.atom", TestContext.Current.CancellationToken);
        Assert.Contains("Room: Hall B (was Hall A)", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_reason_the_change_itself_is_told()
    {
        await using var site = new OddEdition()
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00")
            .Add("odd-30/talks/t", "title: T\nsession: a\nspeakers:\n  - person: ada-lovelace")
            .Open();
        await ToldAsync(site);

        Rewrite(site, "odd-30/talks/t", "title: T", "title: On engines");
        Rewrite(site, Session, "kind: panel", "kind: panel\nstate: cancelled");
        await ImportAsync(site, null);

        Assert.Equal(
            "a: Ada Lovelace State: Canceled On engines Title: On engines (was T)",
            await ToldAsync(site)
        );
    }

    [Fact]
    public async Task What_was_changed_before_the_edition_was_public_is_no_change_to_anybody()
    {
        await using var site = new OddEdition(status: "draft")
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00")
            .Open();
        using (site.Visitor()) { }
        Rewrite(site, Session, "09:00", "09:30");
        await ImportAsync(site, "Trains");
        await AddAsync(site, "b");
        Rewrite(site, "odd-30/edition", "status: draft", "status: published");
        Rewrite(site, Session, "09:30", "09:40");
        await ImportAsync(site, null);
        Assert.Equal("No changes so far.", await ToldAsync(site));
        Assert.Empty(await EntriesAsync(site));

        Rewrite(site, Session, "09:40", "09:50");
        await ImportAsync(site, null);
        Assert.Equal("a Time: 09:50–10:00 (was 09:40–10:00)", await ToldAsync(site));
    }

    [Fact]
    public async Task A_deadline_that_was_extended_is_told_with_the_date_before_and_leads_to_its_call()
    {
        const string Deadline = "odd-30/deadlines/papers";
        await using var site = new OddEdition()
            .Add("odd-30/call-for-papers", "title: Call", "Send papers.")
            .Add(Deadline, "name: Paper submission\ndue: 2030-01-20 23:59\nzone: AoE\nabout: papers")
            .Open();
        Assert.Equal("No changes so far.", await ToldAsync(site));

        Rewrite(site, Deadline, "2030-01-20", "2030-01-24");
        await ImportAsync(site, null);

        Assert.Equal(
            "Paper submission Due: Jan 24, 2030, 23:59 Anywhere on Earth (was Jan 20, 2030, 23:59 Anywhere on Earth)",
            await ToldAsync(site)
        );
        var link = (await site.ReadAsync("/odd-30/changes")).QuerySelector(".results a");
        Assert.Equal("/odd-30/call-for-papers", link?.GetAttribute("href"));
        Assert.Single(await EntriesAsync(site));

        File.AppendAllText(Path.Combine(site.Content, Deadline + ".md"), "\nBy noon, if you can.\n");
        await ImportAsync(site, "A word more");
        Assert.Single(await EntriesAsync(site));
    }

    [Fact]
    public async Task Another_address_of_a_speaker_a_session_or_the_edition_is_no_change_of_the_program()
    {
        await using var site = new OddEdition()
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00", "room: Hall A")
            .Add("odd-30/talks/t", "title: T\nsession: a\nspeakers:\n  - person: ada-lovelace")
            .Open();
        await ToldAsync(site);
        Rewrite(site, Session, "Hall A", "Hall B");
        await ImportAsync(site, null);

        foreach (
            var (from, to) in new[]
            {
                ("people/ada-lovelace.md", "people/ada-king.md"),
                ("odd-30/sessions/a.md", "odd-30/sessions/b.md"),
                ("odd-30", "odd-2030"),
            }
        )
            Directory.Move(Path.Combine(site.Content, from), Path.Combine(site.Content, to));
        Rewrite(site, "odd-2030/talks/t", "ada-lovelace", "ada-king");
        Rewrite(site, "odd-2030/talks/t", "session: a", "session: b");
        await ImportAsync(site, "Shorter addresses");

        Assert.Equal("a: Ada Lovelace Room: Hall B (was Hall A)", await ToldAsync(site, "/odd-2030/changes"));
    }

    [Fact]
    public async Task The_address_of_a_former_speaker_whose_page_is_gone_is_told_to_nobody()
    {
        await using var site = new OddEdition()
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00")
            .Add("people/jane-doe", "name: Jane Doe")
            .Add("odd-30/talks/t", "title: T\nsession: a\nspeakers:\n  - person: jane-doe")
            .Open();
        await ToldAsync(site);
        Rewrite(site, "odd-30/talks/t", "jane-doe", "ada-lovelace");
        File.Delete(Path.Combine(site.Content, "people/jane-doe.md"));
        await ImportAsync(site, null);

        Assert.Equal("T Speakers: Ada Lovelace", await ToldAsync(site));
    }

    [Fact]
    public async Task A_text_about_a_session_is_no_change_of_the_program()
    {
        await using var site = new OddEdition().Session("a", "2030-05-02 09:00 2030-05-02 10:00").Open();
        await ToldAsync(site);

        File.AppendAllText(Path.Combine(site.Content, Session + ".md"), "\nBring a chair.\n");
        await ImportAsync(site, null);

        Assert.Equal("No changes so far.", await ToldAsync(site));
    }

    [Fact]
    public async Task What_was_added_one_by_one_on_a_day_is_told_at_once_and_stays_the_entry_that_it_is()
    {
        await using var site = new OddEdition().Session("a", "2030-05-02 09:00 2030-05-02 10:00").Open();
        await ToldAsync(site);
        await AddAsync(site, "b");
        var entry = (await EntriesAsync(site)).Single();
        await AddAsync(site, "c");

        Assert.Equal("New in the program:", await ToldAsync(site));
        var page = await site.ReadAsync("/odd-30/changes");
        var item = Assert.Single(page.QuerySelectorAll(".results > li"));
        Assert.Equal(["b", "c"], item.QuerySelectorAll("li a").Select(WorkshopSite.TextOf));
        Assert.Equal(entry, (await EntriesAsync(site)).Single());

        site.Clock.Advance(TimeSpan.FromDays(1));
        await AddAsync(site, "d");
        Assert.Equal(2, (await EntriesAsync(site)).Count);
        Assert.StartsWith("d New in the program", await ToldAsync(site), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_away_is_told_without_its_words()
    {
        await using var site = new OddEdition().Session("a", "2030-05-02 09:00 2030-05-02 10:00").Open();
        await ToldAsync(site);
        await AddAsync(site, "secret");
        Assert.Equal("secret New in the program", await ToldAsync(site));

        File.Delete(Path.Combine(site.Content, "odd-30/sessions/secret.md"));
        await ImportAsync(site, "It was too early");

        Assert.Equal("It was too early A session No longer in the program", await ToldAsync(site));
    }

    private static async Task AddAsync(SmallSite site, string slug)
    {
        File.WriteAllText(
            Path.Combine(site.Content, $"odd-30/sessions/{slug}.md"),
            $"---\nid: {Guid.NewGuid()}\ntitle: {slug}\nkind: panel\n---\n"
        );
        await ImportAsync(site, null);
    }

    /// <summary>The ids of the feed's entries.</summary>
    private static async Task<List<string>> EntriesAsync(SmallSite site)
    {
        var feed = await site.Visitor()
            .GetStringAsync("/odd-30/changes.atom", TestContext.Current.CancellationToken);
        return
        [
            .. XDocument
                .Parse(feed)
                .Root!.Elements()
                .Where(one => one.Name.LocalName == "entry")
                .Select(one => one.Elements().First(part => part.Name.LocalName == "id").Value),
        ];
    }

    private static void Rewrite(SmallSite site, string path, string before, string after)
    {
        var file = Path.Combine(site.Content, path + ".md");
        var text = File.ReadAllText(file);
        var at = text.IndexOf(before, StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + after + text[(at + before.Length)..]);
    }

    private static async Task ImportAsync(SmallSite site, string? reason)
    {
        site.Clock.Advance(TimeSpan.FromHours(1));
        await using var scope = site.Services.CreateAsyncScope();
        var report = await scope
            .ServiceProvider.GetRequiredService<ContentImporter>()
            .ImportAsync(
                new ContentFolder(site.Content),
                TestContext.Current.CancellationToken,
                new ImportOptions { Reason = reason, Missing = MissingItems.DeleteAll }
            );
        Assert.False(report.IsFaulty);
    }

    private static async Task<string> ToldAsync(SmallSite site, string address = "/odd-30/changes")
    {
        var page = await site.ReadAsync(address);
        return page.QuerySelector(".results > li") is null
            ? WorkshopSite.TextOf(page.QuerySelector(".head + p"))
            : string.Join(
                " ",
                page.QuerySelectorAll(".results > li > p").Skip(1).Select(WorkshopSite.TextOf)
            );
    }
}
