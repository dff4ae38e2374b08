using System.Net;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What organizers and the content folder changed alike, as organizers see and decide it.</summary>
public sealed class FolderConflictTests
{
    private const string TalkFile = "we-20/talks/engines.md";
    private const string FolderPage = $"/admin/items/{SmallWorkshop.Talk}/conflict";
    private static readonly string Taken = SmallWorkshop.Files[TalkFile];
    private static readonly string OnSite = Taken.Replace(
        "On engines",
        "On site engines",
        StringComparison.Ordinal
    );
    private static readonly string InFile = Taken
        .Replace("On engines", "On file engines", StringComparison.Ordinal)
        .Replace("may do.", "can do.", StringComparison.Ordinal);

    [Fact]
    public async Task The_front_page_lists_it_and_both_versions_stand_side_by_side()
    {
        using var store = await ConflictAsync();
        await using var site = new FolderSite(store);
        using var desk = await Desk.OpenAsync(site);

        var link = (await desk.ReadAsync("/admin")).QuerySelector("section[aria-labelledby=both] a")!;
        Assert.Equal(("On site engines", FolderPage), (WorkshopSite.TextOf(link), link.GetAttribute("href")));
        var page = await desk.ReadAsync(FolderPage);

        Assert.Equal(
            "Edited here and in the content folder",
            WorkshopSite.TextOf(page.QuerySelector("#conflict h2"))
        );
        Assert.Equal(
            [
                "Original",
                "On engines",
                "Content folder’s version",
                "On file engines",
                "The site’s version",
                "On site engines",
            ],
            page.QuerySelectorAll("fieldset.choice > :not(legend)").Select(WorkshopSite.TextOf)
        );
        Assert.Equal(OnSite, (await store.ExportAsync())[TalkFile]);
    }

    [Theory]
    [InlineData("mine", "On file engines")]
    [InlineData("theirs", "On site engines")]
    public async Task What_is_chosen_is_a_draft_with_the_other_changes_and_nobody_is_asked_again(
        string choice,
        string title
    )
    {
        using var store = await ConflictAsync();
        await using var site = new FolderSite(store);
        using var desk = await Desk.OpenAsync(site);

        using var chosen = await desk.PostAsync(FolderPage, new() { ["choice-0"] = choice });
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Equal(OnSite, (await store.ExportAsync())[TalkFile]);
        using var published = await desk.SubmitAsync(
            $"/admin/items/{SmallWorkshop.Talk}",
            "",
            new() { ["act"] = "publish" }
        );

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Equal(
            InFile.Replace("On file engines", title, StringComparison.Ordinal),
            (await store.ExportAsync())[TalkFile]
        );
        Assert.Null((await desk.ReadAsync("/admin")).QuerySelector("#both"));
        Assert.Equal(ImportReport.Nothing, await store.ImportAsync());
    }

    [Fact]
    public async Task The_sites_version_can_be_kept_as_it_is_and_history_has_the_files()
    {
        using var store = await ConflictAsync();
        await using var site = new FolderSite(store);
        using var desk = await Desk.OpenAsync(site);

        using var kept = await desk.PostAsync(FolderPage, [], "Keep");

        Assert.Equal("/admin?said=site-kept", kept.Headers.Location?.OriginalString);
        Assert.Null((await desk.ReadAsync("/admin?said=site-kept")).QuerySelector("#both"));
        Assert.Equal(OnSite, (await store.ExportAsync())[TalkFile]);
        Assert.Equal(ImportReport.Nothing, await store.ImportAsync());
        var history = await desk.ReadAsync($"/admin/items/{SmallWorkshop.Talk}/history?from=1&to=3");
        Assert.Contains(
            "On file engines",
            WorkshopSite.TextOf(history.QuerySelector("main")),
            StringComparison.Ordinal
        );

        store.Write(TalkFile, InFile.Replace("London", "Oxford", StringComparison.Ordinal));
        Assert.Equal([TalkFile], (await store.ImportAsync()).Merged);
        Assert.Equal(
            OnSite.Replace("London", "Oxford", StringComparison.Ordinal),
            (await store.ExportAsync())[TalkFile]
        );
    }

    [Fact]
    public async Task A_file_that_changed_after_it_was_looked_at_is_looked_at_again()
    {
        using var store = await ConflictAsync();
        await using var site = new FolderSite(store);
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync(FolderPage);
        store.Write(
            TalkFile,
            InFile.Replace("On file engines", "On later engines", StringComparison.Ordinal)
        );

        using var kept = await desk.SendAsync(page, FolderPage, [], "Keep");

        Assert.Equal(FolderPage, kept.Headers.Location?.OriginalString);
        Assert.NotNull((await desk.ReadAsync("/admin")).QuerySelector("#both"));
    }

    [Fact]
    public async Task A_draft_stays_in_what_is_chosen()
    {
        using var store = await ConflictAsync();
        await using var site = new FolderSite(store);
        using var desk = await Desk.OpenAsync(site);
        using var saved = await desk.SubmitAsync(
            $"/admin/items/{SmallWorkshop.Talk}",
            "",
            new() { ["act"] = "save", ["speakers[0].affiliation"] = "Oxford" }
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        using var chosen = await desk.PostAsync(FolderPage, new() { ["choice-0"] = "mine" });

        await using var db = store.Open();
        Assert.Equal(
            InFile.Replace("London", "Oxford", StringComparison.Ordinal),
            Assert.Single(db.Drafts.Select(draft => draft.Text).ToList())
        );
    }

    [Fact]
    public async Task What_a_start_merged_is_shown_and_is_no_question()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, OnSite);
        store.Write(TalkFile, Taken.Replace("may do.", "can do.", StringComparison.Ordinal));
        await using var site = new FolderSite(store);
        using var desk = await Desk.OpenAsync(site);

        Assert.Null((await desk.ReadAsync("/admin")).QuerySelector("#both"));
        var talk = WorkshopSite.TextOf((await site.ReadAsync("/we-20/talks/engines")).Body);
        Assert.Contains("On site engines", talk, StringComparison.Ordinal);
        Assert.Contains("What they can do.", talk, StringComparison.Ordinal);
    }

    private static async Task<WorkshopStore> ConflictAsync()
    {
        var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, OnSite);
        store.Write(TalkFile, InFile);
        return store;
    }
}
