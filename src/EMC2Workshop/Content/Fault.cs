namespace EMC2Workshop.Content;

/// <summary>What is wrong in a file, and what would be right.</summary>
/// <param name="Path">Below the content folder, with forward slashes.</param>
/// <param name="Line">From 1.</param>
public sealed record Fault(string Path, int Line, string Message)
{
    public override string ToString() => $"{Path}:{Line}: {Message}";
}
