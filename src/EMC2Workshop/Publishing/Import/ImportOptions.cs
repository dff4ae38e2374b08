using EMC2Workshop.Data;

namespace EMC2Workshop.Publishing.Import;

/// <summary>What becomes of items that an earlier import brought and whose files are not there.</summary>
public enum MissingItems
{
    /// <summary>They are deleted, but not many at once: that may be a folder that was cut in half.</summary>
    DeleteFew,

    DeleteAll,

    /// <summary>They stay as they are.</summary>
    Leave,

    /// <summary>They become items of the site's own, so that nobody is asked again; nothing else is done.</summary>
    Keep,
}

public sealed record ImportOptions
{
    public MissingItems Missing { get; init; }

    /// <summary>
    /// The files are an organizer's zip. What comes of it counts as edited on the site: the content folder, which knows
    /// nothing of it, does not take it back.
    /// </summary>
    public bool IsZip { get; init; }

    /// <summary>Says what would happen, and stores nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>
    /// The <see cref="ImportReport.Fingerprint"/> that somebody agreed to; where it would be another one, nothing is
    /// stored.
    /// </summary>
    public string? AgreedFingerprint { get; init; }

    /// <summary>Why, in words for the public list of changes.</summary>
    public string? Reason { get; init; }

    /// <summary>Of the activity log; how much was imported is told in it. Null: the content folder's own.</summary>
    public AuditEntry? Entry { get; init; }
}
