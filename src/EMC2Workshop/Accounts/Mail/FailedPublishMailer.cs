using EMC2Workshop.Data;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Accounts.Mail;

/// <summary>Mails authors whose drafts could not be published at the time that was promised, once each time.</summary>
public sealed partial class FailedPublishMailer(
    IServiceScopeFactory scopes,
    SmtpSender post,
    TimeProvider clock,
    ILogger<FailedPublishMailer> log
) : BackgroundService
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!post.IsOpen)
            return;
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotTold(log, exception);
            }
        }
    }

    /// <summary>Tells everybody who was not told yet; safe beside another that does.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<WorkshopDbContext>();
        var failed = db.Drafts.AsNoTracking().Where(draft => draft.Trouble != null && !draft.IsTroubleTold);
        foreach (var draft in await failed.ToListAsync(cancellationToken))
        {
            // Before it is mailed: rather not at all than every ten seconds. The front page tells it in any case.
            var isMine = await failed
                .Where(other => other.ItemId == draft.ItemId)
                .ExecuteUpdateAsync(
                    told => told.SetProperty(other => other.IsTroubleTold, true),
                    cancellationToken
                );
            if (isMine == 0)
                continue;
            if (
                await services.GetRequiredService<UserManager<Organizer>>().FindByEmailAsync(draft.By)
                is not { Email: { } author }
            )
                continue;
            var address = services.GetRequiredService<SiteAddress>().Absolute($"/admin/items/{draft.ItemId}");
            await post.SendAsync(
                EmailMessage.WithTrouble(author, draft.Trouble!, address),
                cancellationToken
            );
        }
    }

    [LoggerMessage(
        LogLevel.Error,
        "The author of a draft that could not be published as scheduled was not told"
    )]
    private static partial void LogNotTold(ILogger log, Exception exception);
}
