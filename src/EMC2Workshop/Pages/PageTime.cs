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

    public DateTimeOffset Now { get; private set; } = clock.GetUtcNow();

    /// <summary>The reader's own, by its IANA name.</summary>
    public string? Zone => asked?.Zone;

    public bool IsRehearsal => asked?.At is not null;

    /// <summary>A moment that was asked for is one by a clock at the venue.</summary>
    public void GoTo(Edition edition)
    {
        if (asked?.At is { } at)
            Now = edition.FromVenueTime(at).ToUniversalTime();
    }

    /// <summary>08:00–08:45 Vancouver time, Fri 17:00–17:45 Berlin time.</summary>
    /// <param name="offset">The zone's distance from UTC is told too.</param>
    public IHtmlContent Range(Edition edition, DateTime start, DateTime? end, bool offset = false)
    {
        var (from, until) = (
            edition.FromVenueTime(start),
            end is { } last ? edition.FromVenueTime(last) : (DateTimeOffset?)null
        );
        var dash = until is null ? "" : $"<span class=\"dash\">–</span>{Element(until.Value)}";
        var own =
            Zone is not null && VenueTimeZones.Differ(from, Zone)
                ? $" <span class=\"own\">{Display.ReaderTime(from, until, Zone)}</span>"
                : "";
        return new HtmlString(
            $"<span class=\"range\">{Element(from)}{dash} "
                + $"<small>{Display.Zone(edition, from, offset)}</small></span>{own}"
        );
    }

    private static string Element(DateTimeOffset moment) =>
        $"<time datetime=\"{Display.Iso(moment)}\">{Display.Clock(moment.DateTime)}</time>";
}
