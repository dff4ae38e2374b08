using System.Globalization;
using EMC2Workshop.Data;
using EMC2Workshop.Workshop;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Now;

/// <summary>What is on, what is next, and where: for a phone in a corridor and a screen in a hallway.</summary>
public sealed class NowModel(Site site) : ReaderPage(site)
{
    private const int Soon = 3;

    /// <summary>By a clock at the venue.</summary>
    public DateTime Time { get; private set; }

    /// <summary>A moment was asked for: this is a rehearsal.</summary>
    public bool IsAsOf { get; private set; }

    public IReadOnlyList<Session> On { get; private set; } = [];

    public IReadOnlyList<Session> Next { get; private set; } = [];

    public IReadOnlyList<Session> All { get; private set; } = [];

    /// <summary>Of the last hour, with their reasons.</summary>
    public IReadOnlyList<Revision> Changes { get; private set; } = [];

    public bool IsOver => All.Count > 0 && All.All(session => session.Ends <= Time);

    public async Task<IActionResult> OnGetAsync(string? at)
    {
        Response.Headers.CacheControl = "no-cache"; // a browser may keep it for when there is no network
        Time = TimeZoneInfo.ConvertTime(Now, Zones.Find(Edition.Zone)!).DateTime;
        if (at is not null)
        {
            if (!DateTime.TryParseExact(at, ["yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) || asked.Year is < 1900 or > 2199) return BadRequest();
            (Time, IsAsOf) = (asked, true);
        }
        All = [.. (await Db.Sessions.Of(Edition).InProgramOrder().WithProgramAsync(Aborted)).Where(session => session.Begins is not null && session.Ends is not null).OrderBy(session => session.Begins)];
        On = [.. All.Where(session => session.Begins <= Time && Time < session.Ends && !session.IsCancelled)];
        Next = [.. All.Where(session => session.Begins > Time).Take(Soon)];
        var moment = Edition.At(Time);
        var hourAgo = moment.AddHours(-1);
        var within = Edition.Slug + "/sessions/";
        Changes = await Db.Revisions.AsNoTracking().Where(revision => revision.Reason != null && revision.Path.StartsWith(within) && revision.At > hourAgo && revision.At <= moment)
            .OrderByDescending(revision => revision.Id).Take(10).ToListAsync(Aborted);
        return Page();
    }
}
