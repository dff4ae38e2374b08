namespace EMC2Workshop.Model;

/// <summary>What one or more speakers give in a session.</summary>
public sealed class Talk : EditionItem
{
    /// <summary>Null until the speaker has named it.</summary>
    public string? Title { get; set; }

    /// <summary>Of title and abstract, as BCP 47 names it, such as "ja"; null is English.</summary>
    public string? Language { get; set; }

    /// <summary>Markdown; empty until there is one.</summary>
    public string Abstract { get; set; } = "";

    public Guid? SessionId { get; set; }

    public Session? Session { get; set; }

    /// <summary>Place among the talks of its session.</summary>
    public int Order { get; set; }

    /// <summary>It is not given; its page stays, and says so.</summary>
    public bool Cancelled { get; set; }

    /// <summary>Why it is not given.</summary>
    public string? Reason { get; set; }

    public Guid? SponsorId { get; set; }

    public Sponsor? Sponsor { get; set; }

    public List<Credit> Credits { get; } = [];

    public List<Material> Materials { get; set; } = [];

    /// <summary>By itself, or with its session, which has to be loaded.</summary>
    public bool IsCancelled => Cancelled || Session?.State == SessionState.Cancelled;

    public IEnumerable<Credit> Speakers => Credits.OrderBy(credit => credit.Order);
}
