namespace EMC2Workshop.Model;

/// <summary>A person's role in a talk, a paper or a session, with the affiliation of that time.</summary>
public sealed class Credit
{
    public int Id { get; set; }

    public CreditRole Role { get; set; }

    public Guid PersonId { get; set; }

    public Person Person { get; set; } = null!;

    public Guid? TalkId { get; set; }

    public Talk? Talk { get; set; }

    public Guid? PaperId { get; set; }

    public Paper? Paper { get; set; }

    public Guid? SessionId { get; set; }

    public Session? Session { get; set; }

    /// <summary>Place among the credits of its item, from 1.</summary>
    public int Order { get; set; }

    public string? Affiliation { get; set; }

    /// <summary>Of that time, one paragraph of plain text; null: the person's own is told.</summary>
    public string? Biography { get; set; }

    /// <summary>With all others of the item who have this mark.</summary>
    public bool ContributedEqually { get; set; }
}

public enum CreditRole
{
    Speaker,
    Author,
    Chair,
    Panelist,
    Moderator,
}

public static class CreditRoles
{
    /// <summary>"Moderator", or "Moderators" of several.</summary>
    public static string Label(this IGrouping<CreditRole, Credit> role) =>
        role.Count() == 1 ? $"{role.Key}" : $"{role.Key}s";
}
