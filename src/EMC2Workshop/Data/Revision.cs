namespace EMC2Workshop.Data;

/// <summary>A text that an item has had. Rows are added, never changed or removed.</summary>
public sealed class Revision
{
    public long Id { get; set; }

    public Guid ItemId { get; set; }

    /// <summary>From 1 up, without gaps, for each item.</summary>
    public int Number { get; set; }

    public required string Kind { get; set; }

    /// <summary>The path that the item had; a former one leads to where it is now.</summary>
    public required string Path { get; set; }

    /// <summary>Null: the item was removed.</summary>
    public string? Text { get; set; }

    /// <summary>Of <see cref="Text"/>; empty where there is none.</summary>
    public required string Hash { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The organizer's name, or where the text came from.</summary>
    public required string By { get; set; }

    /// <summary>Given by the organizer; what it says of the program is public.</summary>
    public string? Reason { get; set; }
}
