using EMC2Workshop.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace EMC2Workshop.Tests.Hosting;

/// <summary>The site as readers meet it, with a say in how its front page is rendered, and an ear on its log.</summary>
public sealed class HostedSite : WorkshopSite, IAsyncResultFilter
{
    private readonly RecordedLog _log = new();
    private int _renders;

    /// <summary>How often the front page was rendered.</summary>
    public int Renders => _renders;

    /// <summary>Runs before the front page is rendered.</summary>
    public Func<ResultExecutingContext, Task> Rendering { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<LogEvent> Log => _log.Entries;

    /// <summary>Changes something that pages show.</summary>
    public async Task EditAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        (await db.Series.SingleAsync(TestContext.Current.CancellationToken)).About += "More. ";
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(
        string path = "/",
        params (string Name, string Value)[] headers
    ) => SendAsync(HttpMethod.Get, path, headers);

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        params (string Name, string Value)[] headers
    ) => SendAsync(method, path, TestContext.Current.CancellationToken, headers);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        CancellationToken cancellation,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(Server.BaseAddress, path));
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        using var client = new HttpClient(Server.CreateHandler());
        return await client.SendAsync(request, cancellation);
    }

    /// <summary>Lets the front page say this, in place of what it says.</summary>
    public void Say(string text) =>
        Rendering = page =>
        {
            page.Result = new ContentResult { Content = text, ContentType = "text/html; charset=utf-8" };
            return Task.CompletedTask;
        };

    async Task IAsyncResultFilter.OnResultExecutionAsync(
        ResultExecutingContext context,
        ResultExecutionDelegate next
    )
    {
        if (context.HttpContext.Request.Path == "/")
        {
            Interlocked.Increment(ref _renders);
            await Rendering(context);
        }
        await next();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder
            .UseEnvironment("Production")
            .UseSetting("Serilog:MinimumLevel:Default", "Information")
            .ConfigureTestServices(services =>
                services.AddSingleton<ILogEventSink>(_log).Configure<MvcOptions>(mvc => mvc.Filters.Add(this))
            );
    }
}
