namespace EMC2Workshop.Caching;

/// <summary>
/// A feature of a request for a draft: its answer is for one reader alone, though it has the address of a public page.
/// </summary>
public sealed class DraftPreviewFeature;
