using MimeKit;

namespace EMC2Workshop.Accounts.Mail;

/// <summary>Tells an address from anything else that could be written into the head of a mail.</summary>
public static class EmailAddress
{
    private const int Longest = 254; // RFC 5321, 4.5.3.1.3

    /// <summary>One address and nothing beside it: no name, no second one, no line break.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 2 and <= Longest }
        && !text.Any(character =>
            char.IsControl(character)
            || char.IsWhiteSpace(character)
            || character is '<' or '>' or ',' or ';' or '"' or '\\' or '(' or ')'
        )
        && text.IndexOf('@') is > 0 and var at
        && at < text.Length - 1
        && text.IndexOf('@', at + 1) < 0
        && MailboxAddress.TryParse(text, out var mailbox)
        && mailbox.Address == text;
}
