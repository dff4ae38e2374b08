using MimeKit;

namespace EMC2Workshop.Options;

/// <summary>The server that takes the site's mail. What is in <see cref="Password"/> is never shown.</summary>
public sealed class SmtpOptions : ISettingsSection
{
    public static string Section => "Mail";

    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Address that mail comes from, such as <c>EMC2 &lt;chairs@example.org&gt;</c>.</summary>
    public string? From { get; set; }

    /// <summary>Mail is sent: else links are shown to be copied.</summary>
    public bool IsOn => Host is { Length: > 0 };

    public IEnumerable<string> FindFaults()
    {
        if (Port is < 1 or > 65535)
            yield return SettingError.WrongNumber(
                "Mail:Port",
                Port,
                "write a number from 1 to 65535, such as 587"
            );
        if (From is { Length: > 0 } && !IsMailbox(From))
        {
            const string Right = "write one such as chairs@example.org or EMC2 <chairs@example.org>";
            yield return SettingError.Wrong("Mail:From", From, "is not an email address", Right);
        }
        if (!IsOn)
        {
            const string Right = "name the mail server, or leave out the rest of Mail";
            var needing =
                From is { Length: > 0 } ? "Mail:From"
                : User is { Length: > 0 } ? "Mail:User"
                : null;
            if (needing is not null)
                yield return SettingError.Missing("Mail:Host", $"{needing} needs it", Right);
            yield break;
        }
        if (Uri.CheckHostName(Host!) == UriHostNameType.Unknown)
        {
            const string Right = "write one such as smtp.example.org; the port is Mail:Port";
            yield return SettingError.Wrong("Mail:Host", Host, "is not a host name", Right);
        }
        if (string.IsNullOrEmpty(From))
            yield return SettingError.Missing(
                "Mail:From",
                "Mail:Host needs it",
                "write one such as chairs@example.org"
            );
        if (string.IsNullOrEmpty(User) && Password is { Length: > 0 })
            yield return SettingError.Missing("Mail:User", "Mail:Password needs it", "write both or neither");
    }

    private static bool IsMailbox(string text) =>
        MailboxAddress.TryParse(text, out var mailbox)
        && mailbox.Address.IndexOf('@') is > 0 and var at
        && at < mailbox.Address.Length - 1;
}
