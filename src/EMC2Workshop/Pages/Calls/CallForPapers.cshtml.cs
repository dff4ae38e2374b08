using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Calls;

[PublicPage(CountsMinutes = true)]
public sealed class CallForPapersModel(Site site) : PublicPageModel(site)
{
    public CallForPapers? Call { get; private set; }

    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    public SubmissionView Submission => new(Deadlines, Call?.SubmitUrl, "The call for papers has closed.");

    public override bool TellsDeadlines => true;

    public override bool HasTimesToCome => Submission.Next(Now) is not null;

    public async Task OnGetAsync()
    {
        Call = await Db.Calls.AsNoTracking().InEdition(Edition).SingleOrDefaultAsync(Aborted);
        Deadlines = await Db
            .Deadlines.AsNoTracking()
            .InEdition(Edition)
            .Where(deadline => deadline.About == DeadlineSubject.Papers)
            .OrderBy(deadline => deadline.Due)
            .ToListAsync(Aborted);
    }
}
