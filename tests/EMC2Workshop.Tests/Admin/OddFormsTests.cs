namespace EMC2Workshop.Tests.Admin;

/// <summary>What no browser of an organizer sends in a form.</summary>
public sealed class OddFormsTests(OddRequests requests) : IClassFixture<OddRequests>
{
    private static readonly string[] OddValues =
    [
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
        "on schedule",
        "change",
    ];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_calls_itself_a_form_is_answered()
    {
        var wrong = new List<string>();
        foreach (var handler in (await requests.HandlersAsync()).Where(handler => handler.IsPost))
        {
            foreach (var (says, body, type) in Bodies())
            {
                if (handler.Name == "SignOut")
                    continue;
                using var answer = await requests.SendAsync("POST", requests.Address(handler), body, type);
                if ((int)answer.StatusCode >= 500)
                    wrong.Add($"{handler} {says}: {answer.StatusCode}");
                var text = await answer.Content.ReadAsStringAsync(Aborted);
                if (text.Contains("   at ", StringComparison.Ordinal))
                    wrong.Add($"{handler} {says}: a stack trace");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private IEnumerable<(string Says, byte[]? Body, string? Type)> Bodies()
    {
        var form = requests.Form();
        yield return ("with nothing", null, null);
        yield return ("of no type", OddRequests.Bytes(form), null);
        yield return (
            "as a multipart form without a boundary",
            OddRequests.Bytes(form),
            "multipart/form-data"
        );
        yield return ("with an empty boundary", OddRequests.Bytes(form), "multipart/form-data; boundary=");
        yield return ("with a boundary that is not there", OddRequests.Bytes(form), OddRequests.Multipart);
        yield return (
            "with a huge boundary",
            OddRequests.Bytes(form),
            "multipart/form-data; boundary=" + new string('b', 4000)
        );
        yield return (
            "with a boundary of signs",
            OddRequests.Bytes(form),
            "multipart/form-data; boundary=\"a b\t(\""
        );
        yield return (
            "that is cut",
            OddRequests.Bytes(OddRequests.Part("act", "save") + OddRequests.Part("title", "half")[..30]),
            OddRequests.Multipart
        );
        yield return (
            "with a part of no name",
            OddRequests.Bytes("--line\r\n\r\nx\r\n--line--\r\n"),
            OddRequests.Multipart
        );
        yield return (
            "with a part of odd headers",
            OddRequests.Bytes("--line\r\nContent-Disposition: ;;\r\n\r\nx\r\n--line--\r\n"),
            OddRequests.Multipart
        );
        yield return (
            "with a file for a value",
            OddRequests.Bytes(
                requests.Files("act", "session", "Session", "number", "title") + "--line--\r\n"
            ),
            OddRequests.Multipart
        );
        yield return (
            "with broken escapes",
            OddRequests.Bytes($"act=%zz&%=%&title=%ff%fe&&&==&{form}"),
            OddRequests.UrlEncoded
        );
        yield return (
            "with zero bytes",
            OddRequests.Bytes($"act=%00&title=%00&{form}"),
            OddRequests.UrlEncoded
        );
        yield return ("with everything twice", OddRequests.Bytes($"{form}&{form}"), OddRequests.UrlEncoded);
        yield return (
            "with lists for values",
            OddRequests.Bytes(form.Replace("=x&", "[0]=x&", StringComparison.Ordinal)),
            OddRequests.UrlEncoded
        );
        yield return (
            "with deep names",
            OddRequests.Bytes($"{form}&a[0][0][0].b.c[1]=x&speakers[0].person[0]=x&[=x&]=x&speakers[=x"),
            OddRequests.UrlEncoded
        );
        foreach (var odd in OddValues)
            yield return (
                $"with “{odd}” for everything",
                OddRequests.Bytes(requests.Form(odd)),
                OddRequests.UrlEncoded
            );
        yield return (
            "of two thousand fields",
            OddRequests.Bytes(form + string.Concat(Enumerable.Range(0, 2000).Select(n => $"&f{n}=x"))),
            OddRequests.UrlEncoded
        );
        yield return (
            "with a name of 5000 letters",
            OddRequests.Bytes($"{form}&{new string('n', 5000)}=x"),
            OddRequests.UrlEncoded
        );
    }
}
