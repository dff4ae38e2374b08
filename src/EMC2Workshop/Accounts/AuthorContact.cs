namespace EMC2Workshop.Accounts;

/// <summary>
/// The email address of an author, for organizers alone: it stands in no content, draft, history, export or log.
/// </summary>
public sealed class AuthorContact
{
    public Guid Id { get; set; }

    public Guid EditionId { get; set; }

    /// <summary>Of the paper, as the submission system counts.</summary>
    public required string Paper { get; set; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }
}
