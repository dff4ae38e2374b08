namespace EMC2Workshop.Hosting;

/// <summary>How Kestrel listens: what it accepts, and on which thread it answers.</summary>
public static class Server
{
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>
    /// Completes socket operations on the thread that polls them, unless the environment says otherwise. With
    /// <c>UnsafePreferInlineScheduling</c> this takes two thread switches out of every request. The runtime reads it
    /// once, before the first socket.
    /// </summary>
    public static void CompleteInline()
    {
        if (Environment.GetEnvironmentVariable(InlineCompletions) is null)
            Environment.SetEnvironmentVariable(InlineCompletions, "1");
    }

    /// <summary>
    /// Settings and files are those beside the program, wherever it is started; <c>dotnet run</c> takes those of the
    /// project.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var isNamed =
            File.Exists("EMC2Workshop.csproj")
            || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null
            || Environment.GetEnvironmentVariable("DOTNET_CONTENTROOT") is not null
            || args.Any(arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase));
        var root = isNamed ? null : AppContext.BaseDirectory;
        return WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = CommandLine.FindSettings(args), ContentRootPath = root }
        );
    }

    public static async Task ServeAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // Else services that run beside it take their end for a failure, and log it.
            app.Lifetime.StopApplication();
            throw;
        }
        await app.WaitForShutdownAsync();
    }

    /// <summary>
    /// The host is the slim one, which loads no other servers; of what it leaves out, this is wanted all the same:
    /// https where it is set up, and files as they are while one works on them.
    /// </summary>
    public static IWebHostBuilder UseServer(this IWebHostBuilder host, IHostEnvironment environment) =>
        (environment.IsDevelopment() ? host.UseStaticWebAssets() : host)
            .UseKestrelHttpsConfiguration()
            // In development this fallback would answer 405 in place of 404 for every address.
            .UseSetting("DisableStaticAssetNotFoundRuntimeFallback", "true")
            .UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true)
            .ConfigureKestrel(server =>
            {
                server.AddServerHeader = false;
                var limits = server.Limits;
                limits.MaxRequestBodySize = 1024 * 1024; // an organizer's form; uploads ask for more by themselves
                limits.MaxRequestLineSize = 4 * 1024;
                limits.MaxRequestHeadersTotalSize = 16 * 1024;
                limits.MaxRequestHeaderCount = 64;
                limits.RequestHeadersTimeout = TimeSpan.FromSeconds(30);
                limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
            });
}
