using EMC2Workshop.Caching;
using EMC2Workshop.Feeds;

namespace EMC2Workshop.Pages.Now;

/// <summary>What was changed in the programme, and why.</summary>
[PublicPage(CountsMinutes = true)]
public sealed class ChangesModel(Site site, ProgramChanges changes) : PublicPageModel(site)
{
    public IReadOnlyList<ProgramChange> Changes { get; private set; } = [];

    /// <summary>A rehearsal knows of no change that was made after its moment.</summary>
    public async Task OnGetAsync() =>
        Changes = [
            .. (await changes.ReadAsync(Edition, Aborted)).Where(change =>
                !Time.IsRehearsal || change.At <= Now
            ),
        ];
}
