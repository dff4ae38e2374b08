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
                LogNotRead(log, exception);
            }
        }
    }

    /// <returns>How many were published.</returns>
    public async Task<int> PublishAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var count = 0;
        foreach (var draft in await FindDueAsync(now, cancellationToken))
            try
            {
                if (await PublishAsync(draft, now, cancellationToken))
                    count++;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // It is tried again, and keeps no other one waiting.
                LogNotPublished(log, draft.Path, exception);
            }
        return count;
    }

    private async Task<List<Draft>> FindDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var quietSince = now - Quiet;
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .Drafts.AsNoTracking()
            .Where(draft => draft.PublishAt != null && draft.PublishAt <= now && draft.At <= quietSince)
            .OrderBy(draft => draft.PublishAt)
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> PublishAsync(
        Draft draft,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var change = new ItemChange(draft.ItemId, draft.Path, draft.Text, draft.BaseHash)
        {
            DraftHash = draft.Hash,
        };
        // Each at a moment of its own: by it the log's entry leads to its revisions.
        var moment = clock.GetUtcNow();
        var edit = new ChangeInfo(draft.By, moment, draft.Reason).ToldBy(
            EntryFor("published as scheduled", draft, moment)
        );
        var outcome = await scope
            .ServiceProvider.GetRequiredService<Publisher>()
            .PublishAsync([change], edit, cancellationToken);
        if (outcome is Published)
            return true;
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        await KeepAsync(db, draft, outcome, now, cancellationToken);
        return false;
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

    [LoggerMessage(LogLevel.Error, "The draft {Path} is due and could not be published")]
    private static partial void LogNotPublished(ILogger log, string path, Exception exception);

    [LoggerMessage(LogLevel.Error, "Drafts that are due could not be read")]
    private static partial void LogNotRead(ILogger log, Exception exception);
}
