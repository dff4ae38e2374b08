using System.Net;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Zips as people's machines pack them: with files of their own, and with the folder itself.</summary>
public sealed class LeftoversTests : SmallDesk
{
    private const string TalkFile = "we-20/talks/engines.md";
    private static readonly string Bo = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ff", "Bo");

    [Fact]
    public async Task What_machines_left_is_told_and_the_rest_is_imported()
    {
        var preview = await PreviewAsync(
            new()
            {
                ["people/bo.md"] = Bo,
                ["Thumbs.db"] = "x",
                ["we-20/desktop.ini"] = "x",
                ["people/bo.md~"] = "x",
                ["people/bo.md.bak"] = "x",
                ["people/.DS_Store"] = "x",
                ["people/Icon\r"] = "x",
                ["__MACOSX/people/._bo.md"] = "x",
                ["__MACOSX/._people"] = "x",
                ["people/.bo.md.swp"] = "x",
            }
        );

        Assert.Equal(
            "Left by other programs; not imported (8) Thumbs.db __MACOSX/ people/.DS_Store people/.bo.md.swp "
                + "people/Icon people/bo.md.bak people/bo.md~ we-20/desktop.ini",
            WorkshopSite.TextOf(
                preview
                    .QuerySelectorAll(".said details")
                    .Single(group => group.TextContent.Contains("programs"))
            )
        );
        using var done = await Desk.SendAsync(preview, "/admin/files", [], "Import");
        Assert.Contains(
            "not imported (8)",
            WorkshopSite.TextOf((await done.PageAsync()).QuerySelector(".said")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            new Dictionary<string, string>(SmallWorkshop.Files) { ["people/bo.md"] = Bo },
            await Store.ExportAsync()
        );
    }

    [Theory]
    [InlineData("content/")]
    [InlineData("neurips-19/")]
    [InlineData("EMC2 Inhalt (1)/")]
    [InlineData("Downloads/content/")]
    public async Task A_zip_of_the_folder_itself_is_what_lies_in_it(string top)
    {
        var files = new Dictionary<string, string>(SmallWorkshop.Files) { ["people/bo.md"] = Bo };

        await ImportAsync(
            new(files.ToDictionary(file => top + file.Key, file => file.Value)) { ["__MACOSX/x"] = "x" }
        );

        Assert.Equal(files, await Store.ExportAsync());
    }

    [Theory]
    [InlineData("content/people/bo.md", "people/bo.md")]
    [InlineData("my-site/people/bo.md", "people/bo.md")]
    [InlineData("people/bo.md", "people/bo.md")]
    [InlineData("people/site.md", "people/site.md")] // a person, and not the folder of the whole
    [InlineData("content/.gitignore|content/people/bo.md", "people/bo.md")]
    public async Task A_zip_of_some_files_is_read_from_the_folder_they_are_packed_with(
        string packed,
        string file
    )
    {
        await ImportAsync(packed.Split('|').ToDictionary(path => path, _ => Bo));

        Assert.Equal(
            new Dictionary<string, string>(SmallWorkshop.Files) { [file] = Bo },
            await Store.ExportAsync()
        );
    }

    [Fact]
    public async Task A_zip_of_an_editions_folder_alone_stays_the_editions()
    {
        var talk = SmallWorkshop.Files[TalkFile].Replace("On engines", "On many", StringComparison.Ordinal);

        await ImportAsync(new() { [TalkFile] = talk });

        Assert.Equal(
            new Dictionary<string, string>(SmallWorkshop.Files) { [TalkFile] = talk },
            await Store.ExportAsync()
        );
    }

    [Theory]
    [InlineData("The zip is empty. Choose another one.", "Thumbs.db", "__MACOSX/._x")]
    [InlineData(
        "The zip contains an unsafe path: content/../x.md. Make the zip again without it.",
        "content/../x.md",
        "content/site.md"
    )]
    [InlineData(
        "The zip contains an unsafe path: /site.md. Make the zip again without it.",
        "/site.md",
        "/people/bo.md"
    )]
    [InlineData(
        "The zip contains two files named content/Site.md. Keep one of them.",
        "content/site.md",
        "content/Site.md"
    )]
    public async Task What_is_wrong_with_a_zip_is_told_all_the_same(string told, params string[] files)
    {
        using var answer = await UploadAsync(files.ToDictionary(path => path, _ => "x"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            told + " Nothing was imported.",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]"))
        );
    }

    [Fact]
    public async Task A_zip_of_folders_in_folders_is_answered()
    {
        using var answer = await UploadAsync(
            new() { [string.Concat(Enumerable.Repeat("a/", 30_000)) + "x.md"] = "x" }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    private async Task ImportAsync(Dictionary<string, string> files)
    {
        using var done = await Desk.SendAsync(await PreviewAsync(files), "/admin/files", [], "Import");
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
    }

    private async Task<IHtmlDocument> PreviewAsync(Dictionary<string, string> files)
    {
        using var answer = await UploadAsync(files);
        var page = await answer.PageAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, WorkshopSite.TextOf(page.QuerySelector("main")));
        return page;
    }

    private Task<HttpResponseMessage> UploadAsync(Dictionary<string, string> files) =>
        Desk.UploadAsync(
            "/admin/files",
            "zip",
            ContentZip.Pack(files),
            "content.zip",
            type: "application/zip"
        );
}
