using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Challenges;

[PublicPage(CountsMinutes = true)]
public sealed class ChallengeModel(Site site) : PublicPageModel(site)
{
    public Challenge? Rules { get; private set; }

    public IReadOnlyList<ChallengeTrack> Tracks { get; private set; } = [];

    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    public SubmissionView Submission => new(Deadlines, Rules?.SubmitUrl, "The challenge has closed.");

    public override bool TellsDeadlines => true;

    public override bool HasTimesToCome => Submission.Next(Now) is not null;

    /// <summary>Of the page, in order, as they are addressed and headed; only those that say anything.</summary>
    public IReadOnlyList<(string Id, string Heading)> Parts()
    {
        if (Rules is not { } rules)
            return [];
        var isRanking = rules.RanksModels;
        var known = new (bool IsThere, string Id, string Heading)[]
        {
            (rules.Data.Length > 0 || Tracks.Any(track => track.DataUrl.Length > 0), "data", "Data"),
            (rules.Evaluation.Length > 0 || isRanking, "evaluation", "Evaluation"),
            (
                rules.Environment.Length > 0,
                "environment",
                isRanking ? "Benchmark Environment and Input" : "Environment"
            ),
            (
                Tracks.Any(track => track.Output.Length > 0),
                "output",
                isRanking ? "Output and Model Conversion" : "What to Hand In"
            ),
            (rules.Timeline.Length > 0 || Deadlines.Count > 0, "timeline", "Timeline and Submission"),
        };
        return
        [
            .. known
                .Where(part => part.IsThere)
                .Select((part, place) => (part.Id, $"{place + 1}. {part.Heading}")),
        ];
    }

    public async Task OnGetAsync()
    {
        Rules = await Db.Challenges.AsNoTracking().InEdition(Edition).SingleOrDefaultAsync(Aborted);
        Tracks = await Db
            .Tracks.AsNoTracking()
            .InEdition(Edition)
            .OrderBy(track => track.Order)
            .ToListAsync(Aborted);
        Deadlines = await Db
            .Deadlines.AsNoTracking()
            .InEdition(Edition)
            .Where(deadline => deadline.About == DeadlineSubject.Challenge)
            .OrderBy(deadline => deadline.Due)
            .ToListAsync(Aborted);
    }
}
