using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What is uploaded, and what readers get of it.</summary>
public sealed class MediaTests : MediaShelf
{
    private const string Person = "people/edward-delp";
    private const string Talk = "neurips-19/talks/edward-delp";

    [Fact]
    public async Task A_portrait_is_uploaded_in_the_form_of_a_person_and_shown_to_readers()
    {
        using var desk = await Desk.OpenAsync(Site);
        using var answer = await desk.UploadAsync(
            await Items.EditorAsync(Site, Person),
            "portrait-upload",
            Pictures.Photograph(900, 600),
            "me.jpg",
            new()
            {
                ["portrait_alt"] = "Edward Delp at his desk",
                ["portrait_y"] = "0",
                ["act"] = "publish",
            }
        );
        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);

        // Upright: what the camera wrote lay on its side.
        var portrait = (await Site.ReadAsync("/" + Person)).QuerySelector("img.portrait")!;
        Assert.Equal(
            ("Edward Delp at his desk", "600", "900"),
            (portrait.GetAttribute("alt"), portrait.GetAttribute("width"), portrait.GetAttribute("height"))
        );
        Assert.Equal("portrait crop-0", portrait.ClassName);
        foreach (var address in new[] { "/" + Talk, "/neurips-19/keynotes", "/neurips-19/speakers" })
            Assert.NotNull(
                (await Site.ReadAsync(address)).QuerySelector(
                    $"main img[src^='/media/{portrait.GetAttribute("src")![7..39]}']"
                )
            );
        foreach (var source in portrait.GetAttribute("srcset")!.Split(", "))
        {
            using var sent = await Site.Visitor().GetAsync(source.Split(' ')[0], Aborted);
            var bytes = await sent.Content.ReadAsByteArrayAsync(Aborted);
            Assert.Equal(
                (
                    "image/webp",
                    "public, max-age=31536000, immutable",
                    "nosniff",
                    "default-src 'none'; sandbox"
                ),
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
        using var desk = await Desk.OpenAsync(Site);
        var name = await UploadAsync(desk, Pictures.Png(1000, 500));
        using var visitor = Site.Visitor();
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
        using var desk = await Desk.OpenAsync(Site);
        var editor = await Items.EditorAsync(Site, Person);
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
            "larger than 10 MB, which is the limit",
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
    public async Task A_file_without_a_type_is_kept_until_it_has_one_and_is_called_as_that()
    {
        using var desk = await Desk.OpenAsync(Site);
        var editor = await Items.EditorAsync(Site, Talk);
        var nothing = new Dictionary<string, string>
        {
            ["materials[0].kind"] = "",
            ["materials[0].title"] = "",
            ["materials[0].url"] = "",
            ["act"] = "publish",
        };
        using var refused = await desk.UploadAsync(
            editor,
            "materials[0].file-upload",
            Pictures.Pdf,
            "slides.pdf",
            nothing
        );
        var page = await refused.PageAsync();
        Assert.Contains("Choose a type", page.Body!.TextContent, StringComparison.Ordinal);

        var typed = new Dictionary<string, string> { ["materials[0].kind"] = "slides", ["act"] = "publish" };
        using var published = await desk.SendAsync(page, editor, typed);
        Assert.EndsWith(
            "said=published",
            published.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Slides PDF, 1 KB",
            WorkshopSite.TextOf((await Site.ReadAsync("/" + Talk)).QuerySelector("#materials + ul li"))
        );
    }

    [Fact]
    public async Task A_pdf_is_kept_as_it_is_and_sent_as_a_file_that_can_do_nothing()
    {
        using var desk = await Desk.OpenAsync(Site);
        using var answer = await desk.UploadAsync(
            await Items.EditorAsync(Site, Talk),
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

        var link = (await Site.ReadAsync("/" + Talk)).QuerySelector("#materials + ul a")!;
        Assert.Equal("Slides of the talk Slides, PDF, 1 KB", WorkshopSite.TextOf(link.ParentElement));
        using var sent = await Site.Visitor().GetAsync(link.GetAttribute("href"), Aborted);
        Assert.Equal(Pictures.Pdf, await sent.Content.ReadAsByteArrayAsync(Aborted));
        Assert.Equal(
            (
                "application/pdf",
                "attachment; filename=my-slides-final.pdf",
                "nosniff",
                "default-src 'none'; sandbox"
            ),
            (
                sent.Content.Headers.ContentType?.ToString(),
                sent.Content.Headers.ContentDisposition?.ToString().Split("; filename*")[0],
                Header(sent, "X-Content-Type-Options"),
                Header(sent, "Content-Security-Policy")
            )
        );
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.NonValidated[name]);
}
