using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

public sealed class MediaTests : IDisposable
{
    private const string Person = "people/edward-delp";
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_portrait_is_uploaded_in_the_form_of_a_person_and_shown_to_readers()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.UploadAsync(
            await EditorAsync(Person),
            "portrait-upload",
            Pictures.Photograph(900, 600),
            "me.jpg",
            new() { ["portrait_alt"] = "Edward Delp at his desk", ["act"] = "publish" }
        );
        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);

        // Upright: what the camera wrote lay on its side.
        var portrait = (await site.ReadAsync("/" + Person)).QuerySelector("img.portrait")!;
        Assert.Equal(
            ("Edward Delp at his desk", "600", "900"),
            (portrait.GetAttribute("alt"), portrait.GetAttribute("width"), portrait.GetAttribute("height"))
        );
        foreach (var address in new[] { "/" + Talk, "/neurips-19/keynotes", "/neurips-19/speakers" })
            Assert.NotNull(
                (await site.ReadAsync(address)).QuerySelector(
                    $"img.face[src^='/media/{portrait.GetAttribute("src")![7..39]}']"
                )
            );
        foreach (var source in portrait.GetAttribute("srcset")!.Split(", "))
        {
            using var sent = await site.Visitor().GetAsync(source.Split(' ')[0], Aborted);
            var bytes = await sent.Content.ReadAsByteArrayAsync(Aborted);
            Assert.Equal(
                ("image/webp", "public, max-age=31536000, immutable", "nosniff", "default-src 'none'; sandbox"),
                (
                    sent.Content.Headers.ContentType?.ToString(),
                    Header(sent, "Cache-Control"),
                    Header(sent, "X-Content-Type-Options"),
                    Header(sent, "Content-Security-Policy")
                )
            );
            Assert.DoesNotContain(
                "taken at home",
                System.Text.Encoding.Latin1.GetString(bytes),
                StringComparison.Ordinal
            );
            using var image = NetVips.Image.NewFromBuffer(bytes);
            Assert.Equal(source.Split(' ')[1], $"{image.Width}w");
        }
    }

    [Fact]
    public async Task Only_the_sizes_that_were_made_are_sent()
    {
        using var desk = await Desk.OpenAsync(site);
        var name = await UploadAsync(desk, Pictures.Png(1000, 500));
        using var visitor = site.Visitor();
        var whole = await visitor.GetByteArrayAsync($"/media/{name}", Aborted);
        Assert.Equal(whole, await visitor.GetByteArrayAsync($"/media/{name}?w=99999&h=99999", Aborted));
        foreach (
            var other in new[]
            {
                MediaName.ForWidth(name, 99999),
                MediaName.ForWidth(name, 161),
                name.Replace(".webp", ".svg", StringComparison.Ordinal),
                name.ToUpperInvariant(),
                "..%2fworkshop.db",
                "%2e%2e%2fworkshop.db",
            }
        )
        {
            using var answer = await visitor.GetAsync($"/media/{other}", Aborted);
            Assert.True(
                answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest,
                $"{other}: {answer.StatusCode}"
            );
        }
    }

    [Fact]
    public async Task What_is_too_large_is_told_with_the_limit_and_nothing_that_was_typed_is_lost()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await EditorAsync(Person);
        Assert.Contains(
            "at most 10 MB",
            WorkshopSite.TextOf((await desk.ReadAsync(editor)).GetElementById("portrait-upload-hint")),
            StringComparison.Ordinal
        );
        var large = new byte[(10 * 1024 * 1024) + 1];
        Pictures.Png().CopyTo(large, 0);
        using var answer = await desk.UploadAsync(
            editor,
            "portrait-upload",
            large,
            "large.png",
            new()
            {
                ["name"] = "Typed with care",
                ["body"] = "And this.",
                ["act"] = "publish",
            }
        );
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(
            "more than 10 MB; that is the limit",
            WorkshopSite.TextOf(page.GetElementById("portrait-fault")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ("Typed with care", "And this."),
            (
                page.GetElementById("name")!.GetAttribute("value"),
                ((IHtmlTextAreaElement)page.GetElementById("body")!).Value
            )
        );
        await AssertNothingIsKeptAsync();
    }

    [Fact]
    public async Task A_pdf_is_kept_as_it_is_and_sent_as_a_file_that_can_do_nothing()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.UploadAsync(
            await EditorAsync(Talk),
            "materials[0].file-upload",
            Pictures.Pdf,
            "My Slides (final).pdf",
            new()
            {
                ["materials[0].kind"] = "slides",
                ["materials[0].title"] = "Slides of the talk",
                ["act"] = "publish",
            },
            "text/html"
        );
        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);

        var link = (await site.ReadAsync("/" + Talk)).QuerySelector("#materials + ul a")!;
        Assert.Equal("Slides of the talk Slides, PDF, 1 KB", WorkshopSite.TextOf(link.ParentElement));
        using var sent = await site.Visitor().GetAsync(link.GetAttribute("href"), Aborted);
        Assert.Equal(Pictures.Pdf, await sent.Content.ReadAsByteArrayAsync(Aborted));
        Assert.Equal(
            ("application/pdf", "attachment; filename=my-slides-final.pdf", "nosniff", "default-src 'none'; sandbox"),
            (
                sent.Content.Headers.ContentType?.ToString(),
                sent.Content.Headers.ContentDisposition?.ToString().Split("; filename*")[0],
                Header(sent, "X-Content-Type-Options"),
                Header(sent, "Content-Security-Policy")
            )
        );
    }

    [Fact]
    public async Task A_picture_is_published_with_words_or_by_saying_that_it_needs_none()
    {
        using var desk = await Desk.OpenAsync(site);
        var name = await UploadAsync(desk, Pictures.Png());
        var editor = await EditorAsync("neurips-19/sponsors/qualcomm");
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
        using var desk = await Desk.OpenAsync(site);
        var name = await UploadAsync(desk, Pictures.Png());
        var editor = await EditorAsync("neurips-19/sponsors/qualcomm");
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
        Assert.Contains(name, await desk.Client.GetStringAsync("/admin/media", Aborted), StringComparison.Ordinal);

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
        using var gone = await site.Visitor().GetAsync($"/media/{name}", Aborted);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var log = WorkshopSite.TextOf((await desk.ReadAsync("/admin/audit")).Body);
        Assert.Contains("uploaded a file", log, StringComparison.Ordinal);
        Assert.Contains("removed a file", log, StringComparison.Ordinal);
        await AssertNothingIsKeptAsync();
    }

    [Fact]
    public async Task A_file_that_is_not_there_can_not_be_published()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            await EditorAsync(Person),
            new()
            {
                ["portrait"] = "0123456789abcdef0123456789abcdef.webp",
                ["portrait_alt"] = "Nobody",
                ["act"] = "publish",
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "there is no file media/0123456789abcdef0123456789abcdef.webp",
            WorkshopSite.TextOf((await answer.PageAsync()).GetElementById("portrait-fault")),
            StringComparison.Ordinal
        );
    }

    private string MediaFolder => site.Store + ".media";

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.NonValidated[name]);

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

    private async Task AssertNothingIsKeptAsync()
    {
        Assert.Empty(await NamesAsync());
        Assert.Empty(Directory.Exists(MediaFolder) ? Directory.EnumerateFileSystemEntries(MediaFolder) : []);
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
        var item = (await site.ReadAsync("/neurips-19/sponsors"))
            .QuerySelectorAll(".sponsors li")
            .First(item => item.QuerySelector("img") is not null);
        return (item.QuerySelector("img")!.GetAttribute("alt"), WorkshopSite.TextOf(item));
    }

    private async Task<string> EditorAsync(string path)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var items = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>().ContentItems;
        return $"/admin/items/{(await items.SingleAsync(item => item.Path == path, Aborted)).Id}";
    }
}
