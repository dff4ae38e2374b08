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

    public static TrashedItem From(ContentItem item, ChangeInfo edit) =>
        new()
        {
            Id = item.Id,
            Kind = item.Kind,
            Path = item.Path,
            Text = item.Text,
            Hash = item.Hash,
            ImportedHash = item.ImportedHash,
            ImportedPath = item.ImportedPath,
            At = edit.At,
            By = edit.By,
        };
}
