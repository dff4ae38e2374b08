namespace EMC2Workshop.Model;

public sealed class Sponsor : EditionItem
{
    public string Name { get; set; } = "";

    public string? Url { get; set; }

    /// <summary>Such as Gold; null where all are equal.</summary>
    public string? Tier { get; set; }

    public Picture? Logo { get; set; }

    public int Order { get; set; }

    /// <summary>Markdown.</summary>
    public string About { get; set; } = "";
}
