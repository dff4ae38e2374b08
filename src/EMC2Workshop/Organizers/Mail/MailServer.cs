using System.Net;
using MailKit.Security;

namespace EMC2Workshop.Organizers.Mail;

/// <summary>The server that takes the site's mail, as <c>Mail:*</c> names it.</summary>
/// <param name="From">Address that mail comes from, such as <c>EMC2 &lt;chairs@example.org&gt;</c>.</param>
public sealed record MailServer(string Host, int Port, string? User, string? Password, string From)
{
    private const int Submission = 587;
    private const int SubmissionInTls = 465;

    /// <summary>What is mailed lets somebody in, so it never travels in the clear; to this machine itself it doesn't travel.</summary>
    public SecureSocketOptions Security =>
        Port == SubmissionInTls ? SecureSocketOptions.SslOnConnect
        : Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address)) ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;

    /// <returns>Null where no mail is sent: the links in it need the site's own address, too.</returns>
    public static MailServer? Of(IConfiguration settings) =>
        settings["Mail:Host"] is { Length: > 0 } host && settings["Mail:From"] is { Length: > 0 } from && settings["Site:Address"] is { Length: > 0 }
            ? new MailServer(host, settings.GetValue("Mail:Port", Submission), settings["Mail:User"], settings["Mail:Password"], from)
            : null;
}
