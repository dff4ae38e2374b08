using EMC2Workshop.Data;
using EMC2Workshop.Workshop;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Sessions;

public sealed class SessionModel(Site site) : ReaderPage(site)
{
    public Session Session { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string session)
    {
        var found = await Db.Sessions.AsNoTracking().Named(Edition, session).WithProgram().SingleOrDefaultAsync(Aborted);
        if (found is null) return NotFound();
        Session = found;
        return Page();
    }
}
