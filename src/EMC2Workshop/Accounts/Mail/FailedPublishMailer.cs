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
                await TellAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotTold(log, exception);
            }
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<WorkshopDbContext>();
        foreach (
            var draft in await db
                .Drafts.Where(draft => draft.Trouble != null && !draft.IsTroubleTold)
                .ToListAsync(cancellationToken)
        )
        {
            // Before it is mailed: rather not at all than every ten seconds. The front page tells it in any case.
            draft.IsTroubleTold = true;
            await db.SaveChangesAsync(cancellationToken);
            if (
                await services.GetRequiredService<UserManager<Organizer>>().FindByEmailAsync(draft.By)
                is not { Email: { } author }
            )
                continue;
            var address = services.GetRequiredService<SiteAddress>().Absolute($"/admin/items/{draft.ItemId}");
            await post.SendAsync(EmailMessage.WithTrouble(author, draft.Trouble!, address), cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The author of a draft that could not be published as scheduled was not told")]
    private static partial void LogNotTold(ILogger log, Exception exception);
}
