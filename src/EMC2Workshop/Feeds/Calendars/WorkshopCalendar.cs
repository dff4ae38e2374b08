using System.Globalization;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Feeds.Citations;
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
        var isCanceled = edition.Cancels(session);
        var entry = Entry(session.Id, Summary(session), changes.WithAllShown(session), isCanceled);
        (entry.Start, entry.End) = (
            Moment(edition.FromVenueTime(begins)),
            Moment(edition.FromVenueTime(ends))
        );
        entry.Location = Place(edition, session);
        entry.Description = Description(session) is { Length: > 0 } description ? description : null;
        entry.Url = new Uri(site.Absolute(PageUrls.For(edition, session)));
        entry.Categories.Add(ProgramFormat.Name(session.Kind));
        if (session.JoinUrl is { } join)
            entry.Properties.Add(Conference(join));
        calendar.Events.Add(entry);
    }

    /// <summary>Short, as a calendar shows it beside others.</summary>
    public static string NameOf(Edition edition) =>
        edition.HostShort is { } host ? $"EMC2 at {host}" : edition.Title ?? $"EMC2 {edition.Start.Year}";

    /// <summary>
    /// Its last quarter of an hour, so that calendars have something to show. Nobody is busy then.
    /// </summary>
    public void Add(Edition edition, Deadline deadline)
    {
        var entry = Entry(
            deadline.Id,
            $"{NameOf(edition)}: {deadline.Name}{(deadline.IsNotification ? "" : " (deadline)")}",
            changes.For(deadline, edition),
            edition.IsDropped
        );
        (entry.Start, entry.End) = (Moment(deadline.Instant.AddMinutes(-15)), Moment(deadline.Instant));
        entry.Transparency = TransparencyType.Transparent;
        entry.Location = "Online";
        entry.Description =
            $"{deadline.Due.ToString("dddd, MMMM d, yyyy, HH:mm", CultureInfo.InvariantCulture)} "
            + $"{VenueTimeZones.DisplayName(deadline.Zone)}"
            + string.Concat(
                deadline.Extensions.Select(extension =>
                    $"\n{deadline.ExtensionLabel(extension)} "
                    + extension.From.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)
                    + (
                        extension.Zone is { } zone
                            ? $", {ProgramFormat.Clock(extension.From)} {VenueTimeZones.DisplayName(zone)}"
                            : ""
                    )
                    + (extension.Reason is { } reason ? $": {reason}" : "")
                )
            );
        entry.Url = new Uri(site.Absolute(PageUrls.For(edition, deadline)));
        calendar.Events.Add(entry);
    }

    /// <summary>
    /// The days of an edition where there is nothing else to tell, such as while its times are not known: a
    /// calendar has an entry at least (RFC 5545, 3.6).
    /// </summary>
    public void AddDays(Edition edition)
    {
        if (edition.When is not null)
        {
            AddWords(edition);
            return;
        }
        var entry = Entry(edition.Id, Reference.EventOf(edition), changes.For(edition), edition.IsDropped);
        entry.Start = new CalDateTime(edition.Start);
        entry.End = new CalDateTime(edition.End.AddDays(1));
        entry.Location = Place(edition, null);
        entry.Description = edition.Reason ?? edition.Host;
        entry.Url = new Uri(site.Absolute(PageUrls.For(edition)));
        entry.Transparency = TransparencyType.Transparent;
        calendar.Events.Add(entry);
    }

    /// <summary>A journal entry: the one kind that has no day, and stands on none (RFC 5545, 3.6.3).</summary>
    private void AddWords(Edition edition)
    {
        var change = changes.For(edition);
        calendar.Journals.Add(
            new Journal
            {
                Uid = UidOf(edition.Id),
                Summary = SessionText.Title(
                    $"{Reference.EventOf(edition)}, {edition.When}",
                    edition.IsDropped
                ),
                Status = edition.IsDropped ? JournalStatus.Cancelled : JournalStatus.Final,
                Description = edition.Reason ?? edition.Host,
                Url = new Uri(site.Absolute(PageUrls.For(edition))),
                DtStamp = Moment(change.At),
                LastModified = Moment(change.At),
                Sequence = checked((int)change.Number),
            }
        );
    }

    public bool IsEmpty => calendar.Events.Count == 0 && calendar.Journals.Count == 0;

    /// <summary>Folded here: the library cuts a character of two UTF-16 units in the middle.</summary>
    public override string ToString() =>
        LineFolding.FoldLines(LineFolding.Unfold(new CalendarSerializer().SerializeToString(calendar)!));

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

    private static CalendarEvent Entry(Guid id, string summary, Change change, bool isCanceled) =>
        new()
        {
            Uid = UidOf(id),
            Summary = SessionText.Marked(summary, isCanceled),
            Status = isCanceled ? EventStatus.Cancelled : EventStatus.Confirmed,
            DtStamp = Moment(change.At),
            LastModified = Moment(change.At),
            Sequence = checked((int)change.Number),
        };

    private static string UidOf(Guid id) => $"{id}@emc2-workshop";

    /// <summary>In UTC: no reader has to know our zones.</summary>
    private static CalDateTime Moment(DateTimeOffset moment) => new(moment.UtcDateTime, CalDateTime.UtcTzId);

    private static string Summary(Session session)
    {
        var name = FormulaText.ToPlainText(session.Title);
        if (session.OnlyTalk is not { } talk)
            return name;
        var title = talk.Title is { } given ? $", {FormulaText.ToPlainText(given)}" : "";
        return $"{name}: {SessionText.Names(talk.Speakers)}{title}";
    }

    private static string Place(Edition edition, Session? session)
    {
        var room = ProgramFormat.Room(edition.RoomFor(session));
        return edition.Virtual
            ? room ?? "Online"
            : string.Join(
                ", ",
                new[] { room, edition.Venue, edition.Address, edition.City }.OfType<string>()
            );
    }

    /// <summary>The link too: not every calendar knows of CONFERENCE.</summary>
    private static string Description(Session session) =>
        string.Join(
            '\n',
            new[]
            {
                session.Reason,
                session.JoinUrl is { } join ? $"{SessionText.JoinOnline}: {join}" : null,
                session.Note.Trim() is { Length: > 0 } note ? note : null,
            }
                .OfType<string>()
                .Concat(SessionText.Roles(session))
                .Concat(session.Talks.Select(SessionText.Line))
                .Concat(SessionText.Papers(session))
        );

    private static CalendarProperty Conference(string url) =>
        new("CONFERENCE", new Uri(url))
        {
            Parameters =
            {
                new CalendarParameter("VALUE", "URI"),
                new CalendarParameter("FEATURE", "VIDEO"),
                new CalendarParameter("LABEL", SessionText.JoinOnline),
            },
        };
}
