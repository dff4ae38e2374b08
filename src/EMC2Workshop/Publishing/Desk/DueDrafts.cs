using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Desk;

/// <summary>Publishes drafts when their time has come. One that can't be published stays, and says why.</summary>
public sealed partial class DueDrafts(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueDrafts> log) : BackgroundService
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PublishAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotPublished(log, exception);
            }
        }
    }

    /// <returns>How many were published.</returns>
    public async Task<int> PublishAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        var due = await db.Drafts.AsNoTracking().Where(draft => draft.PublishAt != null && draft.PublishAt <= now).OrderBy(draft => draft.PublishAt).ToListAsync(cancellationToken);
        var count = 0;
        foreach (var draft in due)
        {
            var outcome = await scope.ServiceProvider.GetRequiredService<PublishingDesk>()
                .PublishAsync([new ItemChange(draft.ItemId, draft.Path, draft.Text, draft.BaseHash) { DraftHash = draft.Hash }], new Edit(draft.By, now, draft.Reason), cancellationToken);
            if (outcome is Done) count++;
            else await KeepAsync(db, draft, outcome, cancellationToken);
        }
        return count;
    }

    private static async Task KeepAsync(WorkshopDbContext db, Draft draft, Outcome outcome, CancellationToken cancellationToken)
    {
        var trouble = outcome is Faulty faulty
            ? string.Join("; ", faulty.Faults.Select(fault => fault.Message))
            : "what is published was changed meanwhile, in the same place; open the draft and choose";
        await db.Drafts.Where(kept => kept.ItemId == draft.ItemId && kept.Hash == draft.Hash)
            .ExecuteUpdateAsync(kept => kept.SetProperty(d => d.Trouble, trouble).SetProperty(d => d.PublishAt, (DateTimeOffset?)null), cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Drafts that are due could not be published")]
    private static partial void LogNotPublished(ILogger log, Exception exception);
}
