using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Now;

/// <summary>What is on, what is next, and where: for a phone in a corridor and a screen in a hallway.</summary>
[PublicPage(CountsMinutes = true)]
public sealed class NowModel(Site site) : PublicPageModel(site)
{
    private const int Soon = 3;

    /// <summary>By a clock at the venue.</summary>
    public DateTime VenueTime => Edition.ToVenueTime(Now);

    public IReadOnlyList<Session> On { get; private set; } = [];

    public IReadOnlyList<Session> Next { get; private set; } = [];

    public IReadOnlyList<Session> All { get; private set; } = [];

    public IReadOnlyList<Announcement> News { get; private set; } = [];

    /// <summary>Of the last hour, with their reasons.</summary>
    public IReadOnlyList<Revision> Changes { get; private set; } = [];

    public bool IsOver => All.Count > 0 && All.All(session => session.ActualEnd <= VenueTime);

    public override TimeSpan? Refresh => TimeSpan.FromMinutes(1);

    public override bool HasLeastStyle => true;

    protected override bool StaysTrue => true;

    public async Task OnGetAsync()
    {
        var time = VenueTime;
        All =
        [
            .. (await Db.Sessions.InEdition(Edition).InProgramOrder().WithProgramAsync(Aborted))
                .Where(session => session.ActualStart is not null && session.ActualEnd is not null)
                .OrderBy(session => session.ActualStart),
        ];
        On = [.. All.Where(session => session.ActualStart <= time && time < session.ActualEnd && !session.IsCancelled)];
        Next = [.. All.Where(session => session.ActualStart > time).Take(Soon)];
        News =
        [
            .. (await Db.Announcements.AsNoTracking().InEdition(Edition).ToListAsync(Aborted))
                .Where(one => one.IsOfTheDay && one.IsVisibleAt(time))
                .OrderByDescending(one => one.From),
        ];
        var (moment, hourAgo) = (Now, Now.AddHours(-1));
        var within = Edition.Slug + "/sessions/";
        Changes = await Db
            .Revisions.AsNoTracking()
            .Where(revision =>
                revision.Reason != null
                && revision.Path.StartsWith(within)
                && revision.At > hourAgo
                && revision.At <= moment
            )
            .OrderByDescending(revision => revision.Id)
            .Take(10)
            .ToListAsync(Aborted);
    }
}
