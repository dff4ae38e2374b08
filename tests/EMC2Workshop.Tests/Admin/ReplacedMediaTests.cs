using System.Net;
using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Files that are brought together, put in the place of others, or refused with what to do instead.</summary>
public sealed class ReplacedMediaTests : MediaShelf
{
    private const string Person = "people/edward-delp";

    [Fact]
    public async Task A_file_is_replaced_wherever_it_is_used_in_what_is_published_and_in_drafts()
    {
        using var desk = await Desk.OpenAsync(Site);
        var old = await UploadAsync(desk, Pictures.Photograph(300, 300), "old.jpg");
        var editor = await Items.EditorAsync(Site, Person);
        using (
            await desk.PostAsync(
                editor,
                new()
                {
                    ["portrait"] = old,
                    ["portrait_alt"] = "Edward Delp",
                    ["act"] = "publish",
                }
            )
        ) { }
        using (await desk.PostAsync(editor, new() { ["body"] = "Not public yet", ["act"] = "save" })) { }
        using var answer = await SendAsync(desk, "Replace", old, ("new.jpg", Pictures.Photograph(200, 200)));

        Assert.Equal("/admin/media?said=replaced", answer.Headers.Location?.OriginalString);
        var made = Assert.Single(await NamesAsync(), name => name != old);
        Assert.Contains(made, (await Items.FindAsync(Site, Person))!.Text, StringComparison.Ordinal);
        var page = await desk.ReadAsync(editor);
        Assert.Equal(made, page.QuerySelector("#portrait option[selected]")!.GetAttribute("value"));
        Assert.Contains("Not public yet", page.GetElementById("body")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_are_taken_at_once_and_a_heic_photo_among_them_is_told_what_to_do()
    {
        using var desk = await Desk.OpenAsync(Site);
        byte[] heic = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[40]];
        using var answer = await SendAsync(
            desk,
            null,
            null,
            ("one.png", Pictures.Png()),
            ("two.heic", heic),
            ("three.jpg", Pictures.Photograph(200, 200))
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            "two.heic: This is a HEIC photo, which many browsers can’t show. Save it as JPEG and upload that.",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]"))
        );
        Assert.Equal(2, (await NamesAsync()).Count);
    }

    [Fact]
    public async Task A_picture_is_not_replaced_by_a_document()
    {
        using var desk = await Desk.OpenAsync(Site);
        var old = await UploadAsync(desk, Pictures.Png());
        using var answer = await SendAsync(desk, "Replace", old, ("a.pdf", "%PDF-1.7 a"u8.ToArray()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal([old], (await NamesAsync()).Where(MediaName.IsPicture));
    }

    private static async Task<HttpResponseMessage> SendAsync(
        Desk desk,
        string? handler,
        string? name,
        params (string Name, byte[] Bytes)[] files
    )
    {
        var page = await desk.ReadAsync("/admin/media");
        using var content = new MultipartFormDataContent();
        var token = page.QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        content.Add(new StringContent(token), "__RequestVerificationToken");
        if (name is not null)
            content.Add(new StringContent(name), "name");
        foreach (var (fileName, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "file", fileName);
        return await desk.Client.PostAsync(
            "/admin/media" + (handler is null ? "" : "?handler=" + handler),
            content,
            Aborted
        );
    }
}
