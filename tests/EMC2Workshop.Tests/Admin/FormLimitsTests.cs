using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using EMC2Workshop.Accounts;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// What a file may hold, its form can save; what is beyond the limits is told, and nothing typed is lost. Behind the
/// real server.
/// </summary>
public sealed class FormLimitsTests : IDisposable
{
    private const int Entries = 1000;
    private const int BodyBytes = 200 * 1024;
    private const int TextBytes = 256 * 1024;
    private const string Speaker = "  - person: ada-lovelace\n";
    private static readonly string Wide = new('é', 100);

    /// <summary>Each goes to one of the limits, in letters that are three times as long in a request.</summary>
    private static readonly Dictionary<string, string> Full = new()
    {
        ["we-20/talks/body"] = $"---\nid: {Guid.NewGuid()}\ntitle: Old\nspeakers:\n{Speaker}---\n\n{Body(BodyBytes)}\n",
        ["we-20/talks/speakers"] = Padded(
            $"---\nid: {Guid.NewGuid()}\ntitle: "
                + $"Old\nspeakers:\n{Repeat(_ => $"{Speaker}    affiliation: {Wide}\n")}---\n\n"
        ),
        ["we-20/papers/affiliations"] = Padded(
            $"---\nid: {Guid.NewGuid()}\ntitle: Old\nauthors:\n  - person: "
                + $"alan-turing\naffiliations:\n{Repeat(_ => $"  - {Wide}\n")}---\n\n"
        ),
        ["we-20/talks/materials"] = Padded(
            $"---\nid: {Guid.NewGuid()}\ntitle: " + $"Old\nspeakers:\n{Speaker}materials:\n{Repeat(Material)}---\n\n"
        ),
        ["we-20/sessions/lists"] = Padded(
            $"---\nid: {Guid.NewGuid()}\ntitle: Old\nkind: "
                + $"panel\nchairs:\n{Repeat(_ => Speaker)}panelists:\n{Repeat(_ => Speaker)}"
                + $"presentations:\n{Repeat(Presentation)}---\n\n"
        ),
        ["people/values"] =
            $"---\nid: {Guid.NewGuid()}\nname: {new string('é', 120)}\nurl: "
            + $"https://example.org/{new string('a', 1980)}\n---\n\nText.\n",
    };

    /// <summary>Of those at a limit, a test adds what it needs before the site starts: each takes long.</summary>
    private readonly Dictionary<string, string> files = new(SmallWorkshop.Files);
    private readonly SmallSite site;

    public FormLimitsTests() => site = new SmallSite(files);

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public static TheoryData<string> Paths => [.. Full.Keys];

    public void Dispose() => site.Dispose();

    [Fact]
    public void Each_is_a_file_that_the_site_takes() =>
        Assert.Equal([], Full.SelectMany(file => ContentTexts.FaultsOf(file.Key + ".md", file.Value)));

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_file_at_a_limit_opens_in_its_form_and_is_saved_unchanged_and_changed(string path)
    {
        files[path + ".md"] = Full[path];
        using var desk = await OpenAsync();
        var editor = await Items.EditorAsync(site, path);
        using var same = await SendAsync(desk, editor, "", new() { ["act"] = "publish" });
        Assert.Equal(
            (HttpStatusCode.Redirect, "published"),
            (same.StatusCode, same.Headers.Location?.OriginalString.Split("said=")[^1])
        );
        Assert.Equal(Full[path], (await Items.FindAsync(site, path))!.Text);

        var key = path.StartsWith("people/", StringComparison.Ordinal) ? "name" : "title";
        using var kept = await SendAsync(desk, editor, "?handler=Autosave", new() { [key] = "Mid" });
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        using var changed = await SendAsync(desk, editor, "", new() { [key] = "New", ["act"] = "publish" });
        Assert.Equal(
            (HttpStatusCode.Redirect, "published"),
            (changed.StatusCode, changed.Headers.Location?.OriginalString.Split("said=")[^1])
        );
        var expected = string.Join(
            '\n',
            Full[path]
                .Split('\n')
                .Select(line => line.StartsWith(key + ": ", StringComparison.Ordinal) ? key + ": New" : line)
        );
        Assert.Equal(expected, (await Items.FindAsync(site, path))!.Text);
    }

