using System.Diagnostics;
using System.Globalization;

namespace EMC2Workshop.Benchmarks.Running;

/// <summary>One nginx worker that serves a single page from a file of compressed bytes, set up for speed.</summary>
sealed class Nginx : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(10);

    private Nginx(Process process, Uri address)
    {
        Process = process;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
    }

    public Process Process { get; }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    /// <param name="headers">Beside those that it sends by itself.</param>
    public static async Task<Nginx> StartAsync(
        string folder,
        string path,
        byte[] bytes,
        IEnumerable<KeyValuePair<string, string>> headers,
        int core
    )
    {
        var file = Path.Combine(folder, "pages" + path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, bytes);
        var port = RunningSite.FreePort();
        var settings = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(settings, Settings(folder, port, headers));

        var start = new ProcessStartInfo(
            "taskset",
            [
                "-c",
                core.ToString(CultureInfo.InvariantCulture),
                Tools.Find("nginx")!,
                "-e",
                "stderr",
                "-p",
                folder,
                "-c",
                settings,
            ]
        );
        var nginx = new Nginx(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await nginx.AnswersAsync(path);
            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    public async Task<Answer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        using var response = await Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        await Process.WaitForExitAsync();
        Process.Dispose();
    }

    private async Task AnswersAsync(string path)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < LongestStart && !Process.HasExited)
        {
            try
            {
                await GetAsync(path);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }
        throw new InvalidOperationException("nginx does not answer.");
    }

    // The worker of an administrator's nginx is somebody else, who may not read temporary files.
    private static string Settings(
        string folder,
        int port,
        IEnumerable<KeyValuePair<string, string>> headers
    ) =>
        $$"""
            {{(Environment.IsPrivilegedProcess ? $"user {Environment.UserName};" : "")}}
            daemon off;
            worker_processes 1;
            pid {{folder}}/nginx.pid;
            error_log stderr crit;
            events { worker_connections 1024; }
            http {
                access_log off;
                sendfile on;
                tcp_nopush on;
                open_file_cache max=100;
                keepalive_requests 100000000;
                default_type text/html;
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
                server {
                    listen 127.0.0.1:{{port}};
                    root {{folder}}/pages;
                    {{string.Concat(headers.Select(Header))}}
                }
            }
            """;

    private static string Header(KeyValuePair<string, string> header) =>
        $"add_header {header.Key} \"{header.Value.Replace("\"", "\\\"", StringComparison.Ordinal)}\" always;\n";
}
