namespace EMC2Workshop.Model;

/// <summary>A person's office in a committee, with the affiliation of that time.</summary>
public sealed class CommitteeMember
{
    public int Id { get; private set; }

    public Guid CommitteeId { get; set; }

    public Committee Committee { get; set; } = null!;

    public Guid PersonId { get; set; }

    public Person Person { get; set; } = null!;

    /// <summary>Such as General chair, or Program committee, which many share.</summary>
    public string Role { get; set; } = "";

    public string? Affiliation { get; set; }

    /// <summary>Place in the list, from 1.</summary>
    public int Order { get; set; }
}
