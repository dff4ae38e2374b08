using EMC2Workshop.Hosting;
using EMC2Workshop.Workshop;
using Microsoft.AspNetCore.Html;

namespace EMC2Workshop.Pages;

/// <summary>
/// The time as a page shows it: now, or the moment that was asked for; on the wall of the venue, and beside it in the
/// zone that the reader asked for, where a clock there shows another time.
/// </summary>
public sealed class ReadersTime(TimeProvider clock, IHttpContextAccessor context)
{
    private readonly Asked? asked = context.HttpContext?.Features.Get<Asked>();

    public DateTimeOffset Now { get; private set; } = clock.GetUtcNow();

    /// <summary>The reader's own, by its IANA name.</summary>
    public string? Zone => asked?.Zone;

    public bool IsRehearsal => asked?.At is not null;

    /// <summary>A moment that was asked for is one by a clock at the venue.</summary>
    public void GoTo(Edition edition)
    {
        if (asked?.At is { } at) Now = edition.At(at).ToUniversalTime();
    }

    /// <summary>08:00–08:45 Vancouver time, Fri 17:00–17:45 Berlin time.</summary>
    /// <param name="offset">The zone's distance from UTC is told too.</param>
    public IHtmlContent Range(Edition edition, DateTime start, DateTime? end, bool offset = false)
    {
        var (from, until) = (edition.At(start), end is { } last ? edition.At(last) : (DateTimeOffset?)null);
        var dash = until is null ? "" : $"<span class=\"dash\">–</span>{Element(until.Value)}";
        var own = Zone is not null && Zones.Differ(from, Zone) ? $" <span class=\"own\">{Words.Own(from, until, Zone)}</span>" : "";
        return new HtmlString($"<span class=\"range\">{Element(from)}{dash} <small>{Words.Zone(edition, from, offset)}</small></span>{own}");
    }

    private static string Element(DateTimeOffset moment) => $"<time datetime=\"{Words.Iso(moment)}\">{Words.Clock(moment.DateTime)}</time>";
}
