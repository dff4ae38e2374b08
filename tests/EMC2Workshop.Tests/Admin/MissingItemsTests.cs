using System.Net;
using EMC2Workshop.Accounts;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// What a start could not import from the content folder, as organizers see and decide it on the front page.
/// </summary>
public sealed class MissingItemsTests
{
    private static readonly Dictionary<string, string> Files = new(SmallWorkshop.Files)
    {
        ["people/p1.md"] = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000f1", "Grace Hopper"),
        ["people/p2.md"] = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000f2", "P2"),
        ["people/p3.md"] = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000f3", "P3"),
        ["people/p4.md"] = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000f4", "P4"),
    };

    private static readonly string[] People =
    [
        "people/p1.md",
        "people/p2.md",
        "people/p3.md",
        "people/p4.md",
    ];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_asks_before_it_deletes_many_items_and_a_yes_moves_them_to_the_trash()
    {
        using var store = await CutAsync();
        await using var site = new FolderSite(store);
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync("/admin");
        Assert.Equal(
            "4 items missing from the content folder",
            WorkshopSite.TextOf(page.QuerySelector("#missing"))
        );
        Assert.Contains(
            "Grace Hopper people/p1",
            WorkshopSite.TextOf(page.QuerySelector("section[aria-labelledby=missing] details")),
            StringComparison.Ordinal
        );
        Assert.Equal(Files, await store.ExportAsync());

        using var answer = await desk.SendAsync(page, "/admin", [], "DeleteMissing");

        Assert.Equal("/admin?said=deleted", answer.Headers.Location?.OriginalString);
        var after = await desk.ReadAsync("/admin?said=deleted");
        Assert.Equal(
            "Deleted. You can restore these items from the trash.",
            WorkshopSite.TextOf(after.QuerySelector("[role=status]"))
        );
        Assert.Null(after.QuerySelector("#missing"));
        Assert.Equal(Files.Count - 4, (await store.ExportAsync()).Count);
        Assert.Contains(
            "Grace Hopper",
            WorkshopSite.TextOf((await desk.ReadAsync("/admin/trash")).QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "deleted items missing from the content folder",
            WorkshopSite.TextOf((await OwnersLogAsync(site)).QuerySelector("main")),
            StringComparison.Ordinal
        );

        using var restored = await desk.PostAsync("/admin/trash", []);
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Equal(Files.Count - 3, (await store.ExportAsync()).Count);
    }

    [Fact]
    public async Task Items_that_are_kept_are_not_asked_for_at_the_next_start()
    {
        using var store = await CutAsync();
        await using (var site = new FolderSite(store))
        {
            using var desk = await Desk.OpenAsync(site);
            using var answer = await desk.PostAsync("/admin", [], "KeepMissing");
            Assert.Equal("/admin?said=kept", answer.Headers.Location?.OriginalString);
            Assert.Null((await desk.ReadAsync("/admin")).QuerySelector("#missing"));
        }

        await using var again = new FolderSite(store);
        using var later = await Desk.OpenAsync(again);
        Assert.Null((await later.ReadAsync("/admin")).QuerySelector("#missing"));
        Assert.Equal(Files, await store.ExportAsync());
    }

    [Fact]
    public async Task An_answer_to_another_question_than_the_one_shown_does_nothing()
    {
        using var store = await CutAsync();
        await using var site = new FolderSite(store);
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync("/admin");
        await store.EditAsync(
            "people/p1.md",
            Files["people/p1.md"].Replace("Grace Hopper", "Rear Admiral Hopper", StringComparison.Ordinal)
        );

        using var answer = await desk.SendAsync(page, "/admin", [], "DeleteMissing");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(
            "Nothing was done.",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Equal(Files.Count, (await store.ExportAsync()).Count);
    }

    [Fact]
    public async Task The_question_goes_when_the_files_are_there_again()
    {
        using var store = await CutAsync();
        await using var site = new FolderSite(store);
        using var desk = await Desk.OpenAsync(site);
        Assert.NotNull((await desk.ReadAsync("/admin")).QuerySelector("#missing"));

        store.Write(Files);

        Assert.Null((await desk.ReadAsync("/admin")).QuerySelector("#missing"));
    }

    [Theory]
    [InlineData("gone", ".:1: isn't there")]
    [InlineData("empty", ".:1: has no content files")]
    [InlineData("faulty", "people/p1.md:1: the file must begin with")]
    [InlineData(
        "copied",
        "people/a.md:2: id is also that of people/p1.md; ids are never shared: delete the id line"
    )]
    public async Task What_could_not_be_imported_is_told_on_the_front_page_and_the_site_serves_what_it_has(
        string how,
        string error
    )
    {
        using var store = await WorkshopStore.FilledAsync(Files);
        if (how == "faulty")
            store.Write("people/p1.md", "Nothing");
        else if (how == "copied")
            store.Write("people/a.md", Files["people/p1.md"]);
        else
            Directory.Delete(store.Content, recursive: true);
        if (how == "empty")
            Directory.CreateDirectory(store.Content);

        await using var site = new FolderSite(store);
        using var desk = await Desk.OpenAsync(site);

        Assert.Contains(
            error,
            WorkshopSite.TextOf(
                (await desk.ReadAsync("/admin")).QuerySelector("section[aria-labelledby=folder-errors]")
            ),
            StringComparison.Ordinal
        );
        Assert.Equal(Files, await store.ExportAsync());
        Assert.Contains(
            "On engines",
            WorkshopSite.TextOf((await site.ReadAsync("/we-20/agenda")).Body),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_folder_that_vanishes_while_the_site_runs_is_told_too()
    {
        using var store = await WorkshopStore.FilledAsync(Files);
        await using var site = new FolderSite(store);
        using var desk = await Desk.OpenAsync(site);
        Assert.Null((await desk.ReadAsync("/admin")).QuerySelector("#folder-errors"));

        Directory.Delete(store.Content, recursive: true);

        Assert.Contains(
            ".:1: isn't there",
            WorkshopSite.TextOf(
                (await desk.ReadAsync("/admin")).QuerySelector("section[aria-labelledby=folder-errors]")
            ),
            StringComparison.Ordinal
        );
        Assert.True((await desk.Client.GetAsync("/admin/files", Aborted)).IsSuccessStatusCode);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> OwnersLogAsync(WorkshopSite site)
    {
        using var owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        return await owner.ReadAsync("/admin/audit");
    }

    /// <summary>A store whose folder lost four of its twelve files.</summary>
    private static async Task<WorkshopStore> CutAsync()
    {
        var store = await WorkshopStore.FilledAsync(Files);
        foreach (var file in People)
            store.Remove(file);
        return store;
    }
}
