namespace EMC2Workshop.Pages.Admin;

/// <summary>Files that an import treats alike.</summary>
public sealed record FileGroup(string Title, IReadOnlyList<string> Paths);
