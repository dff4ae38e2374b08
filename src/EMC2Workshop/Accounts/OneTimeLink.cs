namespace EMC2Workshop.Accounts;

/// <summary>A link by which somebody becomes an organizer, or gets back in, once.</summary>
public sealed class OneTimeLink
{
    public Guid Id { get; set; }

    /// <summary>SHA-256 of the token: the store does not tell the link.</summary>
    public required string TokenHash { get; set; }

    public LinkPurpose Purpose { get; set; }

    /// <summary>Null: whoever opens it says who they are.</summary>
    public string? Email { get; set; }

    /// <summary>The same for every way to write the address.</summary>
    public string? NormalizedEmail { get; set; }

    public OrganizerRole Role { get; set; }

    public DateTimeOffset Expires { get; set; }

    /// <summary>The owner who made it. Null: the command line, or whoever forgot the password.</summary>
    public Guid? MadeById { get; set; }
}

public enum LinkPurpose
{
    /// <summary>Makes the first owner of a new site.</summary>
    SetUp,

    Invitation,

    NewPassword,
}
