namespace EMC2Workshop.Submissions;

/// <summary>A file that was understood, and waits for its organizer to answer.</summary>
/// <param name="Owner">The id of the organizer's account.</param>
public sealed record StagedSubmission(
    string Id,
    string Owner,
    Guid Edition,
    string FileName,
    SubmissionList List,
    DateTimeOffset At
)
{
    /// <summary>The file itself, while somebody may say which column is which; else it is not kept.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Whether its list has email addresses.</summary>
    public bool KeepsEmails { get; init; }
}

/// <summary>
/// Files of papers that organizers answer questions about: each for who sent it, one at a time, for an hour, in memory
/// alone.
/// </summary>
public sealed class StagedSubmissions(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const int Most = 4;

    private readonly Lock gate = new();
    private readonly List<StagedSubmission> staged = [];

    /// <summary>The organizer's former one goes.</summary>
    public StagedSubmission Add(
        string owner,
        Guid edition,
        string fileName,
        SubmissionList list,
        byte[]? bytes,
        bool keepsEmails
    )
    {
        var added = new StagedSubmission(
            Guid.NewGuid().ToString("N"),
            owner,
            edition,
            fileName,
            list,
            clock.GetUtcNow()
        )
        {
            Bytes = bytes,
            KeepsEmails = keepsEmails,
        };
        lock (gate)
        {
            RemoveAllExpired();
            staged.RemoveAll(other => other.Owner == owner);
            if (staged.Count >= Most)
                staged.RemoveAt(0);
            staged.Add(added);
        }
        return added;
    }

    /// <returns>Null where there is none, or not any more, or it is another organizer's or edition's.</returns>
    public StagedSubmission? Find(string? id, string owner, Guid edition)
    {
        lock (gate)
        {
            RemoveAllExpired();
            return staged.Find(one => one.Id == id && one.Owner == owner && one.Edition == edition);
        }
    }

    public void Remove(StagedSubmission submission)
    {
        lock (gate)
            staged.Remove(submission);
    }

    public void RemoveExpired()
    {
        lock (gate)
            RemoveAllExpired();
    }

    private void RemoveAllExpired() => staged.RemoveAll(one => clock.GetUtcNow() - one.At >= Lifetime);
}
