using System.Security.Claims;
using EMC2Workshop.Data;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Pages.Admin;

/// <summary>What a press in the timetable does, unless somebody changed meanwhile what it is about.</summary>
public sealed class TimetableMoves(TimetableDrafts drafts, EditorContext services)
{
    /// <param name="seen">As of <see cref="TimetablePress.StateOf"/>.</param>
    /// <returns>Why the session was not moved; null where it was.</returns>
    public async Task<string?> MoveAsync(
        TimetableView view,
        PlannedSession session,
        string seen,
        TimetablePress press,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        if (session.Obstacle is { } obstacle)
            return TellObstacle(session.Session.TitleWithSpeakers, obstacle);
        var places = press.PlacesIn(view.Timetable, session);
        if (press.StateOf(view.Timetable, session) != seen)
            return places.GetValueOrDefault(session.Id) == session.Place
                ? null
                : await TellStaleAsync(view, session, seen, press, organizer);
        return places.Count == 0
            ? press.Missing
            : await drafts.SaveAsync(view.Timetable, places, services.Now(organizer), cancellationToken);
    }

    /// <param name="seen">As of <see cref="Placement.State"/>.</param>
    /// <param name="session">Null: out of the one that it was put into.</param>
    /// <returns>Why the talk or the paper was not put there; null where it was.</returns>
    public async Task<string?> PutAsync(
        TimetableView view,
        Placement placement,
        string seen,
        Guid? session,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        if (placement.Obstacle is { } obstacle)
            return TellObstacle(placement.Title, obstacle);
        if (placement.State != seen)
        {
            if (placement.Session?.Id == session)
                return null;
            await services.Audit.AddAsync(
                "edit conflict",
                placement.Title,
                session is null ? "leave" : "into"
            );
            return $"{NameOf(placement.Draft, organizer)} moved “{placement.Title}” since you opened this page. "
                + "Nothing else was changed.";
        }
        var into = session is { } id ? view.Timetable.Find(id) : null;
        if (session is not null && (into is null || !placement.MayBeIn(into)))
            return placement.Paper is null
                ? "Choose a session."
                : "Choose a session for papers, posters or lightning talks.";
        return await drafts.PutAsync(placement, into, services.Now(organizer), cancellationToken);
    }

    private async Task<string> TellStaleAsync(
        TimetableView view,
        PlannedSession session,
        string seen,
        TimetablePress press,
        ClaimsPrincipal organizer
    )
    {
        var title = session.Session.TitleWithSpeakers;
        await services.Audit.AddAsync("edit conflict", title, press.Act);
        if (seen.StartsWith(session.State, StringComparison.Ordinal))
            return $"What comes after “{title}” was changed since you opened this page. Nothing was swapped.";
        var when = session.Place.Start is null ? "without a time" : $"at {view.Told(session.Place)}";
        return $"{NameOf(session.Draft, organizer)} moved “{title}” since you opened this page. It is {when} now. "
            + "Nothing else was changed.";
    }

    private static string TellObstacle(string title, string obstacle) =>
        $"“{title}” can’t be moved here: {obstacle}. Publish or discard it first.";

    private static string NameOf(Draft? draft, ClaimsPrincipal organizer) =>
        draft is null ? "Someone"
        : draft.By == organizer.Identity!.Name ? "You"
        : draft.By;
}
