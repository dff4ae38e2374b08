namespace EMC2Workshop.Options;

public sealed class WorkshopOptions : ISettingsSection
{
    public static string Section => "Workshop";

    /// <summary>Slug of the edition on the front page; null: by date. One that is unknown is only warned of.</summary>
    public string? CurrentEdition { get; set; }

    public IEnumerable<string> FindFaults() => [];
}
