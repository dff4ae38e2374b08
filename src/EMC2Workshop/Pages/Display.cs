using System.Globalization;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages;

/// <summary>How the site says dates, times and kinds.</summary>
public static class Display
{
    public static string Day(DateOnly date) =>
        date.ToString("dddd, MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>Fri, Dec 13.</summary>
    public static string ShortDay(DateOnly date) => date.ToString("ddd, MMM d", CultureInfo.InvariantCulture);

    /// <summary>One day with its weekday; December 16–17, 2027; November 30 – December 1, 2027.</summary>
    public static string Days(Edition edition) =>
        edition.When ?? (edition.SpansDays ? Days(edition.Start, edition.End) : Day(edition.Start));

    private static string Days(DateOnly first, DateOnly last) =>
        first.Year != last.Year ? $"{Write(first, "MMMM d, yyyy")} – {Write(last, "MMMM d, yyyy")}"
        : first.Month != last.Month ? $"{Write(first, "MMMM d")} – {Write(last, "MMMM d, yyyy")}"
        : $"{Write(first, "MMMM d")}–{Write(last, "%d, yyyy")}";

    private static string Write(DateOnly day, string format) =>
        day.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Friday, September 20, 2019, 23:59.</summary>
    public static string Moment(DateTime time) =>
        $"{Day(DateOnly.FromDateTime(time))}, {ProgramFormat.Clock(time)}";

    /// <summary>What a deadline was before, as far as that differs beside its day.</summary>
    public static string Former(Deadline deadline, Extension extension) =>
        extension.Zone is { } zone ? $"{Moment(extension.From)} {VenueTimeZones.DisplayName(zone)}"
        : extension.From.TimeOfDay == deadline.Due.TimeOfDay ? Day(DateOnly.FromDateTime(extension.From))
        : Moment(extension.From);

    /// <summary>Fri, Nov 27, 2026, 03:00 UTC.</summary>
    public static string ShortMoment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("ddd, MMM d, yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>Nov 26, 2026, 16:14 (Vancouver time): for organizers, wherever they are.</summary>
    public static string VenueMoment(DateTimeOffset moment, string zone) =>
        VenueClock(moment, zone) + (zone == "UTC" ? " UTC" : $" ({VenueTimeZones.DisplayName(zone)})");

    /// <summary>The same where the zone is told beside it: Nov 26, 2026, 16:14.</summary>
    public static string VenueClock(DateTimeOffset moment, string zone) =>
        VenueTimeZones.ToLocal(moment, zone).ToString("MMM d, yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Nov 26, 2026.</summary>
    public static string VenueDay(DateTimeOffset moment, string zone) =>
        ProgramFormat.ShortDay(DateOnly.FromDateTime(VenueTimeZones.ToLocal(moment, zone).DateTime));

    /// <summary>2 hours ago; rounded down.</summary>
    public static string Ago(TimeSpan age) =>
        age switch
        {
            { TotalMinutes: < 1 } => "just now",
            { TotalHours: < 1 } => Counted(age.Minutes, "minute") + " ago",
            { TotalDays: < 1 } => Counted(age.Hours, "hour") + " ago",
            _ => Counted(age.Days, "day") + " ago",
        };

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count:N0} {noun}s";

    /// <summary>Fri 17:00–17:45 Berlin time; the second day is named where it is another.</summary>
    public static string ReaderTime(DateTimeOffset start, DateTimeOffset? end, string zone)
    {
        var from = VenueTimeZones.ToLocal(start, zone);
        var until = end is { } last ? VenueTimeZones.ToLocal(last, zone) : (DateTimeOffset?)null;
        var clocks = ProgramFormat.Clocks(from.DateTime, until?.DateTime);
        return $"{Weekday(from)} {clocks} {VenueTimeZones.DisplayName(zone)}";
    }

    /// <summary>17:00 Berlin; Sat 01:00 Tokyo where that is another day than at the venue.</summary>
    public static string ReaderClock(DateTimeOffset moment, string zone)
    {
        var own = VenueTimeZones.ToLocal(moment, zone);
        var day = own.Date == moment.Date ? "" : Weekday(own) + " ";
        return $"{day}{ProgramFormat.Clock(own.DateTime)} {VenueTimeZones.DisplayName(zone).Replace(" time", "")}";
    }

    /// <summary>Saturday, September 21, 2019, 15:59 Tokyo time (UTC+9).</summary>
    public static string ReaderMoment(DateTimeOffset moment, string zone) =>
        Named(VenueTimeZones.ToLocal(moment, zone), zone);

    /// <summary>With the name of its zone, and its distance from UTC.</summary>
    public static string Named(DateTimeOffset moment, string zone) =>
        $"{Moment(moment.DateTime)} {WithOffset(zone, moment)}";

    /// <summary>The venue's, with its distance from UTC unless that changes in between.</summary>
    public static string Zone(Edition edition) =>
        edition.ChangesClocks
            ? VenueTimeZones.DisplayName(edition.Zone)
            : WithOffset(edition.Zone, edition.FromVenueTime(edition.Start.ToDateTime(new TimeOnly(12, 0))));

    /// <summary>Los Angeles time (UTC−8): a zone, with its distance from UTC at a moment.</summary>
    public static string WithOffset(string zone, DateTimeOffset moment) =>
        VenueTimeZones.DisplayName(zone) is var name && name.StartsWith("UTC", StringComparison.Ordinal)
            ? name
            : $"{name} ({Utc(moment.Offset)})";

    private static string Weekday(DateTimeOffset day) => day.ToString("ddd", CultureInfo.InvariantCulture);

    /// <summary>12 days left; 5 h 10 min left; rounded down, so that nobody is late.</summary>
    public static string Left(TimeSpan left) => Rest(left) + " left";

    /// <summary>In 12 days, the same of what can't be late.</summary>
    public static string Ahead(TimeSpan left) => "in " + Rest(left);

    public static string Rest(TimeSpan left) =>
        left.TotalDays >= 2 ? $"{(int)left.TotalDays} days"
        : left.TotalMinutes >= 1 ? Span(left)
        : "less than a minute";

    /// <summary>With the true minus sign: UTC−8.</summary>
    public static string Utc(TimeSpan offset) =>
        offset == TimeSpan.Zero
            ? "UTC"
            : "UTC"
                + (offset < TimeSpan.Zero ? "−" : "+")
                + offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture);

    /// <summary>For the datetime attribute.</summary>
    public static string Iso(DateTimeOffset moment) =>
        moment.ToString(
            moment.Offset == TimeSpan.Zero ? "yyyy-MM-ddTHH:mm'Z'" : "yyyy-MM-ddTHH:mmK",
            CultureInfo.InvariantCulture
        );

    public static string Span(TimeSpan span) =>
        span.TotalMinutes < 60 ? $"{span.Minutes} min"
        : span.Minutes == 0 ? $"{(int)span.TotalHours} h"
        : $"{(int)span.TotalHours} h {span.Minutes} min";

    /// <summary>5th, or 11a where two editions share a number.</summary>
    public static string Ordinal(Edition edition) =>
        edition.OrdinalLetter is null ? ProgramFormat.Ordinal(edition.Ordinal) : edition.Number;

    /// <summary>2.3 MB.</summary>
    public static string Size(long bytes) =>
        bytes < 1000 * 1000
            ? Math.Max(1, bytes / 1000).ToString(CultureInfo.InvariantCulture) + " KB"
            : (bytes / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + " MB";

    public static string FileKind(string name) => MediaName.IsPicture(name) ? "picture" : "PDF";

    /// <summary>A, B and C.</summary>
    public static string List(IReadOnlyList<string> names) =>
        names.Count < 2
            ? string.Concat(names)
            : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1];

    /// <summary>Keynote, or keynotes where there are several.</summary>
    public static string Name(FormKind kind, int count) =>
        kind switch
        {
            FormKind.InvitedTalk => "invited talk",
            FormKind.LightningTalk => "lightning talk",
            FormKind.Other => "other session",
            _ => kind.ToString().ToLowerInvariant(),
        } + (count == 1 ? "" : "s");

    /// <param name="change">What a change of the program does, where visitors see it.</param>
    public static string ToVisitors(Edition edition, string change) =>
        edition.HasPages ? change : "Visitors won’t see any of it until the edition’s status is Published.";

    public static string Name(EditionLength length) =>
        length switch
        {
            EditionLength.FullDay => "Full Day",
            EditionLength.SeveralDays => "Several days",
            _ => length.ToString(),
        };

    /// <summary>The edition in three words: "NeurIPS 2019", or its year where it had no host.</summary>
    public static string Brief(Edition edition) =>
        edition.HostShort ?? $"{(edition.Virtual ? "Virtual" : edition.City)} {edition.Start.Year}";

    /// <summary>The same where several editions stand together: with its year, whatever the host is called.</summary>
    public static string BriefWithYear(Edition edition) =>
        $"{edition.Start.Year}" is var year && Brief(edition).Contains(year, StringComparison.Ordinal)
            ? Brief(edition)
            : $"{Brief(edition)} {year}";

    public static string Title(Series series, Edition edition) =>
        edition.Title ?? $"{series.Acronym}, {Ordinal(edition)} edition";

    /// <summary>
    /// "The 5th Workshop on" and what it is about, so that this can stand larger; no opening where the title has none.
    /// </summary>
    public static (string Opening, string Subject) TitleParts(string title) =>
        title.IndexOf("Workshop on ", StringComparison.OrdinalIgnoreCase) is >= 0 and var place
            ? (title[..(place + "Workshop on".Length)], title[(place + "Workshop on ".Length)..])
            : ("", title);

    /// <summary>Keynote by Yann LeCun, where it has no title of its own.</summary>
    public static string Title(Talk talk) =>
        talk.Title
        ?? (talk.Session is { } session ? ProgramFormat.Name(session.Kind) : "Talk")
            + $" by {Speakers(talk)}";

    public static string? Room(Edition edition, Session session) =>
        ProgramFormat.Room(edition.RoomFor(session));

    /// <summary>The host with its article, be that in its name or not.</summary>
    public static string Host(string host) =>
        "the " + (host.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? host[4..] : host);

    /// <summary>12 posters.</summary>
    public static string Presentations(Session session)
    {
        var noun = session.Kind == SessionKind.PosterSession ? "poster" : "paper";
        return session.Given.Count == 1 ? $"1 {noun}" : $"{session.Given.Count} {noun}s";
    }

    public static string Place(Edition edition) =>
        edition.Virtual ? $"Virtual (from {edition.City})" : edition.City;

    public static string Bytes(long bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture) + " bytes";

    /// <summary>Of 1,000,000 bytes each.</summary>
    public static string Megabytes(long bytes) =>
        (bytes / 1_000_000m).ToString("0.###", CultureInfo.InvariantCulture) + " MB";

    public static string Percent(decimal percent) =>
        percent.ToString("0.###", CultureInfo.InvariantCulture) + "%";

    public static string Speakers(Talk talk) => List([.. talk.Speakers.Select(credit => credit.Person.Name)]);

    public static string Authors(Paper paper) =>
        List([.. paper.Authors.Select(credit => credit.Person.Name)]);

    /// <summary>"Who speaks: Ada and Alan."; no colon where there is nobody.</summary>
    public static string Sentence(string about, string names) =>
        names.Length > 0 ? $"{about}: {names}." : about + ".";

    /// <summary>For descriptions: whole words, not much longer than a search engine shows.</summary>
    public static string Shorten(string text, int length = 155)
    {
        if (text.Length <= length)
            return text;
        var end = text.LastIndexOf(' ', length);
        return text[..(end > 0 ? end : length)].TrimEnd(',', ';', '.', ' ') + "…";
    }
}
