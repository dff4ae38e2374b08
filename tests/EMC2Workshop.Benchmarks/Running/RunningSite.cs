using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace EMC2Workshop.Benchmarks.Running;

/// <summary>The published program as a process of its own, on a free port of this machine.</summary>
sealed class RunningSite : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private RunningSite(Process process, Uri address)
    {
        Process = process;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = address,
        };
    }

    public Process Process { get; }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    /// <summary>From the start of the process until the home was there.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>Of processor time, until then.</summary>
    public TimeSpan FirstAnswerCpu { get; private set; }

    /// <param name="store">Path of its store.</param>
    /// <param name="core">The one processor core to run on; null: as the system likes.</param>
    /// <param name="settings">Of the site, beside those that it needs.</param>
    public static async Task<RunningSite> StartAsync(
        string program,
        string store,
        int? core = null,
        params (string Name, string Value)[] settings
    )
    {
        var watch = Stopwatch.StartNew();
        var site = Begin(program, store, core, settings);
        try
        {
            await site.AnswersAsync(watch, CancellationToken.None);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does not wait until it answers. Parameters as of <see cref="StartAsync"/>.</summary>
    public static RunningSite Begin(
        string program,
        string store,
        int? core = null,
        params (string Name, string Value)[] settings
    )
    {
        var port = FreePort();
        var start = core is null
            ? new ProcessStartInfo(program)
            : new ProcessStartInfo(
                "taskset",
                ["-c", core.Value.ToString(CultureInfo.InvariantCulture), program]
            );
        start.WorkingDirectory = Path.GetDirectoryName(program)!;
        start.RedirectStandardOutput = true;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        // organizers come by https, as through a proxy
        start.Environment["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        Provide(start, store);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        var site = new RunningSite(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}"));
        site.Process.BeginOutputReadLine(); // its log, so that it never waits for a reader
        return site;
    }

    /// <summary>Gives the program, whatever it is told to do, its store, its content and its runtime.</summary>
    public static void Provide(ProcessStartInfo start, string store)
    {
        start.Environment["ConnectionStrings__Workshop"] = $"Data Source={store};Foreign Keys=True";
        start.Environment["Content__Root"] = Repository.Content;
        // The runtime that runs this program: shared/Microsoft.NETCore.App/10.0.0 below its root.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")
        );
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Paths of all public pages.</summary>
    public async Task<IReadOnlyList<string>> PagesAsync()
    {
        var sitemap = XDocument.Parse(await Client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        return
        [
            .. sitemap
                .Descendants()
                .Where(element => element.Name.LocalName == "loc")
                .Select(element => new Uri(element.Value).AbsolutePath),
        ];
    }

    public async Task<string> AgendaAsync() =>
        (await PagesAsync()).First(path => path.EndsWith("/agenda", StringComparison.Ordinal));

    /// <param name="name">Of a header of the request.</param>
    public async Task<Answer> GetAsync(string path, string name, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!Process.HasExited)
            Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
    }

    /// <param name="watch">Runs since the process was started.</param>
    public async Task AnswersAsync(Stopwatch watch, CancellationToken cancellationToken)
    {
        while (
            watch.Elapsed < LongestStart && !Process.HasExited && !cancellationToken.IsCancellationRequested
        )
        {
            try
            {
                using var response = await Client.GetAsync(new Uri("/", UriKind.Relative), cancellationToken);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    FirstAnswer = watch.Elapsed;
                    Process.Refresh();
                    FirstAnswerCpu = Process.TotalProcessorTime;
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(5, cancellationToken);
        }
        throw new InvalidOperationException("The published site does not answer.");
    }
}
