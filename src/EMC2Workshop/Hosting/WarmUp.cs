using EMC2Workshop.Content;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Hosting;

/// <summary>Makes ready beside the rest of the start what the first page needs and takes longest: EF's model and queries, and the renderer.</summary>
public static partial class WarmUp
{
    public static void BeginWarmUp(this WebApplication app) => _ = Task.Run(() => WarmUpAsync(app.Services, app.Lifetime.ApplicationStopping));

    private static async Task WarmUpAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            var rendering = Task.Run(() => services.GetRequiredService<MarkdownRenderer>().ToHtml("Ready, *steady*"), cancellationToken);
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
            if (await scope.ServiceProvider.GetRequiredService<CurrentEdition>().FindAsync(cancellationToken) is { } edition)
                await db.Talks.AsNoTracking().Of(edition).WithSpeakers().OrderBy(talk => talk.Session!.Start).ToListAsync(cancellationToken);
            await rendering;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whoever reads the page will be told.
            LogCold(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(WarmUp).FullName!), exception);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The site starts cold")]
    private static partial void LogCold(ILogger log, Exception exception);
}
