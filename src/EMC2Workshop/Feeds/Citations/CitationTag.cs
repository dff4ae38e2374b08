namespace EMC2Workshop.Feeds.Citations;

/// <summary>A <c>meta</c> element for reference managers.</summary>
public sealed record CitationTag(string Name, string Content);
