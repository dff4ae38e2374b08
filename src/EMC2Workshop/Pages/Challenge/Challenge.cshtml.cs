using EMC2Workshop.Challenge;
using EMC2Workshop.Data;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Challenge;

public sealed class ChallengeModel(Site site) : ReaderPage(site)
{
    public CompressionChallenge? Rules { get; private set; }

    public IReadOnlyList<ChallengeTrack> Tracks { get; private set; } = [];

    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    public Deadline? Next => Deadlines.FirstOrDefault(deadline => deadline.IsOpen(Now));

    public async Task OnGetAsync()
    {
        Rules = await Db.Challenges.AsNoTracking().Of(Edition).SingleOrDefaultAsync(Aborted);
        Tracks = await Db.Tracks.AsNoTracking().Of(Edition).OrderBy(track => track.Order).ToListAsync(Aborted);
        Deadlines = await Db.Deadlines.AsNoTracking().Of(Edition).Where(deadline => deadline.About == DeadlineSubject.Challenge).OrderBy(deadline => deadline.Due).ToListAsync(Aborted);
    }
}
