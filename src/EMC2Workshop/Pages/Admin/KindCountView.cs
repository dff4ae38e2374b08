namespace EMC2Workshop.Pages.Admin;

/// <summary>A line of the first page: a kind of items, of an edition or of the series.</summary>
/// <param name="MayAdd">One more of it can be made.</param>
public sealed record KindCountView(KindCount Kind, string? Edition, bool MayAdd);
