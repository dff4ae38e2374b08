using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A talk or a paper beside the timetable.</summary>
public sealed record PlacementView(TimetableView View, Placement Placement);
