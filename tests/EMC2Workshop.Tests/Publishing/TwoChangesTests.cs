using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;
using static EMC2Workshop.Tests.Publishing.TalkDesk;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>Two changes of one item: both hold, or the second is told of the first.</summary>
public sealed class TwoChangesTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

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
                .IsType<Conflicted>(
                    await PublishAsync(store, new ItemChange(Talk, TalkPath, mine, HashOf(TalkText)))
                )
                .Conflicts
        );

        Assert.Equal(
            (TalkText, theirs, mine, "ada"),
            (conflict.Original, conflict.Theirs, conflict.Mine, conflict.By)
        );
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
        if (
            !told
            && first is "publish" or "schedule" or "restore" or "bulk" or "import"
            && second is not "draft"
        )
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
                store.Clock.Advance(TimeSpan.FromMinutes(1));
                return saved.Conflict is not null || await store.PublishDueAsync() == 0;
            default:
                store.Write(TalkPath + ".md", text);
                return (await store.ImportAsync()).Kept.Contains(TalkPath + ".md");
        }
    }
}
