namespace EMC2Workshop.Pages.Admin;

/// <summary>A line of the trash.</summary>
/// <param name="IsWithin">An edition that tells when and by whom all of it was deleted.</param>
public sealed record TrashRow<T>(T Deleted, bool IsWithin = false);
