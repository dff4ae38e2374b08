namespace EMC2Workshop.Model;

/// <summary>A page of free text, of one edition or of the whole series.</summary>
public sealed class SitePage : Item
{
    /// <summary>Null: of the series.</summary>
    public Guid? EditionId { get; set; }

    public Edition? Edition { get; set; }

    public string Title { get; set; } = "";

    public string? Description { get; set; }

    /// <summary>Else it is one of the links at the bottom.</summary>
    public bool InMenu { get; set; }

    /// <summary>Markdown.</summary>
    public string Text { get; set; } = "";
}
