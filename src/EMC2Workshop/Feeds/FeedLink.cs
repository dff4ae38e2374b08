namespace EMC2Workshop.Feeds;

/// <summary>From a page to what it tells in a form for programs.</summary>
public sealed record FeedLink(string Type, string Address, string Name);
