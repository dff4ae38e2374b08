using Microsoft.Net.Http.Headers;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// Keeps cookies as a browser does, but for their age: the site's clock is the test's, not the machine's.
/// </summary>
public sealed class CookieJar : DelegatingHandler
{
    private readonly Dictionary<string, string> kept = [];

    public IReadOnlyDictionary<string, string> Kept => kept;

    public void CopyFrom(CookieJar other)
    {
        foreach (var (name, value) in other.kept)
            kept[name] = value;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (kept.Count > 0)
            request.Headers.Add(
                "Cookie",
                string.Join("; ", kept.Select(cookie => $"{cookie.Key}={cookie.Value}"))
            );
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.Headers.TryGetValues("Set-Cookie", out var set))
            return response;
        foreach (var cookie in SetCookieHeaderValue.ParseList([.. set]))
        {
            if (cookie.Value.Length == 0)
                kept.Remove(cookie.Name.ToString());
            else
                kept[cookie.Name.ToString()] = cookie.Value.ToString();
        }
        return response;
    }
}
