using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using static EMC2Workshop.Tests.Admin.FileLimits;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What is beyond the limits of a file or a request is told, and nothing typed is lost.</summary>
public sealed class FormLimitsTests : IDisposable
{
    private readonly ListeningWorkshop site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_body_above_its_limit_is_kept_as_a_draft_and_told_beside_its_field()
    {
        using var desk = await site.OpenAsync();
        var editor = await site.EditorAsync("we-20/talks/engines");
        using var answer = await desk.SubmitAsync(
            editor,
            "",
            new() { ["body"] = Body(BodyBytes + 1), ["act"] = "publish" }
        );
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "the limit is 200 KB",
            WorkshopSite.TextOf(page.GetElementById("body-fault")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            Body(BodyBytes + 1),
            (
                (IHtmlTextAreaElement)(await desk.ReadAsync(editor)).GetElementById("body")!
            ).Value.ReplaceLineEndings("\n")
        );
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("save")]
    public async Task A_text_above_the_limit_of_a_file_is_not_saved_and_comes_back_filled_in(string act)
    {
        using var desk = await site.OpenAsync();
        var editor = await site.EditorAsync("we-20/talks/engines");
        using var answer = await desk.SubmitAsync(
            editor,
            "",
            new()
            {
                ["body"] = Body(TextBytes + 1),
                ["title"] = "Typed with care",
                ["act"] = act,
            }
        );
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "Not saved",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "limit is 256 KB",
            WorkshopSite.TextOf(page.GetElementById("body-fault")),
            StringComparison.Ordinal
        );
        Assert.Equal("Typed with care", page.GetElementById("title")!.GetAttribute("value"));
        Assert.Equal(
            Body(TextBytes + 1),
            ((IHtmlTextAreaElement)page.GetElementById("body")!).Value.ReplaceLineEndings("\n")
        );
        Assert.Equal(0, await site.CountDraftsAsync());
    }

    [Fact]
    public async Task A_list_above_its_limit_is_told_beside_its_field_and_not_cut()
    {
        using var desk = await site.OpenAsync();
        var editor = await site.EditorAsync("we-20/talks/engines");
        var typed = Enumerable
            .Range(0, Entries + 1)
            .ToDictionary(index => $"speakers[{index}].person", _ => "ada-lovelace");
        typed["act"] = "publish";
        using var answer = await desk.SubmitAsync(editor, "", typed);
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "1,001 entries; 1,000 is the limit",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Ada Lovelace",
            (await desk.ReadAsync(editor)).GetElementById($"speakers-{Entries}-person")!.GetAttribute("value")
        );
    }

    [Fact]
    public async Task Autosave_says_why_it_did_not_save()
    {
        using var desk = await site.OpenAsync();
        var editor = await site.EditorAsync("we-20/talks/engines");
        using var text = await desk.SubmitAsync(
            editor,
            "?handler=Autosave",
            new() { ["body"] = Body(TextBytes + 1) }
        );
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, true),
            (text.StatusCode, (await MessageAsync(text)).Contains("256 KB", StringComparison.Ordinal))
        );

        using var request = await desk.SubmitAsync(
            editor,
            "?handler=Autosave",
            new() { ["body"] = Body(4 * 1024 * 1024) },
            plain: true
        );
        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, true),
            (request.StatusCode, (await MessageAsync(request)).Contains("8 MB", StringComparison.Ordinal))
        );

        var many = Enumerable.Range(0, 50_000).ToDictionary(index => $"f{index}", _ => "");
        using var values = await desk.SubmitAsync(editor, "?handler=Autosave", many, plain: true);
        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, true),
            (values.StatusCode, (await MessageAsync(values)).Contains("fields", StringComparison.Ordinal))
        );

        using var other = await site.SignInAsync("alan@example.org");
        var page = await desk.ReadAsync(editor);
        await other.PostAsync(editor, new() { ["title"] = "Theirs", ["act"] = "publish" });
        using var conflict = await desk.SendAsync(
            page,
            editor + "?handler=Autosave",
            new() { ["title"] = "Mine" }
        );
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        using var told = JsonDocument.Parse(await conflict.Content.ReadAsStringAsync(Aborted));
        Assert.Equal("alan@example.org", told.RootElement.GetProperty("conflict").GetString());
        Assert.StartsWith(
            "alan@example.org ",
            told.RootElement.GetProperty("message").GetString(),
            StringComparison.Ordinal
        );

        using var expired = await desk.SubmitAsync(
            editor,
            "?handler=Autosave",
            new() { ["__RequestVerificationToken"] = "expired" }
        );
        Assert.Equal(
            (HttpStatusCode.BadRequest, true),
            (expired.StatusCode, (await MessageAsync(expired)).Contains("expired", StringComparison.Ordinal))
        );
        Assert.Equal(0, await site.CountDraftsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_beyond_all_limits_is_told_the_limit_and_what_is_kept(bool byBytes)
    {
        using var desk = await site.OpenAsync();
        foreach (
            var editor in new[]
            {
                await site.EditorAsync("we-20/talks/engines"),
                await site.EditorAsync("we-20/sessions/keynote"),
                "/admin/day/we-20",
            }
        )
        {
            var typed = byBytes
                ? new() { ["body"] = Body(4 * 1024 * 1024) }
                : Enumerable.Range(0, 50_000).ToDictionary(index => $"f{index}", _ => "");
            using var answer = await desk.SubmitAsync(editor, "", typed, plain: true);
            var told = await answer.Content.ReadAsStringAsync(Aborted);

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains(
                byBytes
                    ? $"larger than {(editor == "/admin/day/we-20" ? 1 : 8)} MB, which is the limit"
                    : "more than 20,000 fields, which is the limit",
                told,
                StringComparison.Ordinal
            );
            Assert.Contains("Go back: what you typed is still there.", told, StringComparison.Ordinal);
        }
    }

    private static async Task<string> MessageAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Aborted));
        return told.RootElement.GetProperty("message").GetString()!;
    }
}
