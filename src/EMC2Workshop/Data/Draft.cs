namespace EMC2Workshop.Data;

/// <summary>A text that organizers work on beside what is published: as it was typed, right or not.</summary>
public sealed class Draft
{
    public Guid ItemId { get; set; }

    public required string Kind { get; set; }

    public required string Path { get; set; }

    public required string Text { get; set; }

    /// <summary>
    /// Of <see cref="Path"/> and <see cref="Text"/>: whoever saves the draft says which one was read before.
    /// </summary>
    public required string Hash { get; set; }

    /// <summary>Hash of the published text that this one began from; null for an item that is not published.</summary>
    public string? BaseHash { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Who saved it last.</summary>
    public required string By { get; set; }

    /// <summary>Who else has written in it.</summary>
    public List<string> AlsoBy { get; set; } = [];

    /// <summary>When it publishes itself.</summary>
    public DateTimeOffset? PublishAt { get; set; }

    public string? Reason { get; set; }

    /// <summary>Why it could not publish itself.</summary>
    public string? Trouble { get; set; }

    /// <summary>That trouble was mailed to its author, where mail is set up.</summary>
    public bool IsTroubleTold { get; set; }

    /// <summary>The last part of the address of one that was given none.</summary>
    public static string SlugFor(Guid id) => $"draft-{id:N}"[..14];

    /// <summary>Somebody else who has written in it, and may not be done; null: nobody.</summary>
    public string? OtherThan(string? me) => AlsoBy.Prepend(By).FirstOrDefault(by => by != me);

    public string ComputeHash() => ContentItem.ComputeHash($"{Path}\n{Text}\n{PublishAt:O}");
}