    [Fact]
    public async Task A_body_above_its_limit_is_kept_as_a_draft_and_told_beside_its_field()
    {
        using var desk = await OpenAsync();
        var editor = await Items.EditorAsync(site, "we-20/talks/engines");
        using var answer = await SendAsync(
            desk,
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
            ((IHtmlTextAreaElement)(await desk.ReadAsync(editor)).GetElementById("body")!).Value.ReplaceLineEndings(
                "\n"
            )
        );
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("save")]
    public async Task A_text_above_the_limit_of_a_file_is_not_saved_and_comes_back_filled_in(string act)
    {
        using var desk = await OpenAsync();
        var editor = await Items.EditorAsync(site, "we-20/talks/engines");
        using var answer = await SendAsync(
            desk,
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
        Assert.Contains("Not saved", WorkshopSite.TextOf(page.QuerySelector("[role=alert]")), StringComparison.Ordinal);
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
        Assert.Equal(0, await DraftsAsync());
    }

    [Fact]
    public async Task A_list_above_its_limit_is_told_beside_its_field_and_not_cut()
    {
        using var desk = await OpenAsync();
        var editor = await Items.EditorAsync(site, "we-20/talks/engines");
        var typed = Enumerable
            .Range(0, Entries + 1)
            .ToDictionary(index => $"speakers[{index}].person", _ => "ada-lovelace");
        typed["act"] = "publish";
        using var answer = await SendAsync(desk, editor, "", typed);
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "1,001 entries; 1,000 is the limit",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "ada-lovelace",
            (await desk.ReadAsync(editor)).GetElementById($"speakers-{Entries}-person")!.GetAttribute("value")
        );
    }

