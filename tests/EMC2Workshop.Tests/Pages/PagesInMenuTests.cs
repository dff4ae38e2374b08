using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Pages;

/// <summary>Where pages that organizers write are led to.</summary>
public sealed class PagesInMenuTests : SmallDesk
{
    [Fact]
    public async Task A_page_is_in_the_menu_where_one_says_so_and_else_at_the_bottom()
    {
        await Store.EditAsync(
            "we-20/pages/travel.md",
            $"---\nid: {Guid.NewGuid()}\ntitle: Travel\n---\n\nBy train.\n"
        );
        var before = await Site.ReadAsync("/we-20/pages/travel");
        Assert.Equal("Travel", before.QuerySelector("footer a[href='/we-20/pages/travel']")?.TextContent);
        Assert.Null(before.QuerySelector("#menu a[href='/we-20/pages/travel']"));

        var editor = await Items.EditorAsync(Site, "we-20/pages/travel");
        using (await Desk.PostAsync(editor, new() { ["in_menu"] = "true", ["act"] = "publish" })) { }

        var after = await Site.ReadAsync("/we-20/pages/travel");
        Assert.Equal(
            "page",
            after.QuerySelector("#menu a[href='/we-20/pages/travel']")?.GetAttribute("aria-current")
        );
        Assert.Null(after.QuerySelector("footer a[href='/we-20/pages/travel']"));
        Assert.Contains(
            "\nin_menu: true\n",
            (await Store.ExportAsync())["we-20/pages/travel.md"],
            StringComparison.Ordinal
        );
    }
}
