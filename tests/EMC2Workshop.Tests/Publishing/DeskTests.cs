using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;
using static EMC2Workshop.Tests.Publishing.TalkDesk;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>Changes of an organizer, published or refused as a whole.</summary>
public sealed class DeskTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_of_what_was_read_is_published()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var text = TalkText.Replace("On engines", "On limits", StringComparison.Ordinal);

        Assert.IsType<Published>(
            await PublishAsync(store, new ItemChange(Talk, TalkPath, text, HashOf(TalkText)))
        );
        Assert.Equal(text, (await store.ExportAsync())[TalkPath + ".md"]);
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

        Assert.Contains("1 talk needs it", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_name_a_person_follow_a_new_name()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var text = SmallWorkshop.Files["people/ada-lovelace.md"];
        Assert.IsType<Published>(
            await PublishAsync(store, new ItemChange(Ada, "people/ada-king", text, HashOf(text)))
        );
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
        Assert.IsType<Published>(
            await PublishAsync(store, new ItemChange(Talk, TalkPath, null, HashOf(TalkText)))
        );
        store.Write(
            "people/alan-turing.md",
            SmallWorkshop.Files["people/alan-turing.md"] + "\nA mathematician.\n"
        );
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
}
