namespace EMC2Workshop.Model;

/// <summary>A picture or document of the site, for items to name.</summary>
public sealed class MediaFile
{
    /// <summary>As of <see cref="MediaName"/>.</summary>
    public required string Name { get; set; }

    /// <summary>What it was called by who sent it.</summary>
    public required string Label { get; set; }

    public long Bytes { get; set; }

    /// <summary>In pixels; 0 for a document.</summary>
    public int Width { get; set; }

    public int Height { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }
}
