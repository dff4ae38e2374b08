using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>A form is one by its type, and in UTF-8.</summary>
public sealed class FormTypesTests(OddRequests requests) : IClassFixture<OddRequests>
{
    private static readonly string[] OtherEncodings =
    [
        "utf-7",
        "UTF-7",
        "unicode-1-1-utf-7",
        "utf-16",
        "utf-32",
        "x-made-up",
        "\"utf-7\"",
    ];

    private static readonly string[] OtherTypes =
    [
        "text/plain",
        "application/json",
        "application/octet-stream",
        "nonsense",
        "multipart/mixed",
    ];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_in_another_encoding_is_refused_as_a_type_that_is_not_taken()
    {
        var wrong = new List<string>();
        foreach (var handler in (await requests.HandlersAsync()).Where(handler => handler.IsPost))
        {
            foreach (var charset in OtherEncodings)
            {
                foreach (var type in new[] { OddRequests.UrlEncoded, OddRequests.Multipart })
                {
                    using var answer = await requests.SendAsync(
                        "POST",
                        requests.Address(handler),
                        OddRequests.Bytes(requests.Form()),
                        $"{type}; charset={charset}"
                    );
                    if (answer.StatusCode != HttpStatusCode.UnsupportedMediaType)
                        wrong.Add($"{handler} {type} in {charset}: {answer.StatusCode}");
                }
            }
            using var part = await requests.SendAsync(
                "POST",
                requests.Address(handler),
                OddRequests.Bytes(
                    OddRequests.Part("act", "save", "Content-Type: text/plain; charset=utf-7\r\n")
                        + "--line--\r\n"
                ),
                OddRequests.Multipart
            );
            if (part.StatusCode is not (HttpStatusCode.UnsupportedMediaType or HttpStatusCode.BadRequest))
                wrong.Add($"{handler} with a part in utf-7: {part.StatusCode}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Utf_8_may_be_named_and_is_read()
    {
        using var answer = await requests.SendAsync(
            "POST",
            "/admin/markdown",
            OddRequests.Bytes(
                $"body=%C3%A4&__RequestVerificationToken={Uri.EscapeDataString(requests.Token)}"
            ),
            OddRequests.UrlEncoded + "; charset=UTF-8"
        );

        Assert.Equal("<p>ä</p>\n", await answer.Content.ReadAsStringAsync(Aborted));
    }

    [Fact]
    public async Task What_is_no_form_is_a_type_that_is_not_taken()
    {
        var wrong = new List<string>();
        foreach (var handler in (await requests.HandlersAsync()).Where(handler => handler.IsPost))
        {
            foreach (var type in OtherTypes)
            {
                using var answer = await requests.SendAsync(
                    "POST",
                    requests.Address(handler),
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
}
