using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Benchmarks.Running;

/// <summary>An organizer at a running site.</summary>
sealed partial class SignedIn
{
    private const string Email = "bench@example.org";

    private readonly RunningSite site;
    private readonly Dictionary<string, string> cookies = [];

    private SignedIn(RunningSite site) => this.site = site;

    /// <param name="program">Makes the account.</param>
    /// <param name="store">Path of the site's store.</param>
    public static async Task<SignedIn> CreateAsync(RunningSite site, string program, string store)
    {
        await Organizers.AddAsync(program, store, Email, "editor");
        var organizer = new SignedIn(site);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["Email"] = Email,
                ["Password"] = Organizers.Password,
                ["__RequestVerificationToken"] = await organizer.TokenAsync("/admin/sign-in"),
            }
        );
        using var answer = await organizer.PostAsync("/admin/sign-in", form);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? organizer
            : throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"Signing in answered {answer.StatusCode}.")
            );
    }

    /// <summary>Of the forms on a page.</summary>
    public async Task<string> TokenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await SendAsync(request);
        return Token().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    public async Task<HttpResponseMessage> PostAsync(string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await SendAsync(request);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (cookies.Count > 0)
            request.Headers.Add(
                "Cookie",
                string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))
            );
        var answer = await site.Client.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }
        return answer;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
