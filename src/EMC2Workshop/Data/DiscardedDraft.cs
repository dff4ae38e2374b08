namespace EMC2Workshop.Data;

/// <summary>A draft that somebody discarded, with all that is needed to restore it.</summary>
public sealed class DiscardedDraft
{
    /// <summary>Its own: an item may have several.</summary>
    public Guid Id { get; set; }

    public Guid ItemId { get; set; }

    public required string Kind { get; set; }

    public required string Path { get; set; }

    public required string Text { get; set; }

    /// <summary>As of <see cref="Draft.BaseHash"/>.</summary>
    public string? BaseHash { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Whose draft it was.</summary>
    public required string By { get; set; }

    /// <summary>As of <see cref="Draft.AlsoBy"/>.</summary>
    public List<string> AlsoBy { get; set; } = [];

    public DateTimeOffset? PublishAt { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset DiscardedAt { get; set; }

    public required string DiscardedBy { get; set; }

    public static DiscardedDraft From(Draft draft, DateTimeOffset at, string by) =>
        new()
        {
            Id = Guid.NewGuid(),
            ItemId = draft.ItemId,
            Kind = draft.Kind,
            Path = draft.Path,
            Text = draft.Text,
            BaseHash = draft.BaseHash,
            At = draft.At,
            By = draft.By,
            AlsoBy = draft.AlsoBy,
            PublishAt = draft.PublishAt,
            Reason = draft.Reason,
            DiscardedAt = at,
            DiscardedBy = by,
        };
}
