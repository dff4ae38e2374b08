namespace EMC2Workshop.Data;

/// <summary>Who writes, when, and why: kept with every text that is written.</summary>
public sealed record ChangeInfo(string By, DateTimeOffset At, string? Reason = null)
{
    /// <summary>Who every import writes as.</summary>
    public const string Importer = "content folder";

    /// <summary>Who writes what an import made of a file and of organizers' changes together.</summary>
    public const string Merger = "content folder, merged";

    /// <summary>The texts are those of the content folder's files.</summary>
    public bool FromFolder { get; init; }

    /// <summary>
    /// What the activity log says of it, kept in the transaction of the change itself; null: its kind and its first
    /// item.
    /// </summary>
    public AuditEntry? Entry { get; private init; }

    /// <summary>One moment for both: by it the log's entry leads to the revisions that were made.</summary>
    public ChangeInfo ToldBy(AuditEntry entry) => this with { At = entry.At, Entry = entry };

    /// <summary>For what goes on with a change that was told.</summary>
    public ChangeInfo WithoutEntry() => this with { Entry = null };

    public static ChangeInfo ForFolder(TimeProvider clock) =>
        new(Importer, clock.GetUtcNow()) { FromFolder = true };
}
