using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What the import of a zip would change is shown before anybody agrees to it.</summary>
public sealed class ZipPreviewTests : ZippedFiles
{
    [Fact]
    public async Task The_preview_says_what_is_not_in_the_zip_and_only_a_tick_deletes_it_into_the_trash()
    {
        var whole = new Dictionary<string, string>(SmallWorkshop.Files);
        whole.Remove(TalkFile);
        whole["people/bo.md"] = Bo;
        var preview = await PreviewAsync(whole);
        var tick = Assert.IsType<IHtmlInputElement>(
            preview.QuerySelector("input[name=delete]"),
            exactMatch: false
        );
        Assert.False(tick.IsChecked);
        Assert.Contains(
            "Not in the zip; not deleted unless you choose to (1) " + TalkFile,
            WorkshopSite.TextOf(preview.QuerySelector(".said")),
            StringComparison.Ordinal
        );

        using var without = await ImportAsync(preview);
        Assert.Equal(
            SmallWorkshop.Files.Keys.Append("people/bo.md").Order(StringComparer.Ordinal),
            (await Store.ExportAsync()).Keys.Order(StringComparer.Ordinal)
        );

        using var with = await ImportAsync(await PreviewAsync(whole), delete: true);
        Assert.Contains(
            "1 deleted",
            WorkshopSite.TextOf((await with.PageAsync()).QuerySelector(".said p")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            whole.Keys.Order(StringComparer.Ordinal),
            (await Store.ExportAsync()).Keys.Order(StringComparer.Ordinal)
        );
        // Its file is in the content folder still, and does not undo that.
        Store.Write("people/cy.md", SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ee", "Cy"));
        await Store.ImportAsync(new ImportOptions());
        Assert.False((await Store.ExportAsync()).ContainsKey(TalkFile));

        using var restored = await Desk.PostAsync("/admin/trash", []);
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Equal(SmallWorkshop.Files[TalkFile], (await Store.ExportAsync())[TalkFile]);
    }

    [Fact]
    public async Task What_the_site_can_not_be_without_is_not_offered_for_deletion()
    {
        var preview = await PreviewAsync(new() { ["people/bo.md"] = Bo });

        Assert.Null(preview.QuerySelector("input[name=delete]"));
        Assert.Contains(
            "To delete them, too, the zip has to hold everything that the site needs.",
            WorkshopSite.TextOf(preview.QuerySelector(".said")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_outcome_than_the_one_shown_is_shown_before_it_is_made()
    {
        var preview = await PreviewAsync(new() { [TalkFile] = Changed, ["people/bo.md"] = Bo });
        var edited = SmallWorkshop
            .Files[TalkFile]
            .Replace("What they may do.", "What they do.", StringComparison.Ordinal);
        await Store.EditAsync(TalkFile, edited);

        using var stale = await ImportAsync(preview);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var second = await stale.PageAsync();
        Assert.Contains(
            "The site has changed since this preview.",
            WorkshopSite.TextOf(second.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.False((await Store.ExportAsync()).ContainsKey("people/bo.md"));

        using var done = await ImportAsync(second);
        Assert.Equal(
            (edited.Replace("On engines", "On many engines", StringComparison.Ordinal), Bo),
            ((await Store.ExportAsync())[TalkFile], (await Store.ExportAsync())["people/bo.md"])
        );
    }

    [Fact]
    public async Task A_preview_is_its_organizers_alone_and_ends_after_an_hour()
    {
        var preview = await PreviewAsync(new() { ["people/bo.md"] = Bo });
        using var other = await Desk.OpenAsync(Site, email: "other@example.org");
        var fields = preview
            .QuerySelectorAll("form[action$='handler=Import'] input[name]")
            .OfType<IHtmlInputElement>()
            .ToDictionary(input => input.Name!, input => input.Value);
        fields["__RequestVerificationToken"] = (await other.ReadAsync("/admin/files"))
            .QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var stolen = await other.Client.PostAsync(
            "/admin/files?handler=Import",
            new FormUrlEncodedContent(fields),
            Aborted
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stolen.StatusCode);

        Site.Clock.Advance(StagedImports.Lifetime);
        using var late = await ImportAsync(preview);

        Assert.Contains(
            "This preview has expired. Choose the zip file again.",
            WorkshopSite.TextOf((await late.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Equal(SmallWorkshop.Files, await Store.ExportAsync());
    }

    [Fact]
    public async Task Faults_are_told_and_nothing_can_be_agreed_to()
    {
        using var answer = await Desk.UploadAsync(
            "/admin/files",
            "zip",
            ContentZip.Pack(new Dictionary<string, string> { ["people/bo.md"] = "---\nname: Bo\n---\n" }),
            "content.zip"
        );
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            "Import failed: fix these errors – content.zip",
            WorkshopSite.TextOf(page.QuerySelector("#report"))
        );
        Assert.Contains(
            "people/bo.md:2: id is missing",
            WorkshopSite.TextOf(page.QuerySelector("[aria-labelledby=report]")),
            StringComparison.Ordinal
        );
        Assert.Null(page.QuerySelector("form[action$='handler=Import']"));
    }
}
