using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Challenge;

[PublicPage(CountsMinutes = true)]
public sealed class ChallengeModel(Site site) : PublicPageModel(site)
{
    public CompressionChallenge? Rules { get; private set; }

    public IReadOnlyList<ChallengeTrack> Tracks { get; private set; } = [];

    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    public Deadline? Next => Deadlines.FirstOrDefault(deadline => deadline.IsOpen(Now));

    public override bool TellsDeadlines => true;

    public async Task OnGetAsync()
    {
        Rules = await Db.Challenges.AsNoTracking().InEdition(Edition).SingleOrDefaultAsync(Aborted);
        Tracks = await Db.Tracks.AsNoTracking().InEdition(Edition).OrderBy(track => track.Order).ToListAsync(Aborted);
        Deadlines = await Db
            .Deadlines.AsNoTracking()
            .InEdition(Edition)
            .Where(deadline => deadline.About == DeadlineSubject.Challenge)
            .OrderBy(deadline => deadline.Due)
            .ToListAsync(Aborted);
    }
}
