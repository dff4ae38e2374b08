namespace EMC2Workshop.Accounts;

/// <summary>A browser in which somebody is signed in. Without its row, its cookie is worth nothing.</summary>
public sealed class SignIn
{
    public Guid Id { get; set; }

    public Guid OrganizerId { get; set; }

    public DateTimeOffset Since { get; set; }

    public DateTimeOffset Seen { get; set; }

    /// <summary>When the password or a passkey was last given here.</summary>
    public DateTimeOffset ConfirmedAt { get; set; }

    public string Browser { get; set; } = "";

    public string Address { get; set; } = "";
}
