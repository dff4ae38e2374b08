using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Hosting;

/// <summary>
/// Makes ready, beside the rest of the start, what the first page needs and takes longest. Whatever fails here is told
/// to whoever reads that page.
/// </summary>
public static partial class WarmStart
{
    public static void WarmModel(this WebApplication app) =>
        Begin(app, services => Task.FromResult(services.GetRequiredService<WorkshopDbContext>().Model));

    public static void WarmRenderer(this WebApplication app) =>
        Begin(
            app,
            services =>
                Task.FromResult(services.GetRequiredService<MarkdownRenderer>().ToHtml("Ready, *steady*"))
        );

    /// <summary>Queries of the kind that most pages begin with.</summary>
    public static void WarmQueries(this WebApplication app) =>
        Begin(
            app,
            async services =>
            {
                if (
                    await services
                        .GetRequiredService<CurrentEdition>()
                        .FindAsync(app.Lifetime.ApplicationStopping) is
                    { } edition
                )
                    await services
                        .GetRequiredService<WorkshopDbContext>()
                        .Talks.AsNoTracking()
                        .InEdition(edition)
                        .WithSpeakers()
                        .OrderBy(talk => talk.Session!.Start)
                        .ToListAsync(app.Lifetime.ApplicationStopping);
            }
        );

    /// <summary>On threads of their own: the pool has few at a start, and they wait for the model.</summary>
    private static void Begin(WebApplication app, Func<IServiceProvider, Task> step) =>
        _ = Task.Factory.StartNew(
            async () =>
            {
                try
                {
                    await using var scope = app.Services.CreateAsyncScope();
                    await step(scope.ServiceProvider);
                }
                catch (Exception exception) when (exception is not OutOfMemoryException)
                {
                    LogCold(app.Logger, exception);
                }
            },
            TaskCreationOptions.LongRunning
        );

    [LoggerMessage(LogLevel.Debug, "The site starts cold")]
    private static partial void LogCold(ILogger log, Exception exception);
}
