using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Benchmarks;

/// <summary>Kills the site while organizers save: whatever was acknowledged must be there afterwards.</summary>
sealed partial class KilledSaves : IBenchmark
{
    private const int Writes = 200;
    private const int WritesPerKill = 10;
    private const string Email = "ada@example.org";
    private const string Password = "four plain words here";

    public string Name => "killed-saves";

    public string About => $"{Writes} acknowledged edits, the site killed after every {WritesPerKill} in the middle of the next";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        var (program, store) = (await bench.ProgramAsync(), bench.NewPath("killed.db"));
        await using (await Store.FillAsync(store)) { }
        AddOrganizer(program, store);
        var (written, lost, broken) = (0, 0, 0);
        while (written < Writes)
        {
            await using var site = await RunningSite.StartAsync(program, store);
            var editor = new Editor(site.Client);
            await editor.SignInAsync(Email, Password);
            if (written > 0 && await editor.NumberAsync() is var found && found != written && found != written + 1) lost++;
            written = Math.Max(written, await editor.NumberAsync());
            for (var write = 0; write < WritesPerKill; write++) await editor.PublishAsync(++written);
            var next = editor.PublishAsync(written + 1);
            await Task.Delay(Random.Shared.Next(0, 40));
            site.Process.Kill();
            await next.ContinueWith(_ => { }, TaskScheduler.Default);
            await site.Process.WaitForExitAsync();
            if (!IsWhole(store)) broken++;
        }
        return [new Figure($"acknowledged edits lost, of {written}", $"{lost}", "0", lost == 0), new Figure("stores that were not whole after a kill", $"{broken}", "0", broken == 0)];
    }

    private static void AddOrganizer(string program, string store)
    {
        var start = new ProcessStartInfo(program, ["organizers", "add", Email, "--role", "owner", "--password-stdin"]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(program)! };
        start.Environment["ConnectionStrings__Workshop"] = $"Data Source={store};Foreign Keys=True";
        start.Environment["Content__Root"] = Repository.Content;
        using var process = Process.Start(start)!;
        process.StandardInput.WriteLine(Password);
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(said);
    }

    private static bool IsWhole(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()! == "ok";
    }

    /// <summary>An organizer at the form of one talk, whose title is a number.</summary>
    private sealed partial class Editor(HttpClient client)
    {
        private readonly Dictionary<string, string> cookies = [];
        private string address = "";

        public async Task SignInAsync(string email, string password)
        {
            var page = await GetAsync("/admin/sign-in");
            await PostAsync("/admin/sign-in", new() { ["Email"] = email, ["Password"] = password, ["__RequestVerificationToken"] = Value(page, "__RequestVerificationToken") });
            address = Link().Match(await GetAsync("/admin/list?kind=talk&edition=neurips-19&q=edward-delp")).Groups[1].Value;
        }

        public async Task<int> NumberAsync() => int.TryParse(Value(await GetAsync(address), "title"), out var number) ? number : 0;

        /// <exception cref="InvalidOperationException">It was not acknowledged.</exception>
        public async Task PublishAsync(int number)
        {
            var page = await GetAsync(address);
            var form = Inputs().Matches(page).Select(input => WebUtility.HtmlDecode(input.Groups[1].Value)).Distinct().ToDictionary(name => name, name => Value(page, name));
            (form["title"], form["act"], form["body"]) = ($"{number}", "publish", "An abstract.");
            form.Remove("credential");
            var answer = await PostAsync(address, form);
            if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"Answered {answer.StatusCode}.");
        }

        private static string Value(string page, string name) =>
            WebUtility.HtmlDecode(Regex.Match(page, $"<input[^>]*name=\"{Regex.Escape(WebUtility.HtmlEncode(name))}\"[^>]*?value=\"([^\"]*)\"", RegexOptions.Singleline).Groups[1].Value);

        private async Task<string> GetAsync(string path)
        {
            using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
            return await answer.Content.ReadAsStringAsync();
        }

        private Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> form) =>
            SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) });

        private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
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
}
