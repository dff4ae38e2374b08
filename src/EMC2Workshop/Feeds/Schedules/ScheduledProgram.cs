using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EMC2Workshop.Feeds.Calendars;
using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds.Schedules;

/// <summary>An edition as both formats have it: days, rooms in them, events in those.</summary>
public sealed class ScheduledProgram
{
    public const string GeneratorName = "EMC2 workshop";
    public const string GeneratorVersion = "1.0";
    public const string SlotLength = "00:05";

    private readonly SiteAddress site;

    /// <param name="sessions">In program order; those without times are left out.</param>
    public ScheduledProgram(Edition edition, List<Session> sessions, ChangeSequence changes, SiteAddress site)
    {
        (Edition, this.site) = (edition, site);
        var timed = sessions.FindAll(IsTimed);
        var numbers = new ShortNumbers(timed);
        var people = new ShortNumbers(timed.SelectMany(SessionFilter.People));
        var events = timed.ConvertAll(session => new ScheduledEvent(edition, session, numbers, people, site));
        Days = [.. DaysOf(edition, events)];
        Tracks = [.. events.Select(one => (one.Track, one.Type)).Distinct()];
        Version = timed
            .Select(changes.WithAllShown)
            .Aggregate(changes.For(edition), (last, one) => last.Or(one))
            .At.ToUniversalTime()
            .ToString("yyyyMMdd.HHmmss", CultureInfo.InvariantCulture);
    }

    public Edition Edition { get; }

    public IReadOnlyList<ScheduledDay> Days { get; }

    /// <summary>The kinds of its sessions.</summary>
    public IReadOnlyList<(string Name, string Slug)> Tracks { get; }

    /// <summary>Says when something was changed last.</summary>
    public string Version { get; }

    public string Title =>
        SessionText.Title(Edition.Title ?? $"EMC2 at {Edition.HostShort ?? Edition.City}", Edition.IsDropped);

    /// <summary>Of letters that both schemas take.</summary>
    public string Acronym => "emc2_" + Edition.Slug.Replace('-', '_');

    /// <summary>Of its days: there is one at least in what is written.</summary>
    public string Start => DateText(Edition.When is null ? Edition.Start : Days[0].Date);

    public string End => DateText(Edition.When is null ? Edition.End : Days[^1].Date);

    public string BaseUrl => site.Absolute("/");

    public string Url => site.Absolute(PageUrls.For(Edition));

    /// <summary>Whether a day of it is known.</summary>
    public static bool HasDays(Edition edition, IEnumerable<Session> sessions) =>
        edition.When is null || sessions.Any(IsTimed);

    public Guid GuidOfRoom(string name) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Edition.Id} {name}")).AsSpan(0, 16));

    public string Absolute(string file) => site.Absolute(PageUrls.For(Edition, file));

    public static string DateText(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string MomentText(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static bool IsTimed(Session session) => session is { ActualStart: not null, ActualEnd: not null };

    /// <summary>
    /// Every date of the edition, and those before and after it that sessions have. While its day is not known, these
    /// alone.
    /// </summary>
    private static IEnumerable<ScheduledDay> DaysOf(Edition edition, List<ScheduledEvent> events)
    {
        var byDate = events.ToLookup(one => one.Date);
        return Enumerable
            .Range(
                edition.Start.DayNumber,
                edition.When is null ? edition.End.DayNumber - edition.Start.DayNumber + 1 : 0
            )
            .Select(DateOnly.FromDayNumber)
            .Union(byDate.Select(day => day.Key))
            .Order()
            .Select((date, index) => new ScheduledDay(edition, index + 1, date, [.. byDate[date]]));
    }
}

/// <param name="Number">From 1.</param>
/// <param name="Events">None where nothing is known of it yet: it lasts from midnight to midnight then.</param>
public sealed record ScheduledDay(
    Edition Edition,
    int Number,
    DateOnly Date,
    IReadOnlyList<ScheduledEvent> Events
)
{
    public DateTimeOffset Start => Events.Count > 0 ? Events.Min(one => one.Start) : Midnight(Date);

    public DateTimeOffset End => Events.Count > 0 ? Events.Max(one => one.End) : Midnight(Date.AddDays(1));

    public IEnumerable<IGrouping<string, ScheduledEvent>> Rooms => Events.GroupBy(one => one.Room);

    private DateTimeOffset Midnight(DateOnly date) =>
        Edition.FromVenueTime(date.ToDateTime(TimeOnly.MinValue));
}
