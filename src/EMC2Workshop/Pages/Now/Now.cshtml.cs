using EMC2Workshop.Caching;
using EMC2Workshop.Feeds;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Now;

/// <summary>What is on, what is next, and where: for a phone in a corridor and a screen in a hallway.</summary>
[PublicPage(CountsMinutes = true)]
public sealed class NowModel(Site site, ProgramChanges changes) : PublicPageModel(site)
{
    private const int Soon = 3;
    private const int MostChanges = 10;

    /// <summary>By a clock at the venue.</summary>
    public DateTime VenueTime => Edition.ToVenueTime(Now);

    public IReadOnlyList<Session> On { get; private set; } = [];

    public IReadOnlyList<Session> Next { get; private set; } = [];

    public IReadOnlyList<Session> All { get; private set; } = [];

    /// <summary>Of the last hour, as far as no later one is of the same.</summary>
    public IReadOnlyList<ProgramChange> Changes { get; private set; } = [];

    public bool IsOver => Time.IsOver(Edition) && On.Count == 0;

    /// <summary>The gap between two sessions that the agenda calls a break.</summary>
    public bool IsBreak =>
        Agenda
            .From(Edition, All)
            .Days.SelectMany(day => day.Parts)
            .SelectMany(part => part.Entries)
            .Any(entry => entry.Session is null && entry.IsOnAt(Now));

    public override TimeSpan? Refresh => IsOver ? null : TimeSpan.FromMinutes(1);

    public override bool HasLeastStyle => true;

    public override bool TellsNews => true;

    protected override bool StaysTrue => true;

    /// <summary>When one of <see cref="All"/> really is.</summary>
    public TimeSlot SlotOf(Session session) => Edition.SlotFor(session)!.Value;

    public async Task OnGetAsync()
    {
        All =
        [
            .. (await ProgramAsync(Edition))
                .Where(session => session.ActualStart is not null && session.ActualEnd is not null)
                .OrderBy(session => SlotOf(session).Start),
        ];
        On = [.. All.Where(session => SlotOf(session).Contains(Now) && !session.IsCancelled)];
        Next = [.. All.Where(session => SlotOf(session).Start > Now).Take(Soon)];
        var ofLastHour = await changes.ReadAsync(Edition, Aborted, Now.AddHours(-1));
        Changes = [.. StillTrue(ofLastHour.Where(change => change.At <= Now)).Take(MostChanges)];
    }

    /// <summary>Without those of which all is told anew by later ones: another time, or that it is off.</summary>
    private static List<ProgramChange> StillTrue(IEnumerable<ProgramChange> latestFirst)
    {
        var (told, canceled) = (new HashSet<(Guid, string)>(), new HashSet<Guid>());
        var still = new List<ProgramChange>();
        foreach (var change in latestFirst)
        {
            if (!change.Items.All(IsTold))
                still.Add(change);
            foreach (var item in change.Items)
                told.UnionWith(item.FactNames.Select(fact => (item.Id, fact)));
            canceled.UnionWith(change.Items.Where(item => item.IsCanceled).Select(item => item.Id));
        }
        return still;

        bool IsTold(ChangedItem item)
        {
            var facts = item.FactNames.ToList();
            // The state follows from the others, where there are others.
            if (facts.Count > 1)
                facts.Remove(ProgramFacts.State);
            return canceled.Contains(item.Id)
                || facts.Count > 0 && facts.TrueForAll(fact => told.Contains((item.Id, fact)));
        }
    }
}
