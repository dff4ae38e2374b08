using System.Globalization;
using MimeKit;
using MimeKit.Text;

namespace EMC2Workshop.Accounts.Mail;

/// <summary>What is mailed: a subject and plain text, which nobody but the site writes.</summary>
public sealed record EmailMessage(string To, string Subject, string Text)
{
    /// <param name="link">Absolute.</param>
    public static EmailMessage With(OneTimeLink link, string address) =>
        link.Purpose == LinkPurpose.Invitation
            ? new(
                link.Email!,
                "You’re invited to edit the EMC2 website",
                $"You’ve been invited to edit the EMC2 website as an {link.Role.ToString().ToLowerInvariant()}. "
                    + $"Set your password here:\n\n{address}\n\n{Rest(link)}"
            )
            : new(
                link.Email!,
                "Reset your EMC2 password",
                $"We received a request to reset your password. Choose a new one here:\n\n{address}\n\n{Rest(link)} "
                    + "If you didn’t request this, ignore this email. Your password won’t change."
            );

    /// <param name="trouble">Why a draft could not be published as scheduled.</param>
    /// <param name="address">Of the draft, absolute.</param>
    public static EmailMessage WithTrouble(string to, string trouble, string address) =>
        new(
            to,
            "Your draft was not published as scheduled",
            $"Your draft could not be published at the time you chose:\n\n{trouble}\n\nThe draft is saved. "
                + $"Fix it here, then publish or schedule it again:\n\n{address}\n"
        );

    public MimeMessage From(MailboxAddress sender)
    {
        var message = new MimeMessage();
        message.From.Add(sender);
        message.To.Add(new MailboxAddress(null, To));
        message.Subject = Subject;
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no answer by a machine
        message.Body = new TextPart(TextFormat.Plain) { Text = Text };
        return message;
    }

    private static string Rest(OneTimeLink link) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"This link works once and expires on {link.Expires.UtcDateTime:yyyy-MM-dd HH:mm} UTC."
        );
}
