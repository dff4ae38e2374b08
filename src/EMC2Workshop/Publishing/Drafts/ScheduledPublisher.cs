using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>Publishes drafts when their time has come. One that can't be published stays, and says why.</summary>
public sealed partial class ScheduledPublisher(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<ScheduledPublisher> log
) : BackgroundService
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    /// <summary>Whoever is typing is let finish the sentence.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

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
        var quietSince = now - Quiet;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        var due = await db
            .Drafts.AsNoTracking()
            .Where(draft => draft.PublishAt != null && draft.PublishAt <= now && draft.At <= quietSince)
            .OrderBy(draft => draft.PublishAt)
            .ToListAsync(cancellationToken);
        var count = 0;
        foreach (var draft in due)
        {
            var change = new ItemChange(draft.ItemId, draft.Path, draft.Text, draft.BaseHash)
            {
                DraftHash = draft.Hash,
            };
            var edit = new ChangeInfo(draft.By, now, draft.Reason)
            {
                Entry = EntryFor("published as scheduled", draft, now),
            };
            var outcome = await scope
                .ServiceProvider.GetRequiredService<Publisher>()
                .PublishAsync([change], edit, cancellationToken);
            if (outcome is Published)
                count++;
            else
                await KeepAsync(db, draft, outcome, now, cancellationToken);
        }
        return count;
    }

    /// <summary>The draft stays, tells why, and is no longer scheduled.</summary>
    private static async Task KeepAsync(
        WorkshopDbContext db,
        Draft draft,
        PublishResult outcome,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var trouble = outcome is Invalid faulty
            ? string.Join(" ", faulty.Faults.Select(fault => fault.Sentence))
            : "Someone else published a conflicting change. Open the draft to resolve it.";
        db.ChangeTracker.Clear();
        var kept = await db.Drafts.SingleOrDefaultAsync(
            kept => kept.ItemId == draft.ItemId && kept.Hash == draft.Hash,
            cancellationToken
        );
        if (kept is null)
            return;
        (kept.Trouble, kept.IsTroubleTold, kept.PublishAt) = (trouble, false, null);
        db.Add(EntryFor("could not publish as scheduled", draft, now));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static AuditEntry EntryFor(string what, Draft draft, DateTimeOffset now) =>
        new()
        {
            At = now,
            Who = draft.By,
            From = "",
            What = what,
            Subject = draft.Path,
            Detail = draft.Reason,
        };

    [LoggerMessage(LogLevel.Error, "Drafts that are due could not be published")]
    private static partial void LogNotPublished(ILogger log, Exception exception);
}
