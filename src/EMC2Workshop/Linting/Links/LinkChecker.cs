using System.Threading.Channels;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Linting.Links;

/// <param name="Done">Of <paramref name="All"/>.</param>
public sealed record LinkRun(DateTimeOffset Since, int Done, int All);

/// <summary>
/// Tries all links to other sites when an organizer asks for it, a few at a time, and keeps what came of it.
/// </summary>
public sealed partial class LinkChecker(
    IServiceScopeFactory scopes,
    MarkdownRenderer markdown,
    TimeProvider clock,
    ILogger<LinkChecker> log
) : BackgroundService
{
    private const int AtATime = 4;

    private readonly Channel<bool> asked = Channel.CreateBounded<bool>(1);
    private volatile LinkRun? run;

    /// <summary>Null while nothing is tried.</summary>
    public LinkRun? Run => run;

    /// <returns>False where it is under way already.</returns>
    public bool Begin()
    {
        var mine = new LinkRun(clock.GetUtcNow(), 0, 0);
        return Interlocked.CompareExchange(ref run, mine, null) is null && asked.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await TryAllAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogStopped(log, exception);
            }
            finally
            {
                run = null;
            }
        }
    }

    private async Task TryAllAsync(CancellationToken cancellationToken)
    {
        var links = await LinksAsync(cancellationToken);
        run = new LinkRun(run!.Since, 0, links.Count);
        var done = 0;
        await using var scope = scopes.CreateAsyncScope();
        // Asked for here: its client is loaded when an organizer first wants it.
        var pages = scope.ServiceProvider.GetRequiredService<LinkProbe>();
        await Parallel.ForEachAsync(
            links,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
            async (link, ending) =>
            {
                await KeepAsync(link, await pages.FindTroubleAsync(link, ending), ending);
                run = new LinkRun(run!.Since, Interlocked.Increment(ref done), links.Count);
            }
        );
        // What no text has any more is forgotten.
        await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .CheckedLinks.Where(link => !links.Contains(link.Address))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<List<string>> LinksAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var items = await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .ContentItems.AsNoTracking()
            .OrderBy(item => item.Path)
            .ToListAsync(cancellationToken);
        return
        [
            .. items
                .SelectMany(item => LinkExtractor.Extract(item, markdown))
                .Where(LinkExtractor.IsExternal)
                .Distinct(),
        ];
    }

    private async Task KeepAsync(string address, string? trouble, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow().UtcDateTime;
        await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .Database.ExecuteSqlAsync(
                $"""
                INSERT INTO CheckedLinks (Address, At, Trouble) VALUES ({address}, {now}, {trouble})
                ON CONFLICT (Address) DO UPDATE SET At = excluded.At, Trouble = excluded.Trouble
                """,
                cancellationToken
            );
    }

    [LoggerMessage(LogLevel.Error, "The links could not be tried")]
    private static partial void LogStopped(ILogger log, Exception exception);
}
