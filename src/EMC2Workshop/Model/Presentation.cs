namespace EMC2Workshop.Model;

/// <summary>A paper in a session. One paper may be presented several times.</summary>
public sealed class Presentation
{
    public Guid Id { get; set; }

    public Guid SessionId { get; set; }

    public Session Session { get; set; } = null!;

    public Guid PaperId { get; set; }

    public Paper Paper { get; set; } = null!;

    public PresentationForm Form { get; set; }

    /// <summary>Place in the session, from 1.</summary>
    public int Order { get; set; }

    /// <summary>Number of the poster board.</summary>
    public string? Board { get; set; }
}

public enum PresentationForm
{
    Oral,
    Poster,
    Lightning,
}
