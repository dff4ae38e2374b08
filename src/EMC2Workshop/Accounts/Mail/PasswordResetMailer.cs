using System.Threading.Channels;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Accounts.Mail;

/// <summary>
/// Mails links to those who forgot their password, apart from the request: whether an address is known shows neither in
/// its answer nor in its time.
/// </summary>
public sealed partial class PasswordResetMailer(
    IServiceScopeFactory scopes,
    SmtpSender post,
    TimeProvider clock,
    ILogger<PasswordResetMailer> log
) : BackgroundService
{
    /// <summary>So that a stranger fills nobody's mailbox, nor keeps making the last link void.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromMinutes(15);

    private readonly Channel<(string Email, string From)> asked = Channel.CreateBounded<(string, string)>(
        new BoundedChannelOptions(200) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <param name="from">Network address of whoever asks.</param>
    public void Ask(string email, string from) => asked.Writer.TryWrite((email, from));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (email, from) in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendAsync(email, from, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotSent(log, exception);
            }
        }
    }

    private async Task SendAsync(string email, string from, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<OrganizersDbContext>();
        if (
            await services.GetRequiredService<UserManager<Organizer>>().FindByEmailAsync(email)
            is not { Email: { } known } organizer
        )
            return;
        var recent = clock.GetUtcNow() + InviteService.Lifetime - Between;
        if (
            await db.Links.AnyAsync(
                link =>
                    link.NormalizedEmail == organizer.NormalizedEmail
                    && link.Purpose == LinkPurpose.NewPassword
                    && link.Expires > recent,
                cancellationToken
            )
        )
            return;
        var links = services.GetRequiredService<InviteService>();
        var (link, path) = await links.CreateAsync(
            LinkPurpose.NewPassword,
            known,
            organizer.Role,
            cancellationToken
        );
        var isSent = await post.SendAsync(
            EmailMessage.With(link, services.GetRequiredService<SiteAddress>().Absolute(path)),
            cancellationToken
        );
        // Nobody has it, and it would be in the way of the next.
        if (!isSent)
            await links.RedeemAsync(link, cancellationToken);
        await services
            .GetRequiredService<AuditLog>()
            .AddAsync(
                "asked for a new password",
                known,
                isSent ? "emailed" : "the email could not be sent",
                who: known,
                from: from
            );
    }

    [LoggerMessage(LogLevel.Error, "A reset link could not be emailed")]
    private static partial void LogNotSent(ILogger log, Exception exception);
}
