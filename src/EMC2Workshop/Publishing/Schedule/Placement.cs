using EMC2Workshop.Data;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Schedule;

/// <summary>A talk or a paper that is in no session as published, where drafts put it.</summary>
/// <param name="Paper">The paper's slug; null: it is a talk, which says itself where it is.</param>
/// <param name="Session">Null: nowhere yet.</param>
/// <param name="Draft">The talk's.</param>
/// <param name="Obstacle">Why it can't be put anywhere here; null where it can.</param>
public sealed record Placement(
    Guid Id,
    string? Paper,
    string Title,
    IReadOnlyList<string> People,
    PlannedSession? Session,
    Draft? Draft = null,
    string? Obstacle = null
)
{
    /// <summary>Names what an organizer saw of it.</summary>
    public string State => ContentItem.ComputeHash($"{Draft?.Hash} {Session?.Id}")[..12];

    public bool MayBeIn(PlannedSession session) =>
        session.IsPublished
        && (
            Paper is null
                ? session.Session.Kind is not (SessionKind.Break or SessionKind.Lunch)
                : session.Obstacle is null && session.Session.HasPapers
        );
}
