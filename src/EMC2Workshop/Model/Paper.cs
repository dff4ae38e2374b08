namespace EMC2Workshop.Model;

public sealed class Paper : EditionItem
{
    public string Title { get; set; } = "";

    /// <summary>Of title and abstract, as BCP 47 names it, such as "ja"; null is English.</summary>
    public string? Language { get; set; }

    /// <summary>Markdown; empty where there is none.</summary>
    public string Abstract { get; set; } = "";

    /// <summary>Of the paper as a whole, in its order.</summary>
    public List<string> Affiliations { get; set; } = [];

    /// <summary>Identifier at arXiv.org, such as 1910.06188.</summary>
    public string? Arxiv { get; set; }

    /// <summary>Without the resolver's address, such as 10.1109/5.771073.</summary>
    public string? Doi { get; set; }

    /// <summary>In the proceedings, such as 36-39.</summary>
    public string? Pages { get; set; }

    public List<Material> Materials { get; set; } = [];

    /// <summary>By its authors; its page stays, and says so.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>Why it was withdrawn.</summary>
    public string? Reason { get; set; }

    public List<Credit> Credits { get; } = [];

    public List<Presentation> Presentations { get; } = [];

    public IEnumerable<Credit> Authors => Credits.OrderBy(credit => credit.Order);
}
