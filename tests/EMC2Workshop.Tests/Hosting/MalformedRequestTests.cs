namespace EMC2Workshop.Tests.Hosting;

/// <summary>Sends bytes that no client library would, to a server that listens.</summary>
public sealed class MalformedRequestTests(ListeningSite site) : IClassFixture<ListeningSite>
{
    public static TheoryData<string, string> Requests()
    {
        var requests = new TheoryData<string, string>();
        foreach (
            var target in new[]
            {
                "/%",
                "/%0",
                "/%00",
                "/%zz",
                "/%ff",
                "/%c0%af",
                "/%ed%a0%80",
                "/%1e",
                "/\u00ff",
                "/..%5c..%5cetc",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/../../etc/passwd",
                "/\\",
                "//",
                "/|",
                "/a%0d%0ab",
                "/?q=%ff",
                "/?q=%",
                "/?q=%00",
                "/?%",
                "/?=&&=&",
                "/?q=\u00ff",
                "*",
                "x",
                "http://",
                "http://other.example/",
                "http://[::1",
                "/" + new string('x', 3000),
                "/?q=" + new string('x', 3000),
                "/" + new string('x', 9000),
                "/?q=" + new string('x', 9000),
                "/" + string.Concat(Enumerable.Repeat("a/", 1000)),
                "/error/404?x",
                "/error/99999999999",
                "/error/-1",
                "/health/",
                "/?" + string.Concat(Enumerable.Repeat("a&", 1500)),
            }
        )
            requests.Add(target, "");
        foreach (
            var header in new[]
            {
                "Accept-Encoding: ;;q=,\u00ff",
                "Accept-Encoding: br;q=9999999999999999999",
                "If-None-Match: \"",
                "If-None-Match: \u00ff,,W/",
                "If-Modified-Since: yesterday",
                "Cookie: =;;=,\u00ff;a",
                "Cookie: __Host-organizer=\u00ff",
                "Authorization: \u00ff",
                "Range: bytes=9-1",
                "Accept: ///;q",
                "Accept-Language: " + new string('x', 9000),
                "Host: other.example",
                "Host: a b",
                "Host:",
                "Content-Length: -1",
                "Content-Length: x",
                "Transfer-Encoding: nonsense",
                "Expect: nonsense",
                "Upgrade: nonsense",
                "X: " + new string('x', 40000),
                ": x",
                "X\u0001: y",
                "X: \0",
                "Cache-Control: only-if-cached",
                "X-Forwarded-For: \u00ff",
                string.Join("\r\n", Enumerable.Range(0, 200).Select(i => $"X-{i}: y")),
            }
        )
            requests.Add("/", header);
        return requests;
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_malformed_is_refused_or_answered_but_breaks_nothing(
        string target,
        string header
    )
    {
        foreach (var method in new[] { "GET", "HEAD", "POST", "OPTIONS", "GE\u00ffT", "" })
        {
            var host = header.StartsWith("Host:", StringComparison.Ordinal) ? "" : "Host: localhost\r\n";
            var extra = header.Length == 0 ? "" : header + "\r\n";
            var answer = await site.SendAsync(
                $"{method} {target} HTTP/1.1\r\n{host}{extra}Connection: close\r\n\r\n"
            );

            Assert.Matches(@"^HTTP/1\.1 ([234]\d\d|504) ", answer);
            Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
        }
        Assert.StartsWith(
            "HTTP/1.1 200 ",
            await site.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
            StringComparison.Ordinal
        );
    }
}
