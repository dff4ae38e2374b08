namespace EMC2Workshop.Content;

/// <summary>What is wrong in a file, and what would be right.</summary>
/// <param name="Path">Below the content folder, with forward slashes.</param>
/// <param name="Line">From 1.</param>
public sealed record ContentError(string Path, int Line, string Message)
{
    /// <summary>The file or folder can't be read: what it holds is unknown.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>In one line, whatever the names and values in it hold.</summary>
    public override string ToString() =>
        string.Concat($"{Path}:{Line}: {Message}".Select(sign => char.IsControl(sign) ? '\uFFFD' : sign));
}
