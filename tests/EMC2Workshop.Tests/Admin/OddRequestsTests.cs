using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using EMC2Workshop.Accounts;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// What no browser of an organizer sends, sent to everything of the organizers' area by the site's own list.
/// </summary>
public sealed class OddRequestsTests : IAsyncLifetime
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=line";

    private static readonly string[] Methods =
    [
        "HEAD",
        "POST",
        "PUT",
        "DELETE",
        "PATCH",
        "TRACE",
        "OPTIONS",
        "CONNECT",
        "PROPFIND",
        "post",
        "MADE-UP",
    ];

    private readonly WorkshopSite site = new();
    private Dictionary<string, string> values = null!;
    private Desk owner = null!;
    private string token = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        owner = await Desk.OpenAsync(site, OrganizerRole.Owner);
        var id = (await Items.FindAsync(site, "neurips-19/talks/edward-delp"))!.Id;
        values = new()
        {
            ["kind"] = "talk",
            ["token"] = "nothing",
            ["edition"] = "neurips-19",
            ["id"] = id.ToString(),
        };
        await owner.PostAsync($"/admin/items/{id}", new() { ["title"] = "A draft", ["act"] = "save" });
        token = (await owner.ReadAsync("/admin"))
            .QuerySelectorAll("input[name=__RequestVerificationToken]")
            .OfType<IHtmlInputElement>()
            .First()
            .Value;
    }

    public ValueTask DisposeAsync()
    {
        owner.Dispose();
        return site.DisposeAsync();
    }

    [Fact]
    public async Task A_method_that_a_page_does_not_know_is_refused_and_told_which_it_does()
    {
        var wrong = new List<string>();
        foreach (var page in (await Handler.AllAsync(site)).GroupBy(handler => handler.Pattern))
        {
            var known = page.Select(handler => handler.Method).ToHashSet();
            if (known.Contains("GET"))
                known.Add("HEAD");
            foreach (var method in Methods.Where(method => !known.Contains(method.ToUpperInvariant())))
            {
                foreach (var handler in page.Select(one => one.Name).Append("Unknown").Distinct())
                {
                    var request = $"{new Handler(page.Key, method, handler)}";
                    using var answer = await SendAsync(
                        method,
                        new Handler(page.Key, method, handler).Address(values),
                        Bytes(Form()),
                        UrlEncoded
                    );
                    var expected = method == "OPTIONS" ? HttpStatusCode.NoContent : HttpStatusCode.MethodNotAllowed;
                    if (answer.StatusCode != expected)
                        wrong.Add($"{request}: {answer.StatusCode}");
                    else if (!known.Append("OPTIONS").Order().SequenceEqual(answer.Content.Headers.Allow.Order()))
                        wrong.Add($"{request}: allowed are {string.Join(' ', answer.Content.Headers.Allow)}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_handler_that_a_page_does_not_have_is_not_found(string method)
    {
        var wrong = new List<string>();
        var pages = (await Handler.AllAsync(site))
            .Where(handler => handler.Pattern != "admin/markdown" && handler.Method == method)
            .Select(handler => handler.Pattern)
            .Distinct();
        foreach (var page in pages)
        {
            using var answer = await SendAsync(
                method,
                new Handler(page, method, "Unknown").Address(values),
                method == "GET" ? null : Bytes(Form()),
                UrlEncoded
            );
            if (answer.StatusCode != HttpStatusCode.NotFound)
                wrong.Add($"{page}: {answer.StatusCode}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task A_form_in_another_encoding_is_refused_as_a_type_that_is_not_taken()
    {
        var wrong = new List<string>();
        foreach (var handler in (await Handler.AllAsync(site)).Where(handler => handler.IsPost))
        {
            foreach (
                var charset in new[]
                {
                    "utf-7",
                    "UTF-7",
                    "unicode-1-1-utf-7",
                    "utf-16",
                    "utf-32",
                    "x-made-up",
                    "\"utf-7\"",
                }
            )
            {
                foreach (var type in new[] { UrlEncoded, Multipart })
                {
                    using var answer = await SendAsync(
                        "POST",
                        handler.Address(values),
                        Bytes(Form()),
                        $"{type}; charset={charset}"
                    );
                    if (answer.StatusCode != HttpStatusCode.UnsupportedMediaType)
                        wrong.Add($"{handler} {type} in {charset}: {answer.StatusCode}");
                }
            }
            using var part = await SendAsync(
                "POST",
                handler.Address(values),
                Bytes(Part("act", "save", "Content-Type: text/plain; charset=utf-7\r\n") + "--line--\r\n"),
                Multipart
            );
            if (part.StatusCode is not (HttpStatusCode.UnsupportedMediaType or HttpStatusCode.BadRequest))
                wrong.Add($"{handler} with a part in utf-7: {part.StatusCode}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Utf_8_may_be_named_and_is_read()
    {
        using var answer = await SendAsync(
            "POST",
            "/admin/markdown",
            Bytes($"body=%C3%A4&__RequestVerificationToken={Uri.EscapeDataString(token)}"),
            UrlEncoded + "; charset=UTF-8"
        );

        Assert.Equal("<p>ä</p>\n", await answer.Content.ReadAsStringAsync(Aborted));
    }

    [Fact]
    public async Task Whatever_calls_itself_a_form_is_answered()
    {
        var wrong = new List<string>();
        foreach (var handler in (await Handler.AllAsync(site)).Where(handler => handler.IsPost))
        {
            foreach (var (says, body, type) in Bodies())
            {
                if (handler.Name == "SignOut")
                    continue;
                using var answer = await SendAsync("POST", handler.Address(values), body, type);
                if ((int)answer.StatusCode >= 500)
                    wrong.Add($"{handler} {says}: {answer.StatusCode}");
                var text = await answer.Content.ReadAsStringAsync(Aborted);
                if (text.Contains("   at ", StringComparison.Ordinal))
                    wrong.Add($"{handler} {says}: a stack trace");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task What_is_no_form_is_a_type_that_is_not_taken()
    {
        var wrong = new List<string>();
        foreach (var handler in (await Handler.AllAsync(site)).Where(handler => handler.IsPost))
        {
            foreach (
                var type in new[]
                {
                    "text/plain",
                    "application/json",
                    "application/octet-stream",
                    "nonsense",
                    "multipart/mixed",
                }
            )
            {
                using var answer = await SendAsync(
                    "POST",
                    handler.Address(values),
                    "{}"u8.ToArray(),
                    type,
                    withToken: true
                );
                if (answer.StatusCode != HttpStatusCode.UnsupportedMediaType)
                    wrong.Add($"{handler} {type}: {answer.StatusCode}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [InlineData("/admin/items/not-an-id")]
    [InlineData("/admin/items/00000000-0000-0000-0000-000000000000")]
    [InlineData("/admin/new/nothing")]
    [InlineData("/admin/new/talk")]
    [InlineData("/admin/new/talk?edition=x&edition=y")]
    [InlineData("/admin/new/talk?edition=..%2F..%2Fetc")]
    [InlineData("/admin/new/talk?edition=no-such")]
    [InlineData("/admin/new/person?edition=neurips-19")]
    [InlineData("/admin/new/series")]
    [InlineData("/admin/list?page=99999999999999&kind=%00&edition=%ff")]
    [InlineData("/admin/list?page=-1&page=2&q=%25%5C_")]
    [InlineData("/admin/log?page=x&before=y")]
    [InlineData("/admin/media?from=-5")]
    [InlineData("/admin/media?from=99999999999")]
    [InlineData("/admin/day/no-such")]
    [InlineData("/admin/program/%01")]
    [InlineData("/admin/files?handler=Zip&changed=perhaps")]
    [InlineData("/admin/items/{id}/history?from=-1&to=99999999999")]
    [InlineData("/admin/items/{id}/history?from=x&to=1&to=2")]
    [InlineData("/admin/join/%01")]
    [InlineData("/preview/%01")]
    [InlineData("/preview/x")]
    [InlineData("/admin/list?q[=x&[=y&page[0=z")]
    [InlineData("/search?q[=x&[=y")]
    public async Task Odd_addresses_are_answered(string address)
    {
        foreach (var method in new[] { "GET", "HEAD", "POST" })
        {
            using var answer = await SendAsync(
                method,
                address.Replace("{id}", values["id"], StringComparison.Ordinal),
                method == "POST" ? Bytes(Form()) : null,
                UrlEncoded
            );

            Assert.True((int)answer.StatusCode < 500, $"{method} {address} answered {answer.StatusCode}");
        }
    }

    private IEnumerable<(string Says, byte[]? Body, string? Type)> Bodies()
    {
        var form = Form();
        yield return ("with nothing", null, null);
        yield return ("of no type", Bytes(form), null);
        yield return ("as a multipart form without a boundary", Bytes(form), "multipart/form-data");
        yield return ("with an empty boundary", Bytes(form), "multipart/form-data; boundary=");
        yield return ("with a boundary that is not there", Bytes(form), Multipart);
        yield return ("with a huge boundary", Bytes(form), "multipart/form-data; boundary=" + new string('b', 4000));
        yield return ("with a boundary of signs", Bytes(form), "multipart/form-data; boundary=\"a b\t(\"");
        yield return ("that is cut", Bytes(Part("act", "save") + Part("title", "half")[..30]), Multipart);
        yield return ("with a part of no name", Bytes("--line\r\n\r\nx\r\n--line--\r\n"), Multipart);
        yield return (
            "with a part of odd headers",
            Bytes("--line\r\nContent-Disposition: ;;\r\n\r\nx\r\n--line--\r\n"),
            Multipart
        );
        yield return (
            "with a file for a value",
            Bytes(Files("act", "session", "Session", "number", "title") + "--line--\r\n"),
            Multipart
        );
        yield return ("with broken escapes", Bytes($"act=%zz&%=%&title=%ff%fe&&&==&{form}"), UrlEncoded);
        yield return ("with zero bytes", Bytes($"act=%00&title=%00&{form}"), UrlEncoded);
        yield return ("with everything twice", Bytes($"{form}&{form}"), UrlEncoded);
        yield return (
            "with lists for values",
            Bytes(form.Replace("=x&", "[0]=x&", StringComparison.Ordinal)),
            UrlEncoded
        );
        yield return (
            "with deep names",
            Bytes($"{form}&a[0][0][0].b.c[1]=x&speakers[0].person[0]=x&[=x&]=x&speakers[=x"),
            UrlEncoded
        );
        foreach (
            var odd in new[]
            {
                "",
                "-1",
                "99999999999999999999",
                "0001-01-01",
                "9999-12-31 23:59",
                "2019-02-30",
                "%ED%A0%80",
                "NaN",
                "true,true",
                "..%2F",
                "%F0%9F%98%80",
                "later 1",
                "save",
                "publish",
                "schedule",
                "cancel",
                "now",
                "planned",
                "room",
            }
        )
            yield return ($"with “{odd}” for everything", Bytes(Form(odd)), UrlEncoded);
        yield return (
            "of two thousand fields",
            Bytes(form + string.Concat(Enumerable.Range(0, 2000).Select(n => $"&f{n}=x"))),
            UrlEncoded
        );
        yield return ("with a name of 5000 letters", Bytes($"{form}&{new string('n', 5000)}=x"), UrlEncoded);
    }

    private string Form(string value = "x") =>
        string.Concat(
            new[]
            {
                "act",
                "state",
                "now",
                "number",
                "session",
                "Session",
                "Start",
                "End",
                "SwapWith",
                "RestFollows",
                "Reason",
                "reason",
                "revision",
                "room",
                "seen",
                "Seen",
                "really",
                "mine",
                "theirs",
                "original",
                "path",
                "published",
                "email",
                "role",
                "passkey",
                "credential",
                "name",
                "code",
                "browser",
                "link",
                "current",
                "password",
                "body",
                "title",
                "speakers[0].person",
                "session",
                "move",
                "more",
                "keep",
                "publish-at",
                "item-slug",
                "item-state",
                "item-before",
                "item-base",
                "zip",
                "id",
                "choice-0",
                "file",
            }.Select(name => $"{name}={value}&")
        )
        + "__RequestVerificationToken="
        + Uri.EscapeDataString(token);

    private string Files(params string[] names) =>
        Part("__RequestVerificationToken", token)
        + string.Concat(
            names.Select(name =>
                $"--line\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"x\"\r\n\r\nx\r\n"
            )
        );

    private static string Part(string name, string value, string headers = "") =>
        $"--line\r\nContent-Disposition: form-data; name=\"{name}\"\r\n{headers}\r\n{value}\r\n";

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private async Task<HttpResponseMessage> SendAsync(
        string method,
        string address,
        byte[]? body,
        string? type,
        bool withToken = false
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (withToken)
            request.Headers.Add("RequestVerificationToken", token);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (type is not null)
                Assert.True(request.Content.Headers.TryAddWithoutValidation("Content-Type", type));
        }
        return await owner.Client.SendAsync(request, Aborted);
    }
}
