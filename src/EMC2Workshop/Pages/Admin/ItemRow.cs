namespace EMC2Workshop.Pages.Admin;

/// <summary>An item in a list of organizers, as its draft says where there is one.</summary>
/// <param name="Place">Sorts a list as the program runs.</param>
/// <param name="Time">By a clock at the venue, or a number in a list; empty where there is none.</param>
/// <param name="Who">Speakers, authors or chairs.</param>
/// <param name="Where">The session that it is given in.</param>
public sealed record ItemRow(
    Guid Id,
    string Kind,
    string Name,
    string Place,
    string Time,
    string Who,
    string Where,
    bool IsPublished,
    string? DraftBy,
    DateTimeOffset Changed
)
{
    /// <summary>Its slug; null: the item is of the series.</summary>
    public string? Edition { get; init; }

    public IReadOnlyList<string> Issues { get; init; } = [];

    public bool IsDraft => DraftBy is not null;

    /// <summary>What a draft is called, by whether visitors see an earlier version.</summary>
    public static string NameOfDraft(bool isPublished) =>
        isPublished ? "Published, with unpublished changes" : "Draft";

    /// <summary>Of the draft, as it was read.</summary>
    public string? DraftHash { get; init; }

    /// <summary>When the draft is published by itself; null: by somebody.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    public bool HasText { get; init; }

    public bool HasPhoto { get; init; }

    public bool HasSession { get; init; }
}
