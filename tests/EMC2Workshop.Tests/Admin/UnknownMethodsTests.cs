using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Whatever is asked of a page in another way than it knows.</summary>
public sealed class UnknownMethodsTests(OddRequests requests) : IClassFixture<OddRequests>
{
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

    [Fact]
    public async Task A_method_that_a_page_does_not_know_is_refused_and_told_which_it_does()
    {
        var wrong = new List<string>();
        foreach (var page in (await requests.HandlersAsync()).GroupBy(handler => handler.Pattern))
        {
            var known = page.Select(handler => handler.Method).ToHashSet();
            if (known.Contains("GET"))
                known.Add("HEAD");
            foreach (var method in Methods.Where(method => !known.Contains(method.ToUpperInvariant())))
            {
                foreach (var handler in page.Select(one => one.Name).Append("Unknown").Distinct())
                {
                    var request = $"{new Handler(page.Key, method, handler)}";
                    using var answer = await requests.SendAsync(
                        method,
                        new Handler(page.Key, method, handler).Address(requests.Values),
                        OddRequests.Bytes(requests.Form()),
                        OddRequests.UrlEncoded
                    );
                    var expected =
                        method == "OPTIONS" ? HttpStatusCode.NoContent : HttpStatusCode.MethodNotAllowed;
                    if (answer.StatusCode != expected)
                        wrong.Add($"{request}: {answer.StatusCode}");
                    else if (
                        !known.Append("OPTIONS").Order().SequenceEqual(answer.Content.Headers.Allow.Order())
                    )
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
        var pages = (await requests.HandlersAsync())
            .Where(handler => handler.Pattern != "admin/markdown" && handler.Method == method)
            .Select(handler => handler.Pattern)
            .Distinct();
        foreach (var page in pages)
        {
            using var answer = await requests.SendAsync(
                method,
                new Handler(page, method, "Unknown").Address(requests.Values),
                method == "GET" ? null : OddRequests.Bytes(requests.Form()),
                OddRequests.UrlEncoded
            );
            if (answer.StatusCode != HttpStatusCode.NotFound)
                wrong.Add($"{page}: {answer.StatusCode}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
