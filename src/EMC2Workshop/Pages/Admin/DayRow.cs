using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A session on the page of the day.</summary>
/// <param name="Edition">Its slug.</param>
public sealed record DayRow(string Edition, Session Session, bool IsPast);
