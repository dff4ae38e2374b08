using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Pages.Sessions;

[PublicPage]
public sealed class SessionModel(Site site) : PublicPageModel(site)
{
    public Session Session { get; private set; } = null!;

    protected override bool StaysTrue => true;

    public async Task<IActionResult> OnGetAsync(string session)
    {
        var found = (
            await Db.Sessions.WithSlug(Edition, session).WithProgramAsync(Aborted)
        ).SingleOrDefault();
        if (found is null)
            return NotFound();
        Session = found;
        return Page();
    }
}
