using System.Globalization;
using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds.LinkedData;

/// <summary>An edition, one of its days, a session or a talk.</summary>
internal sealed record LinkedEvent : LinkedNode
{
    public LinkedNode? Organizer { get; init; }

    public string? StartDate { get; init; }

    public string? EndDate { get; init; }

    public string? PreviousStartDate { get; init; }

    public string? EventStatus { get; init; }

    public string? EventAttendanceMode { get; init; }

    /// <summary>As of <see cref="LinkedPlace.For"/>.</summary>
    public object? Location { get; init; }

    public string? InLanguage { get; init; }

    public LinkedNode? Offers { get; init; }

    public IReadOnlyList<LinkedPerson>? Performer { get; init; }

    public IReadOnlyList<LinkedPerson>? Contributor { get; init; }

    public IReadOnlyList<LinkedArticle>? WorkFeatured { get; init; }

    public LinkedNode? SuperEvent { get; init; }

    public IReadOnlyList<LinkedEvent>? SubEvent { get; init; }

    /// <summary>An event that is told of at its own address.</summary>
    public static LinkedEvent At(string path, SiteAddress site) => new() { Id = site.Absolute(path) };

    /// <summary>What all have; within the days of the edition, unless more is known.</summary>
    /// <param name="session">Null: the place is that of the edition.</param>
    public static LinkedEvent From(
        Edition edition,
        Session? session,
        string path,
        string name,
        string description,
        SiteAddress site
    ) =>
        new()
        {
            Type = "Event",
            Id = site.Absolute(path),
            Url = site.Absolute(path),
            Name = name,
            Description = description,
            Organizer = new LinkedNode
            {
                Type = "Organization",
                Name = "EMC2 workshop",
                Url = site.Absolute("/"),
            },
            StartDate = edition.When is null ? Date(edition.Start) : null,
            EndDate = edition.When is null ? Date(edition.End) : null,
            EventStatus = SchemaOrg + (edition.IsDropped ? "EventCancelled" : "EventScheduled"),
            EventAttendanceMode = LinkedPlace.AttendanceMode(edition, session),
            Location = LinkedPlace.For(edition, session, site),
        };

    /// <summary>The same at the time of its session, where that has one, and as it stands with it.</summary>
    /// <param name="isCanceled">Though neither its session nor its edition is.</param>
    public LinkedEvent During(Edition edition, Session? session, bool isCanceled = false)
    {
        var moved = session is { ActualStart: { } begins, Start: { } start } && begins != start;
        return this with
        {
            StartDate = Moment(edition, session?.ActualStart) ?? StartDate,
            EndDate = session?.ActualStart is null ? EndDate : Moment(edition, session.ActualEnd),
            PreviousStartDate = moved ? Moment(edition, session!.Start) : null,
            EventStatus =
                isCanceled || session?.IsCancelled == true ? SchemaOrg + "EventCancelled"
                : moved && !edition.IsDropped ? SchemaOrg + "EventRescheduled"
                : EventStatus,
        };
    }

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Moment(Edition edition, DateTime? wallClock) =>
        wallClock is { } time
            ? edition.FromVenueTime(time).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
            : null;
}
