using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Publishing;

public sealed class DeskTests
{
    private const string TalkPath = "we-20/talks/engines";
    private static readonly Guid Talk = Guid.Parse(SmallWorkshop.Talk);
    private static readonly Guid Ada = Guid.Parse(SmallWorkshop.Ada);
    private static readonly string TalkText = SmallWorkshop.Files[TalkPath + ".md"];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_of_what_was_read_is_published()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var text = TalkText.Replace("On engines", "On limits", StringComparison.Ordinal);

        Assert.IsType<Published>(await PublishAsync(store, new ItemChange(Talk, TalkPath, text, HashOf(TalkText))));
        Assert.Equal(text, (await store.ExportAsync())[TalkPath + ".md"]);
    }

    [Fact]
    public async Task Changes_of_two_organizers_in_different_places_are_both_published()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await PublishAsync(
            store,
            new ItemChange(
                Talk,
                TalkPath,
                TalkText.Replace("On engines", "On limits", StringComparison.Ordinal),
                HashOf(TalkText)
            )
        );
        var second = await PublishAsync(
            store,
            new ItemChange(
                Talk,
                TalkPath,
                TalkText.Replace("What they may do.", "What they can do.", StringComparison.Ordinal),
                HashOf(TalkText)
            )
        );

        Assert.Equal([TalkPath], Assert.IsType<Published>(second).Merged);
        Assert.Equal(
            TalkText
                .Replace("On engines", "On limits", StringComparison.Ordinal)
                .Replace("may do", "can do", StringComparison.Ordinal),
            (await store.ExportAsync())[TalkPath + ".md"]
        );
    }

    [Fact]
    public async Task Changes_of_two_organizers_in_one_place_come_back_with_all_three_texts()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var theirs = TalkText.Replace("On engines", "On limits", StringComparison.Ordinal);
        var mine = TalkText.Replace("On engines", "On numbers", StringComparison.Ordinal);
        await PublishAsync(store, new ItemChange(Talk, TalkPath, theirs, HashOf(TalkText)));
        var conflict = Assert.Single(
            Assert
                .IsType<Conflicted>(await PublishAsync(store, new ItemChange(Talk, TalkPath, mine, HashOf(TalkText))))
                .Conflicts
        );

        Assert.Equal((TalkText, theirs, mine, "ada"), (conflict.Original, conflict.Theirs, conflict.Mine, conflict.By));
        Assert.Equal(theirs, (await store.ExportAsync())[TalkPath + ".md"]);
    }

    /// <summary>
    /// Of every two things that organizers, or a file, can do to one item, the second is told of the first, or both
    /// hold.
    /// </summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Nobody_writes_over_what_they_have_not_seen(string first, string second)
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await DoAsync(store, first, "First");
        var told = await DoAsync(store, second, "Second");

        await using var db = store.Open();
        var everything =
            string.Join('\n', await db.Revisions.Select(revision => revision.Text ?? "").ToListAsync(Aborted))
            + string.Join(
                '\n',
                await db
                    .Drafts.Select(draft => draft.Text)
                    .Concat(db.DiscardedDrafts.Select(draft => draft.Text))
                    .ToListAsync(Aborted)
            );
        var now = await db.ContentItems.AsNoTracking().SingleOrDefaultAsync(item => item.Id == Talk, Aborted);
        if (first is not "remove")
            Assert.Contains("First", everything, StringComparison.Ordinal);
        if (!told && second is not "remove")
            Assert.Contains("Second", everything, StringComparison.Ordinal);
        // What was published first is replaced only by something that said so.
        if (!told && first is "publish" or "schedule" or "restore" or "bulk" or "import" && second is not "draft")
            Assert.Fail($"{second} after {first} was not told of it; now it is {now?.Text}");
    }

    public static TheoryData<string, string> Pairs()
    {
        string[] doors = ["publish", "draft", "schedule", "remove", "restore", "bulk", "import"];
        var pairs = new TheoryData<string, string>();
        foreach (var first in doors)
        {
            // Whoever changes a file twice has seen the first change.
            foreach (var second in doors.Where(second => (first, second) is not ("import", "import")))
                pairs.Add(first, second);
        }
        return pairs;
    }

    [Fact]
    public async Task A_person_whom_others_name_can_not_be_removed()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var faults = Assert
            .IsType<Invalid>(
                await PublishAsync(
                    store,
                    new ItemChange(
                        Ada,
                        "people/ada-lovelace",
                        null,
                        HashOf(SmallWorkshop.Files["people/ada-lovelace.md"])
                    )
                )
            )
            .Faults;

        Assert.Contains(TalkPath, Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_name_a_person_follow_a_new_name()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var text = SmallWorkshop.Files["people/ada-lovelace.md"];
        Assert.IsType<Published>(await PublishAsync(store, new ItemChange(Ada, "people/ada-king", text, HashOf(text))));
        var files = await store.ExportAsync();

        Assert.Equal(
            TalkText.Replace("person: ada-lovelace", "person: ada-king", StringComparison.Ordinal),
            files[TalkPath + ".md"]
        );
        Assert.DoesNotContain("people/ada-lovelace.md", files);
    }

    [Fact]
    public async Task What_is_removed_lies_in_the_trash_and_its_file_does_not_bring_it_back()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        Assert.IsType<Published>(await PublishAsync(store, new ItemChange(Talk, TalkPath, null, HashOf(TalkText))));
        store.Write("people/alan-turing.md", SmallWorkshop.Files["people/alan-turing.md"] + "\nA mathematician.\n");
        Assert.Equal(["people/alan-turing.md"], (await store.ImportAsync()).Taken);

        await using var db = store.Open();
        Assert.Equal(
            (TalkPath, TalkText),
            await db.Trash.Select(item => ValueTuple.Create(item.Path, item.Text)).SingleAsync(Aborted)
        );
        Assert.DoesNotContain(TalkPath + ".md", await store.ExportAsync());
    }

    [Fact]
    public async Task A_fault_stops_the_whole_set()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var before = await store.ExportAsync();
        var outcome = await PublishAsync(
            store,
            new ItemChange(
                Talk,
                TalkPath,
                TalkText.Replace("On engines", "On limits", StringComparison.Ordinal),
                HashOf(TalkText)
            ),
            new ItemChange(
                Ada,
                "people/ada-lovelace",
                "---\nid: 1\n---\n",
                HashOf(SmallWorkshop.Files["people/ada-lovelace.md"])
            )
        );

        Assert.NotEmpty(Assert.IsType<Invalid>(outcome).Faults);
        Assert.Equal(before, await store.ExportAsync());
    }

    [Fact]
    public async Task A_draft_publishes_itself_when_its_time_has_come()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var text = TalkText.Replace("On engines", "On limits", StringComparison.Ordinal);
        await SaveDraftAsync(store, text, HashOf(TalkText), store.Clock.GetUtcNow().AddHours(1));

        Assert.Equal(0, await store.PublishDueAsync());
        store.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await store.PublishDueAsync());
        Assert.Equal(text, (await store.ExportAsync())[TalkPath + ".md"]);
    }

    /// <returns>True when it was refused and told why.</returns>
    private static async Task<bool> DoAsync(WorkshopStore store, string door, string word)
    {
        var text = TalkText.Replace("On engines", word, StringComparison.Ordinal);
        var change = new ItemChange(Talk, TalkPath, text, HashOf(TalkText));
        switch (door)
        {
            case "publish" or "restore":
                return await PublishAsync(store, change) is Conflicted;
            case "bulk":
                return await PublishAsync(
                        store,
                        change,
                        new ItemChange(
                            Ada,
                            "people/ada-lovelace",
                            SmallWorkshop.Files["people/ada-lovelace.md"] + $"\n{word} of all.\n",
                            HashOf(SmallWorkshop.Files["people/ada-lovelace.md"])
                        )
                    ) is Conflicted;
            case "remove":
                return await PublishAsync(store, change with { Text = null }) is Conflicted;
            case "draft":
                return await SaveDraftAsync(store, text, HashOf(TalkText), null) is { Conflict: not null };
            case "schedule":
                var saved = await SaveDraftAsync(store, text, HashOf(TalkText), store.Clock.GetUtcNow());
                return saved.Conflict is not null || await store.PublishDueAsync() == 0;
            default:
                store.Write(TalkPath + ".md", text);
                return (await store.ImportAsync()).Kept.Contains(TalkPath + ".md");
        }
    }

    private static async Task<PublishResult> PublishAsync(WorkshopStore store, params ItemChange[] changes)
    {
        await using var db = store.Open();
        return await new Publisher(db, new MarkdownRenderer()).PublishAsync(
            changes,
            new ChangeInfo("ada", store.Clock.GetUtcNow()),
            Aborted
        );
    }

    private static async Task<DraftSave> SaveDraftAsync(
        WorkshopStore store,
        string text,
        string state,
        DateTimeOffset? publishAt
    )
    {
        await using var db = store.Open();
        return await new DraftStore(db).SaveAsync(
            new DraftWork(Talk, "talk", TalkPath, text, TalkText) { PublishAt = publishAt },
            state,
            ["id", "title", "session", "speakers"],
            new ChangeInfo("alan", store.Clock.GetUtcNow()),
            Aborted
        );
    }

    private static string HashOf(string text) => ContentItem.ComputeHash(text);
}
