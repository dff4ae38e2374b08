namespace EMC2Workshop.Data;

/// <summary>An item that organizers removed, with all that is needed to bring it back.</summary>
public sealed class TrashedItem
{
    public Guid Id { get; set; }

    public required string Kind { get; set; }

    public required string Path { get; set; }

    public required string Text { get; set; }

    public required string Hash { get; set; }

    /// <summary>As of <see cref="ContentItem.ImportedHash"/>: its file is not taken again until it changes.</summary>
    public string? ImportedHash { get; set; }

    public string? ImportedPath { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }
}
