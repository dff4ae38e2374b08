using System.Net;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Benchmarks.Running;

/// <summary>An organizer at the form of one talk, whose title is a number.</summary>
sealed partial class TalkEditor
{
    public const string Path = "neurips-19/talks/edward-delp";

    private readonly Dictionary<string, string> cookies = [];
    private HttpClient client = null!;
    private string address = "";

    /// <summary>The site was started again; whoever was signed in still is.</summary>
    public void Connect(HttpClient to) => client = to;

    public async Task SignInAsync(string email, string password)
    {
        var page = await GetAsync("/admin/sign-in");
        await PostAsync(
            "/admin/sign-in",
            new()
            {
                ["Email"] = email,
                ["Password"] = password,
                ["__RequestVerificationToken"] = Value(page, "__RequestVerificationToken"),
            }
        );
        address = Link()
            .Match(await GetAsync("/admin/list?kind=talk&edition=neurips-19&q=edward-delp"))
            .Groups[1]
            .Value;
    }

    public async Task<int> NumberAsync() =>
        int.TryParse(Value(await GetAsync(address), "title"), out var number) ? number : 0;

    /// <exception cref="InvalidOperationException">It was not acknowledged.</exception>
    public async Task PublishAsync(int number)
    {
        var page = await GetAsync(address);
        var form = Inputs()
            .Matches(page)
            .Select(input => WebUtility.HtmlDecode(input.Groups[1].Value))
            .Distinct()
            .ToDictionary(name => name, name => Value(page, name));
        (form["title"], form["act"], form["body"]) = ($"{number}", "publish", "An abstract.");
        form.Remove("credential");
        var answer = await PostAsync(address, form);
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Answered {answer.StatusCode}.");
    }

    private static string Value(string page, string name) =>
        WebUtility.HtmlDecode(
            Regex
                .Match(
                    page,
                    $"<input[^>]*name=\"{Regex.Escape(WebUtility.HtmlEncode(name))}\"[^>]*?value=\"([^\"]*)\"",
                    RegexOptions.Singleline
                )
                .Groups[1]
                .Value
        );

    private async Task<string> GetAsync(string path)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> form) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) }
        );

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation(
            "Cookie",
            string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))
        );
        var answer = await client.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }
        return answer;
    }

    [GeneratedRegex("href=\"(/admin/items/[0-9a-f-]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<input[^>]*name=\"([^\"]+)\"", RegexOptions.Singleline)]
    private static partial Regex Inputs();
}
