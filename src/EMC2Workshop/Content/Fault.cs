namespace EMC2Workshop.Content;

/// <summary>What is wrong in a file, and what would be right.</summary>
/// <param name="Path">Below the content folder, with forward slashes.</param>
/// <param name="Line">From 1.</param>
public sealed record Fault(string Path, int Line, string Message)
{
    /// <summary>In one line, whatever the names and values in it hold.</summary>
    public override string ToString() => string.Concat($"{Path}:{Line}: {Message}".Select(sign => char.IsControl(sign) ? '\uFFFD' : sign));
}
