using System.Net;
using EMC2Workshop.Options;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EMC2Workshop.Accounts.Mail;

/// <summary>Hands letters to the mail server, which does so at once or not at all.</summary>
public sealed partial class SmtpSender(
    IOptions<SmtpOptions> options,
    TimeProvider clock,
    ILogger<SmtpSender> log
)
{
    /// <summary>For a whole letter: whoever waits for it sees the link instead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private const int SubmissionInTls = 465;

    private readonly SmtpOptions server = options.Value;

    public bool IsOpen => server.IsOn;

    /// <summary>
    /// What is mailed lets somebody in, so it never travels in the clear; to this machine itself it doesn't travel.
    /// </summary>
    public static SecureSocketOptions SecurityFor(SmtpOptions server) =>
        server.Port == SubmissionInTls ? SecureSocketOptions.SslOnConnect
        : server.Host == "localhost"
        || (IPAddress.TryParse(server.Host, out var address) && IPAddress.IsLoopback(address))
            ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;

    /// <returns>False when the server did not take it; why is told to the log.</returns>
    public async Task<bool> SendAsync(EmailMessage letter, CancellationToken cancellationToken)
    {
        if (!IsOpen || !EmailAddress.IsValid(letter.To))
            return false;
        using var late = new CancellationTokenSource(Patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(server.Host!, server.Port, SecurityFor(server), ending.Token);
            if (server.User is { Length: > 0 } user)
                await client.AuthenticateAsync(user, server.Password ?? "", ending.Token);
            await client.SendAsync(letter.From(MailboxAddress.Parse(server.From!)), ending.Token);
            await client.DisconnectAsync(quit: true, ending.Token);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, the letter is not sent and the link still is there.
            LogNotSent(
                log,
                server.Host!,
                server.Port,
                late.IsCancellationRequested
                    ? $"no answer within {Patience.TotalSeconds} seconds"
                    : exception.Message
            );
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Couldn't send email through {Host}:{Port}: {Reason}")]
    private static partial void LogNotSent(ILogger log, string host, int port, string reason);
}
