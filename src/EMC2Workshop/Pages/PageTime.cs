using EMC2Workshop.Caching;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Html;

namespace EMC2Workshop.Pages;

/// <summary>
/// The time as a page shows it: now, or the moment that was asked for; on the wall of the venue, and beside it in the
/// zone that the reader asked for, where a clock there shows another time.
/// </summary>
public sealed class PageTime(TimeProvider clock, IHttpContextAccessor context)
{
    private readonly ViewOptions? asked = context.HttpContext?.Features.Get<ViewOptions>();
    private (Guid Edition, DateTimeOffset? At) end;

    public DateTimeOffset Now { get; private set; } = clock.GetUtcNow();

    /// <summary>The reader's own, by its IANA name.</summary>
    public string? Zone => asked?.Zone;

    public bool IsRehearsal => asked?.At is not null;

    /// <summary>What was asked for of another page, to be asked for of the next; empty on a page as of now.</summary>
    public string MomentQuery => asked?.Moment is { } moment ? $"&{ViewOptions.MomentKey}={moment}" : "";

    /// <summary>From the end of its last session on where the page knows that, or else from midnight.</summary>
    public bool IsOver(Edition edition) =>
        edition.EndsAt <= Now || (end.Edition == edition.Id && end.At <= Now);

    /// <summary>From the first midnight of its days on, where they are known, until it is over.</summary>
    public bool IsRunning(Edition edition) =>
        !IsOver(edition) && edition.When is null && edition.BeginsAt <= Now;

    /// <summary>It has passed and others are still to come, which are read for.</summary>
    public bool IsPast(Edition edition, AgendaEntry entry) => entry.Slot?.End <= Now && !IsOver(edition);

    /// <summary>Until the edition begins.</summary>
    public bool AwaitsTitle(Edition edition, Talk talk) =>
        talk.Title is null
        && !IsOver(edition)
        && (edition.When is not null || edition.ToVenueDate(Now) < edition.Start);

    public string Title(Edition edition, Talk talk) =>
        AwaitsTitle(edition, talk) ? "Title to be announced" : Display.Title(talk);

    /// <summary>What is said of what is not known yet; null where it will never be.</summary>
    public string? ToBeAnnounced(Edition edition, string subject) =>
        IsOver(edition) ? null : $"{subject} to be announced";

    /// <param name="at">Of its last session.</param>
    public void SetEnd(Edition edition, DateTimeOffset? at) => end = (edition.Id, at);

    /// <summary>A moment that was asked for is one by a clock at the venue.</summary>
    public void GoTo(Edition edition)
    {
        if (asked?.At is { } at)
            Now = edition.FromVenueTime(at).ToUniversalTime();
    }

    /// <summary>
    /// 08:00–08:45, Fri 17:00–17:45 Berlin time. The venue's zone is named once a page, but its distance from UTC
    /// stands at each time where clocks change in between.
    /// </summary>
    public IHtmlContent Range(Edition edition, DateTime start, DateTime? end)
    {
        if (end == start)
            end = null;
        var (from, until) = (
            edition.FromVenueTime(start),
            end is { } last ? edition.FromVenueTime(last) : (DateTimeOffset?)null
        );
        var dash = until is null
            ? ""
            : $"<span class=\"dash\">–</span>{Element(until.Value, ProgramFormat.ClockAfter(start, end!.Value))}";
        var offset = edition.ChangesClocks ? $" <small>{Display.Utc(from.Offset)}</small>" : "";
        var own =
            Zone is not null && VenueTimeZones.Differ(from, Zone)
                ? $" <span class=\"own\">{Display.ReaderTime(from, until, Zone)}</span>"
                : "";
        return new HtmlString(
            $"<span class=\"range\">{Element(from, ProgramFormat.Clock(start))}{dash}{offset}</span>{own}"
        );
    }

    /// <summary>
    /// 08:00, 45 min: when it begins and how long it is, and below when that is in the reader's zone, with the day of
    /// the week where it is another.
    /// </summary>
    public IHtmlContent Beginning(Edition edition, DateTime start, DateTime? end)
    {
        var from = edition.FromVenueTime(start);
        var offset = edition.ChangesClocks ? $" <small>{Display.Utc(from.Offset)}</small>" : "";
        var length = end is { } last ? Length(edition, start, last) : "";
        var own =
            Zone is not null && VenueTimeZones.Differ(from, Zone)
                ? $" <span class=\"own\">{Display.ReaderClock(from, Zone)}</span>"
                : "";
        return new HtmlString(
            $"<span class=\"range brief\">{Element(from, ProgramFormat.Clock(start))}{offset}{length}</span>{own}"
        );
    }

    private static string Length(Edition edition, DateTime start, DateTime end)
    {
        var length = edition.Slot(start, end).Length;
        if (length <= TimeSpan.Zero)
            return "";
        return end.Date == start.Date
            ? $" <span class=\"len\">{Display.Span(length)}</span>"
            : $" <span class=\"len\">{Display.Span(length)},</span>"
                + $" <span class=\"len\">to {ProgramFormat.ClockAfter(start, end)}</span>";
    }

    private static string Element(DateTimeOffset moment, string clock) =>
        $"<time datetime=\"{Display.Iso(moment)}\">{clock}</time>";
}
