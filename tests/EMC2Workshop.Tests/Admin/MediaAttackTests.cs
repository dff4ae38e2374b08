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
            { "a.jpg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"data:image/svg+xml;base64,AA\"/></svg>" },
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
    public async Task What_is_no_picture_or_document_is_refused_whatever_it_is_called(string fileName, string content)
    {
        using var desk = await Desk.OpenAsync(site);
        var before = Kept();
        using var answer = await desk.UploadAsync(
            "/admin/media",
            "file",
            content.StartsWith('\uFEFF') ? Encoding.UTF8.GetBytes(content) : Encoding.Latin1.GetBytes(content),
            fileName
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty(WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]")));
        Assert.Equal(before, Kept());
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
        Assert.All(Kept(), file => Assert.True(MediaName.IsServed(file), file));
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
            var kept = await File.ReadAllBytesAsync(Path.Combine(MediaFolder, name), Aborted);
            var text = Encoding.Latin1.GetString(kept);
            Assert.StartsWith("RIFF", text, StringComparison.Ordinal);
            Assert.DoesNotContain("alert(", text, StringComparison.Ordinal);
            Assert.DoesNotContain("taken at home", text, StringComparison.Ordinal);
            Assert.Equal(name, MediaName.FromHash(System.Security.Cryptography.SHA256.HashData(kept), ".webp"));
            using var image = NetVips.Image.NewFromBuffer(kept);
            Assert.InRange(image.Width, 1, 2560);
        }
    }

    [Fact]
    public async Task A_small_file_that_claims_to_be_huge_is_refused_by_its_header()
    {
        using var desk = await Desk.OpenAsync(site);
        var before = Kept();
        using var answer = await desk.UploadAsync(
            "/admin/media",
            "file",
            Pictures.PngThatClaims(30_000, 30_000),
            "bomb.png"
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(
            "30,000 × 30,000 pixels; 50 million is the limit",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Equal(before, Kept());
    }

    [Fact]
    public async Task A_request_beyond_all_bounds_is_refused_unread()
    {
        using var desk = await Desk.OpenAsync(site);
        using var content = new MultipartFormDataContent { { new StringContent("x"), "file", "x.png" } };
        content.Headers.ContentLength = 1L << 30;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/media") { Content = content };
        using var answer = await desk.Client.SendAsync(request, Aborted);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("at most 10 MB", await answer.Content.ReadAsStringAsync(Aborted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_upload_nothing()
    {
        using var desk = await Desk.OpenAsync(site);
        using var stranger = new Desk(site);
        var before = Kept();
        foreach (
            var (client, status) in new[]
            {
                (stranger.Client, HttpStatusCode.Redirect),
                (desk.Client, HttpStatusCode.BadRequest),
            }
        )
        {
            using var content = new MultipartFormDataContent
            {
                { new ByteArrayContent(Pictures.Png()), "file", "x.png" },
            };
            using var answer = await client.PostAsync("/admin/media", content, Aborted);
            Assert.Equal(status, answer.StatusCode);
        }
        Assert.Equal(before, Kept());
    }

    [Fact]
    public async Task Uploads_that_there_is_no_room_for_are_told_to_come_again()
    {
        using var desk = await Desk.OpenAsync(site);
        var gate = new TaskCompletionSource();
        using var slow = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var uploads = Enumerable
            .Range(0, 40)
            .Select(_ =>
                desk.Client.SendAsync(
                    new HttpRequestMessage(HttpMethod.Post, "/admin/media") { Content = new SlowContent(gate.Task) },
                    HttpCompletionOption.ResponseHeadersRead,
                    slow.Token
                )
            )
            .ToList();
        var (refused, open) = (0, uploads.ToHashSet());
        while (refused < 4)
        {
            var first = await Task.WhenAny(open);
            open.Remove(first);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await first).StatusCode);
            refused++;
        }
        gate.SetResult();
        foreach (var answer in await Task.WhenAll(open))
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private string MediaFolder => site.Store + ".media";

    private List<string> Kept() =>
        Directory.Exists(MediaFolder)
            ?
            [
                .. Directory
                    .EnumerateFileSystemEntries(MediaFolder, "*", SearchOption.AllDirectories)
                    .Select(file => Path.GetRelativePath(MediaFolder, file))
                    .Order(),
            ]
            : [];

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

    /// <summary>An upload of somebody who takes their time.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly Task gate;

        public SlowContent(Task gate)
        {
            this.gate = gate;
            Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await gate;
            await stream.WriteAsync("--b\r\nContent-Disposition: form-data; name=x\r\n\r\ny\r\n--b--\r\n"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
