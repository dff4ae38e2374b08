namespace EMC2Workshop.Model;

/// <summary>A page of another site that belongs to an edition, such as its proceedings or its photos.</summary>
public sealed record WebLink(string Title, string Url);
