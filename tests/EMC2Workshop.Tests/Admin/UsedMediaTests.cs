using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Pictures and documents, and the items that name them.</summary>
public sealed class UsedMediaTests : MediaShelf
{
    private const string Person = "people/edward-delp";

    [Fact]
    public async Task A_picture_is_published_with_words_or_by_saying_that_it_needs_none()
    {
        using var desk = await Desk.OpenAsync(Site);
        var name = await UploadAsync(desk, Pictures.Png());
        var editor = await Items.EditorAsync(Site, "neurips-19/sponsors/qualcomm");
        using var without = await desk.PostAsync(editor, new() { ["logo"] = name, ["act"] = "publish" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains(
            "is missing; say in words",
            WorkshopSite.TextOf((await without.PageAsync()).GetElementById("logo_alt-fault")),
            StringComparison.Ordinal
        );

        await desk.PostAsync(
            editor,
            new()
            {
                ["logo"] = name,
                ["logo_decorative"] = "true",
                ["act"] = "publish",
            }
        );
        Assert.Equal(("", "Qualcomm"), await LogoAsync());
        await desk.PostAsync(
            editor,
            new()
            {
                ["logo_alt"] = "Qualcomm",
                ["logo_decorative"] = "",
                ["act"] = "publish",
            }
        );
        Assert.Equal(("Qualcomm", ""), await LogoAsync());
    }

    [Fact]
    public async Task What_is_used_stays_until_nobody_names_it()
    {
        using var desk = await Desk.OpenAsync(Site);
        var name = await UploadAsync(desk, Pictures.Png());
        var editor = await Items.EditorAsync(Site, "neurips-19/sponsors/qualcomm");
        await desk.PostAsync(
            editor,
            new()
            {
                ["logo"] = name,
                ["logo_alt"] = "Qualcomm",
                ["act"] = "publish",
            }
        );
        Assert.Contains("used by Qualcomm.", await RemoveAsync(desk, name), StringComparison.Ordinal);
        await desk.PostAsync(editor + "/remove", []);
        Assert.Contains("used by Qualcomm (trash).", await RemoveAsync(desk, name), StringComparison.Ordinal);
        Assert.Contains(
            name,
            await desk.Client.GetStringAsync("/admin/media", Aborted),
            StringComparison.Ordinal
        );

        await desk.PostAsync("/admin/trash", []);
        await desk.PostAsync(
            editor,
            new()
            {
                ["logo"] = "",
                ["logo_alt"] = "",
                ["act"] = "publish",
            }
        );
        Assert.Equal("", await RemoveAsync(desk, name));
        using var gone = await Site.Visitor().GetAsync($"/media/{name}", Aborted);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var log = WorkshopSite.TextOf((await desk.ReadAsync("/admin/audit")).Body);
        Assert.Contains("uploaded a file", log, StringComparison.Ordinal);
        Assert.Contains("removed a file", log, StringComparison.Ordinal);
        await AssertNothingIsKeptAsync();
    }

    [Fact]
    public async Task A_file_that_is_not_there_can_not_be_published()
    {
        using var desk = await Desk.OpenAsync(Site);
        using var answer = await desk.PostAsync(
            await Items.EditorAsync(Site, Person),
            new()
            {
                ["portrait"] = "0123456789abcdef0123456789abcdef.webp",
                ["portrait_alt"] = "Nobody",
                ["act"] = "publish",
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "This file doesn’t exist anymore. Choose another, or upload it again.",
            WorkshopSite.TextOf((await answer.PageAsync()).GetElementById("portrait-fault")),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> RemoveAsync(Desk desk, string name)
    {
        using var answer = await desk.PostAsync("/admin/media", new() { ["name"] = name }, "Remove");
        return answer.StatusCode == HttpStatusCode.Redirect
            ? ""
            : WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]"));
    }

    private async Task<(string?, string)> LogoAsync()
    {
        var item = (await Site.ReadAsync("/neurips-19/sponsors"))
            .QuerySelectorAll(".sponsors li")
            .First(item => item.QuerySelector("img") is not null);
        return (item.QuerySelector("img")!.GetAttribute("alt"), WorkshopSite.TextOf(item));
    }
}