    [Fact]
    public void A_file_has_the_same_limits()
    {
        Assert.Contains(
            ContentTexts.FaultsOf(
                "we-20/talks/a.md",
                $"---\nid: {Guid.NewGuid()}\ntitle: Old\nspeakers:\n{Repeat(_ => Speaker)}{Speaker}---\n"
            ),
            fault => fault.Contains("1,001 entries; 1,000 is the limit", StringComparison.Ordinal)
        );
        Assert.Contains(
            ContentTexts.FaultsOf(
                "we-20/talks/a.md",
                $"---\nid: {Guid.NewGuid()}\ntitle: Old\nspeakers:\n{Speaker}---\n\n{Body(BodyBytes + 1)}\n"
            ),
            fault => fault.Contains("the limit is 200 KB", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Autosave_says_why_it_did_not_save()
    {
        using var desk = await OpenAsync();
        var editor = await Items.EditorAsync(site, "we-20/talks/engines");
        using var text = await SendAsync(desk, editor, "?handler=Autosave", new() { ["body"] = Body(TextBytes + 1) });
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, true),
            (text.StatusCode, (await MessageAsync(text)).Contains("256 KB", StringComparison.Ordinal))
        );

        using var request = await SendAsync(
            desk,
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
        using var values = await SendAsync(desk, editor, "?handler=Autosave", many, plain: true);
        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, true),
            (values.StatusCode, (await MessageAsync(values)).Contains("fields", StringComparison.Ordinal))
        );

        using var other = await SignInAsync("alan@example.org");
        var page = await desk.ReadAsync(editor);
        await other.PostAsync(editor, new() { ["title"] = "Theirs", ["act"] = "publish" });
        using var conflict = await desk.SendAsync(page, editor + "?handler=Autosave", new() { ["title"] = "Mine" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        using var told = JsonDocument.Parse(await conflict.Content.ReadAsStringAsync(Aborted));
        Assert.Equal("alan@example.org", told.RootElement.GetProperty("conflict").GetString());
        Assert.StartsWith(
            "alan@example.org ",
            told.RootElement.GetProperty("message").GetString(),
            StringComparison.Ordinal
        );

        using var expired = await SendAsync(
            desk,
            editor,
            "?handler=Autosave",
            new() { ["__RequestVerificationToken"] = "expired" }
        );
        Assert.Equal(
            (HttpStatusCode.BadRequest, true),
            (expired.StatusCode, (await MessageAsync(expired)).Contains("expired", StringComparison.Ordinal))
        );
        Assert.Equal(0, await DraftsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_beyond_all_limits_is_told_the_limit_and_what_is_kept(bool byBytes)
    {
        using var desk = await OpenAsync();
        foreach (
            var editor in new[]
            {
                await Items.EditorAsync(site, "we-20/talks/engines"),
                await Items.EditorAsync(site, "we-20/sessions/keynote"),
                "/admin/day/we-20",
            }
        )
        {
            var typed = byBytes
                ? new() { ["body"] = Body(4 * 1024 * 1024) }
                : Enumerable.Range(0, 50_000).ToDictionary(index => $"f{index}", _ => "");
            using var answer = await SendAsync(desk, editor, "", typed, plain: true);
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

    [Fact]
    public async Task A_rename_keeps_every_entry_of_the_items_that_name_it()
    {
        foreach (var (path, text) in Full)
            files[path + ".md"] = text;
        using var desk = await OpenAsync();
        var before = (await Items.FindAsync(site, "we-20/talks/speakers"))!.Text;
        using var answer = await SendAsync(
            desk,
            await Items.EditorAsync(site, "people/ada-lovelace"),
            "",
            new() { ["item-slug"] = "ada-king", ["act"] = "publish" }
        );

        Assert.Equal("published", answer.Headers.Location?.OriginalString.Split("said=")[^1]);
        Assert.Equal(
            before.Replace("ada-lovelace", "ada-king", StringComparison.Ordinal),
            (await Items.FindAsync(site, "we-20/talks/speakers"))!.Text
        );
        Assert.Equal(
            2 * Entries,
            (await Items.FindAsync(site, "we-20/sessions/lists"))!.Text.Split("ada-king").Length - 1
        );
    }

    private static string Material(int number) =>
        $"  - kind: slides\n    title: Part {number}\n    url: https://example.org/{number}\n";

    private static string Presentation(int number) => $"  - id: {Guid.NewGuid()}\n    paper: numbers\n";

    private static string Repeat(Func<int, string> entry) => string.Concat(Enumerable.Range(0, Entries).Select(entry));

    /// <summary>Paragraphs of as many bytes, and not too many lines.</summary>
    private static string Body(int bytes)
    {
        var body = new StringBuilder();
        var paragraph = new string('é', 400) + "\n\n";
        while (Encoding.UTF8.GetByteCount(paragraph) <= bytes)
        {
            body.Append(paragraph);
            bytes -= Encoding.UTF8.GetByteCount(paragraph);
        }
        return body.Append('x', bytes).ToString().TrimEnd();
    }

    /// <summary>With a body that makes it as long as a file may be.</summary>
    private static string Padded(string text)
    {
        var left = TextBytes - Encoding.UTF8.GetByteCount(text) - 1;
        var body = Body(Math.Min(left, BodyBytes));
        return $"{text}{body}\n";
    }

    private static async Task<string> MessageAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Aborted));
        return told.RootElement.GetProperty("message").GetString()!;
    }

    private Task<Desk> OpenAsync()
    {
        site.UseKestrel(0);
        site.StartServer();
        return SignInAsync("editor@example.org");
    }

    private async Task<Desk> SignInAsync(string email)
    {
        var desk = new Desk(cookies =>
        {
            cookies.InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
            return new HttpClient(cookies)
            {
                BaseAddress = site.ClientOptions.BaseAddress,
                Timeout = Timeout.InfiniteTimeSpan,
            };
        });
        await Desk.AddAsync(site, email, OrganizerRole.Editor);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.SignInAsync(email, Desk.Password)).StatusCode);
        return desk;
    }

    /// <summary>Sends a page's form as a browser does, in the encoding that the form asks for.</summary>
    /// <param name="plain">As most forms are sent, whatever this one asks for.</param>
    private static async Task<HttpResponseMessage> SendAsync(
        Desk desk,
        string address,
        string handler,
        Dictionary<string, string> typed,
        bool plain = false
    )
    {
        var page = await desk.ReadAsync(address);
        var form = page.QuerySelectorAll("main form[method=post]")
            .OfType<IHtmlFormElement>()
            .First(form => !(form.GetAttribute("action") ?? "").Contains("handler=", StringComparison.Ordinal));
        var values = new Dictionary<string, string>();
        foreach (var control in form.QuerySelectorAll("[name]"))
        {
            if (
                control
                is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }
                    or IHtmlInputElement { Type: "file" }
                    or IHtmlButtonElement
            )
                continue;
            values[control.GetAttribute("name")!] = control switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement text => text.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => "",
            };
        }
        foreach (var (name, value) in typed)
            values[name] = value;
        foreach (var name in values.Keys)
            values[name] = values[name].ReplaceLineEndings("\r\n");
        if (plain || form.GetAttribute("enctype") != "multipart/form-data")
            return await desk.Client.PostAsync(address + handler, new FormUrlEncodedContent(values), Aborted);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            content.Add(new StringContent(value), name);
        return await desk.Client.PostAsync(address + handler, content, Aborted);
    }

    private async Task<int> DraftsAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkshopDbContext>().Drafts.CountAsync(Aborted);
    }
}
