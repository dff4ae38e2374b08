using System.Net;
using System.Text;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Files that mean harm.</summary>
public sealed class MediaAttackTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Refused { get; } =
        new()
        {
            { "a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>" },
            { "a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>" },
            {
                "a.png",
                "\uFEFF  <?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM "
                    + "\"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>"
            },
            {
                "a.jpg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject><body "
                    + "xmlns=\"http://www.w3.org/1999/xhtml\"><script/></body></foreignObject></svg>"
            },
            {
                "a.jpg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"data:image/svg+xml;base64,AA\"/></svg>"
            },
            {
                "a.jpg",
                "<?xml-stylesheet href=\"https://evil.example/x.css\"?><svg "
                    + "xmlns=\"http://www.w3.org/2000/svg\"><image xlink:href=\"https://evil.example/\"/></svg>"
            },
            { "a.jpg", "<!DOCTYPE html><script>alert(1)</script>" },
            { "a.gif", "GIF89a/*" },
            { "a.png", "\u0089PNG\r\n\u001a\nnot a picture" },
            { "a.webp", "RIFF\u0010\0\0\0WEBPVP8 \0\0\0\0" },
            { "a.jpg", "\u00FF\u00D8\u00FF\u00E0 and then text" },
            { "a.avif", "\0\0\0\u001cftypavif\0\0\0\0" },
            { "a.pdf", "%PDF-1.7 without an end" },
            { "a.pdf", "<html>%PDF-1.7 %%EOF</html>" },
            { "a.jpg.cshtml", "@page\n@{ System.IO.File.Delete(\"x\"); }" },
            { "a.jpg", "" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_picture_or_document_is_refused_whatever_it_is_called(
        string fileName,
        string content
    )
    {
        using var desk = await Desk.OpenAsync(site);
        var before = KeptFiles.In(site);
        using var answer = await desk.UploadAsync(
            "/admin/media",
            "file",
            content.StartsWith('\uFEFF')
                ? Encoding.UTF8.GetBytes(content)
                : Encoding.Latin1.GetBytes(content),
            fileName
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty(WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]")));
        Assert.Equal(before, KeptFiles.In(site));
    }

    public static TheoryData<string> Names { get; } =
    [
        "../../wwwroot/x.js",
        "..%2f..%2fx.js",
        "a%00.html",
        ".htaccess",
        "web.config",
        "a.jpg ",
        "a.jpg::$DATA",
        "a.svg",
        "a.jpg.cshtml",
        "C:\\x\\a.jpg",
        new string('n', 300) + ".jpg",
        "<img src=x onerror=alert(1)>.png",
        "\u202Egpj.exe",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_is_a_label_and_nothing_else(string fileName)
    {
        using var desk = await Desk.OpenAsync(site);
        var name = await UploadAsync(
            desk,
            Pictures.Png(width: 200 + Names.Select(row => row.Data).ToList().IndexOf(fileName)),
            fileName
        );

        Assert.Matches(@"^[0-9a-f]{32}\.webp$", name);
        Assert.All(KeptFiles.In(site), file => Assert.True(MediaName.IsServed(file), file));
        var page = await desk.ReadAsync("/admin/media");
        Assert.Empty(page.QuerySelectorAll("[onerror]"));
        var label = page.QuerySelector($".media a[href='/media/{name}']")!.TextContent;
        Assert.DoesNotContain(label, letter => letter is '/' or '\\' or '\u202E');
        Assert.InRange(label.Length, 1, 120);
    }

    [Fact]
    public async Task Every_format_becomes_the_one_that_is_kept()
    {
        using var desk = await Desk.OpenAsync(site);
        byte[] polyglot =
        [
            .. Pictures.Gif()[..^1],
            0x21,
            0xFE,
            10,
            .. "/*alert(1)"u8,
            0,
            0x3B,
            .. "*/=1;alert(1)<script>alert(1)</script>"u8,
        ];
        foreach (
            var bytes in new[]
            {
                Pictures.Photograph(300, 200),
                Pictures.Png(),
                Pictures.Gif(),
                polyglot,
                Pictures.Webp(withMetadata: true),
                Pictures.Avif(),
                Pictures.Png(3000, 40),
            }
        )
        {
            var name = await UploadAsync(desk, bytes);
            var kept = await File.ReadAllBytesAsync(Path.Combine(KeptFiles.FolderOf(site), name), Aborted);
            var text = Encoding.Latin1.GetString(kept);
            Assert.StartsWith("RIFF", text, StringComparison.Ordinal);
            Assert.DoesNotContain("alert(", text, StringComparison.Ordinal);
            Assert.DoesNotContain("taken at home", text, StringComparison.Ordinal);
            Assert.Equal(
                name,
                MediaName.FromHash(System.Security.Cryptography.SHA256.HashData(kept), ".webp")
            );
            using var image = NetVips.Image.NewFromBuffer(kept);
            Assert.InRange(image.Width, 1, 2560);
        }
    }

    private async Task<string> UploadAsync(Desk desk, byte[] bytes, string fileName = "a.png")
    {
        var before = await NamesAsync();
        using var answer = await desk.UploadAsync("/admin/media", "file", bytes, fileName);
        Assert.True(
            answer.Headers.Location?.OriginalString == "/admin/media?said=uploaded",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]"))
        );
        return Assert.Single((await NamesAsync()).Except(before));
    }

    private async Task<List<string>> NamesAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .Media.Select(file => file.Name)
            .ToListAsync(Aborted);
    }
}
