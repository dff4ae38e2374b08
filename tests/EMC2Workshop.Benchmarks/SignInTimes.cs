using System.Text.RegularExpressions;
using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;

namespace EMC2Workshop.Benchmarks;

sealed class SignInTimes : IBenchmark
{
    private const int Rounds = 1000;
    private const string Known = "known@example.org";

    public string Name => "sign-ins";

    public string About =>
        $"a refused sign-in, {Rounds:N0} times each for somebody whom the site knows and for nobody";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        var store = await bench.FilledStoreAsync();
        await Organizers.AddAsync(await bench.ProgramAsync(), store, Known, "editor");
        Environment.SetEnvironmentVariable("Organizers__SignInsPerMinute", "1000000");
        await using var site = await bench.StartSiteAsync();
        var form = await FormAsync(site);
        for (var warm = 0; warm < 50; warm++)
            await TryAsync(site, form, warm % 2 == 0 ? Known : "nobody@example.org");
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            known.Add(await Samples.TimeAsync(() => TryAsync(site, form, Known)));
            unknown.Add(await Samples.TimeAsync(() => TryAsync(site, form, "nobody@example.org")));
        }
        return
        [
            Figure.Told("a refused sign-in of somebody known", new Samples(known), "ms", 2),
            Figure.Told("a refused sign-in of nobody", new Samples(unknown), "ms", 2),
            Figure.AtMost(
                "   their medians differ by",
                new Samples([Math.Abs(new Samples(known).Median - new Samples(unknown).Median)]),
                1,
                "ms",
                2
            ),
        ];
    }

    /// <returns>Cookie and token of the form.</returns>
    private static async Task<(string Cookie, string Token)> FormAsync(RunningSite site)
    {
        using var page = await site.Client.GetAsync(new Uri("/admin/sign-in", UriKind.Relative));
        var token = Regex
            .Match(
                await page.Content.ReadAsStringAsync(),
                "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]*)"
            )
            .Groups[1]
            .Value;
        return (page.Headers.GetValues("Set-Cookie").First().Split(';')[0], token);
    }

    private static async Task TryAsync(RunningSite site, (string Cookie, string Token) form, string email)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/sign-in")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["Email"] = email,
                    ["Password"] = "not the password",
                    ["__RequestVerificationToken"] = form.Token,
                }
            ),
        };
        request.Headers.TryAddWithoutValidation("Cookie", form.Cookie);
        using var answer = await site.Client.SendAsync(request);
        if ((int)answer.StatusCode != 422)
            throw new InvalidOperationException($"A sign-in answered {answer.StatusCode}.");
    }
}
