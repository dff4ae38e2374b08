namespace EMC2Workshop.Model;

/// <summary>The workshop through all its editions.</summary>
public sealed class Series : Item
{
    public string Name { get; set; } = "";

    public string Acronym { get; set; } = "";

    /// <summary>Email address for questions, where an edition gives none.</summary>
    public string? Contact { get; set; }

    /// <summary>Where an edition gives none.</summary>
    public string? ConductUrl { get; set; }

    public string About { get; set; } = "";
}
