using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EMC2Workshop.Tests.Admin;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Tests.Backup;

/// <summary>The published program on its own server: a store, its commands, and a site that can be killed.</summary>
public sealed class Installation : IDisposable
{
    public const string Owner = "owner@example.org";

    private Process? site;
    private Uri? address;

    public TemporaryFolder Folder { get; } = new();

    /// <summary>In a folder that the program makes, unless a test made it.</summary>
    public string Store => In("site/workshop.db");

    public string Content { get; private set; } = Repository.Content;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public static Installation OfImportedContent()
    {
        var made = new Installation();
        Directory.CreateDirectory(made.In("site"));
        ImportedStore.CopyTo(made.Store);
        return made;
    }

    /// <summary>A store is made by the first command or start.</summary>
    public static Installation OfSmallWorkshop()
    {
        var made = new Installation();
        made.Content = made.In("content");
        foreach (var (file, text) in SmallWorkshop.Files)
            made.Folder.Write(Path.Combine("content", file), text);
        return made;
    }

    public string In(string name) => Path.Combine(Folder.Path, name);

    /// <returns>The command's exit code and lines, its errors last.</returns>
    public async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        var run = await ProgramHere.RunCommandAsync(
            $"Data Source={Store}",
            [.. args, $"--Content:Root={Content}"]
        );
        return (run.ExitCode, string.Join('|', run.Lines));
    }

    /// <summary>As a process of its own.</summary>
    /// <param name="args">Of the command.</param>
    /// <param name="input">What is typed.</param>
    /// <returns>Its exit code and lines, its errors last.</returns>
    public async Task<(int Code, string Said)> RunInShellAsync(string[] args, string input = "")
    {
        using var process = Start(args);
        var said = process.StandardOutput.ReadToEndAsync(Aborted);
        var errors = process.StandardError.ReadToEndAsync(Aborted);
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(Aborted);
        return (
            process.ExitCode,
            string.Join('|', (await said + await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        );
    }

    /// <summary>As a shell starts it that lets everybody read what it makes.</summary>
    public Process Start(params string[] args)
    {
        var start = new ProcessStartInfo(
            "bash",
            ["-c", "umask 022; exec \"$@\"", "bash", PublishedFolder.Program, .. args]
        )
        {
            WorkingDirectory = PublishedFolder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Workshop"] = $"Data Source={Store}";
        start.Environment["Content__Root"] = Content;
        start.Environment["DOTNET_ROOT"] = PublishedFolder.Runtime;
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // it would make files of its own in the temporary folder
        start.Environment["TMPDIR"] = Directory.CreateDirectory(In("tmp")).FullName;
        start.Environment["ASPNETCORE_URLS"] = address?.ToString();
        start.Environment["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        return Process.Start(start)!;
    }

    public async Task AddOwnerAsync() =>
        Assert.Equal(
            (0, $"{Owner} is an organizer now."),
            await RunInShellAsync(
                ["organizers", "add", Owner, "--role", "owner", "--password-stdin"],
                Desk.Password
            )
        );

    /// <summary>Until it answers.</summary>
    public async Task StartSiteAsync()
    {
        address ??= new Uri($"http://127.0.0.1:{FreePort()}");
        site = Start();
        site.BeginOutputReadLine();
        site.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (!site.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync("/health/ready", Aborted);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(20, Aborted);
        }
        Assert.Fail("The site has ended.");
    }

    /// <summary>As the system does when it must: nothing of the program's own runs any more.</summary>
    public void KillSite()
    {
        site!.Kill();
        site.WaitForExit();
        site.Dispose();
        site = null;
    }

    /// <summary>A browser that reaches the site through a proxy that ends TLS.</summary>
    public Desk NewDesk() =>
        new(cookies =>
        {
            cookies.InnerHandler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
            var client = new HttpClient(cookies) { BaseAddress = address };
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            return client;
        });

    public async Task<Desk> SignInAsync()
    {
        var desk = NewDesk();
        Assert.Equal(HttpStatusCode.Redirect, (await desk.SignInAsync(Owner, Desk.Password)).StatusCode);
        return desk;
    }

    public string EditorOf(string path) =>
        $"/admin/items/{Query($"SELECT lower(Id) FROM ContentItems WHERE Path = '{path}'").Single()}";

    public IReadOnlyList<string> Query(string sql) => Query(Store, sql);

    public static IReadOnlyList<string> Query(string store, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>The content as the program exports it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ExportAsync()
    {
        using var target = new TemporaryFolder();
        Assert.Equal(0, (await RunAsync("content", "export", target.Path)).Code);
        return ContentTexts.In(target.Path);
    }

    public void Dispose()
    {
        if (site is not null)
            KillSite();
        Folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
