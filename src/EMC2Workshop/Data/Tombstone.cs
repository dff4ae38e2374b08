namespace EMC2Workshop.Data;

/// <summary>
/// Stands for an item or a file that an owner deleted for good: nothing else takes its name, and nothing brings it
/// back.
/// </summary>
public sealed class Tombstone
{
    /// <summary>The item's id, or the file's name.</summary>
    public required string Key { get; set; }

    public required string Kind { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }

    public static string KeyFor(Guid item) => item.ToString();
}
