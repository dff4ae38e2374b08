using EMC2Workshop.Feeds.Citations;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages;

/// <param name="Role">Of all of them, where it isn't plain from where they stand.</param>
public sealed record CreditsView(IReadOnlyList<Credit> Credits, string? Role = null);

public sealed record SessionView(Edition Edition, Session Session);

public sealed record EntryView(Edition Edition, AgendaEntry Entry);

/// <summary>A part of a day, in several rooms.</summary>
public sealed record RoomsView(Edition Edition, AgendaPart Part, IReadOnlyList<string> Rooms)
{
    /// <summary>More columns than this are too narrow to read.</summary>
    public const int Most = 8;

    /// <summary>From 1 up; 0 is as wide as all of them.</summary>
    public int ColumnOf(AgendaEntry entry) =>
        entry.Session is { } session && Edition.RoomFor(session) is { } room
            ? Rooms.Index().First(known => known.Item == room).Index + 1
            : 0;
}

/// <param name="TellsAbout">With the first words of its abstract.</param>
public sealed record TalkView(Edition Edition, Talk Talk, bool TellsAbout = false);

/// <summary>A paper in a list.</summary>
/// <param name="Number">Of the poster's board, of its place in the session, or the letter that it stands under.</param>
/// <param name="Elsewhere">Where else it is presented.</param>
/// <param name="Presented">Stands before each of these.</param>
public sealed record PaperView(
    Edition Edition,
    Paper Paper,
    string? Number = null,
    IReadOnlyList<Presentation>? Elsewhere = null,
    string Presented = "Also in"
);

/// <param name="IsWorded">Says what it does beside the star.</param>
public sealed record StarView(Edition Edition, Session Session, bool IsWorded = false);

/// <param name="Session">Null: nothing is scheduled then.</param>
public sealed record TimeView(Edition Edition, DateTime? Start, DateTime? End, Session? Session)
{
    public TimeView(Edition edition, Session session)
        : this(edition, session.ActualStart, session.ActualEnd, session) { }

    public TimeView(Edition edition, AgendaEntry entry)
        : this(
            edition,
            entry.Session?.ActualStart ?? entry.Start,
            entry.Session?.ActualEnd ?? entry.End,
            entry.Session
        ) { }
}

/// <param name="IsNext">The first of its list that is still to come.</param>
public sealed record DeadlineView(Deadline Deadline, bool IsNext);

/// <param name="TellsLeft">How long it is until then.</param>
public sealed record NextDeadlineView(Deadline Deadline, bool TellsLeft = false);

/// <param name="Path">Of the calendar's file.</param>
public sealed record CalendarView(Edition Edition, string Path);

/// <param name="Path">Of the page of what is cited, whose reference files lie beside it.</param>
public sealed record CitationView(string Path, Reference Reference);
