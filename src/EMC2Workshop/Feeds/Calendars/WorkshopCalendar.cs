using System.Globalization;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Calendar = Ical.Net.Calendar;

namespace EMC2Workshop.Feeds.Calendars;

/// <summary>
/// Sessions and deadlines as iCalendar (RFC 5545, RFC 7986). An entry keeps its UID for ever; what changes raises its
/// SEQUENCE; what is cancelled stays and says so, for only so does it leave the calendars that have it.
/// </summary>
public sealed class WorkshopCalendar(string name, SiteAddress site, ChangeSequence changes)
{
    private const string Refresh = "PT1H";
    private readonly Calendar calendar = New(name);

    public void Add(Edition edition, Session session)
    {
        if (session.ActualStart is not { } begins || session.ActualEnd is not { } ends)
            return;
        var entry = Entry(
            session.Id,
            Summary(session),
            edition.FromVenueTime(begins),
            edition.FromVenueTime(ends),
            changes.WithAllShown(session)
        );
        entry.Location = Place(edition, session);
        entry.Description = Description(session);
        entry.Url = new Uri(site.Absolute(PageUrls.For(edition, session)));
        entry.Status = session.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed;
        entry.Categories.Add(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(session.Kind.ToString()));
        calendar.Events.Add(entry);
    }

    /// <summary>Its last quarter of an hour, so that calendars have something to show.</summary>
    public void Add(Edition edition, Deadline deadline)
    {
        var entry = Entry(
            deadline.Id,
            $"{deadline.Name} (deadline)",
            deadline.Instant.AddMinutes(-15),
            deadline.Instant,
            changes.For(deadline)
        );
        entry.Location = "Online";
        entry.Description =
            $"{deadline.Due.ToString("dddd, MMMM d, yyyy, HH:mm", CultureInfo.InvariantCulture)} "
            + $"{VenueTimeZones.DisplayName(deadline.Zone)}"
            + string.Concat(
                deadline.Extensions.Select(extension =>
                    $"\n{deadline.ExtensionLabel(extension)} "
                    + extension.From.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)
                    + (extension.Reason is { } reason ? $": {reason}" : "")
                )
            );
        entry.Url = new Uri(
            site.Absolute(
                PageUrls.For(edition, deadline.About == DeadlineSubject.Challenge ? "challenge" : "call-for-papers")
            )
        );
        entry.Status = EventStatus.Confirmed;
        calendar.Events.Add(entry);
    }

    public override string ToString() => new CalendarSerializer().SerializeToString(calendar)!;

    private static Calendar New(string name)
    {
        var calendar = new Calendar { ProductId = "-//EMC2 Workshop//Programme//EN", Method = null };
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.Properties.Add(
            new CalendarProperty("REFRESH-INTERVAL", Refresh)
            {
                Parameters = { new CalendarParameter("VALUE", "DURATION") },
            }
        );
        calendar.AddProperty("X-PUBLISHED-TTL", Refresh);
        return calendar;
    }

    /// <summary>In UTC: no reader has to know our zones.</summary>
    private static CalendarEvent Entry(
        Guid id,
        string summary,
        DateTimeOffset start,
        DateTimeOffset end,
        Change change
    ) =>
        new()
        {
            Uid = $"{id}@emc2-workshop",
            Summary = summary,
            Start = new CalDateTime(start.UtcDateTime, CalDateTime.UtcTzId),
            End = new CalDateTime(end.UtcDateTime, CalDateTime.UtcTzId),
            DtStamp = new CalDateTime(change.At.UtcDateTime, CalDateTime.UtcTzId),
            LastModified = new CalDateTime(change.At.UtcDateTime, CalDateTime.UtcTzId),
            Sequence = checked((int)change.Number),
        };

    private static string Summary(Session session)
    {
        var mark = session.IsCancelled ? "Cancelled: " : "";
        var talk = session.Talks.Count == 1 ? session.Talks[0] : null;
        return mark
            + (
                talk is null
                    ? session.Title
                    : $"{session.Title}: "
                        + string.Join(", ", talk.Speakers.Select(credit => credit.Person.Name))
                        + (talk.Title is { } title ? $", {title}" : "")
            );
    }

    private static string Place(Edition edition, Session session)
    {
        if (edition.Virtual)
            return "Online";
        return string.Join(", ", new[] { session.Room ?? edition.Room, edition.Venue, edition.City }.OfType<string>());
    }

    private static string Description(Session session) =>
        string.Join(
            '\n',
            new[] { session.Reason }
                .OfType<string>()
                .Concat(
                    session.CreditsByRole.Select(role =>
                        $"{role.Label()}: {string.Join(", ", role.Select(credit => credit.Person.Name))}"
                    )
                )
                .Concat(
                    session.Talks.Select(talk =>
                        $"{string.Join(", ", talk.Speakers.Select(credit => credit.Person.Name))}: "
                        + $"{talk.Title ?? "title to be announced"}"
                    )
                )
                .Concat(
                    session
                        .Presentations.OrderBy(presentation => presentation.Order)
                        .Select(presentation =>
                            $"{presentation.Paper.Title} "
                            + $"({string.Join(", ", presentation.Paper.Authors.Select(credit => credit.Person.Name))})"
                        )
                )
        );
}
