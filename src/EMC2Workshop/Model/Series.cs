namespace EMC2Workshop.Model;

/// <summary>The workshop through all its editions.</summary>
public sealed class Series : Item
{
    public string Name { get; set; } = "";

    public string Acronym { get; set; } = "";

    public string About { get; set; } = "";
}
