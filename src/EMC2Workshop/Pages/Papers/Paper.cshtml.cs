using EMC2Workshop.Data;
using EMC2Workshop.Feeds.Cards;
using EMC2Workshop.Workshop;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Papers;

public sealed class PaperModel(Site site) : ReaderPage(site)
{
    public Paper Paper { get; private set; } = null!;

    public override string Card => $"{Address.Of(Edition, Paper)}/{Cards.File}";

    public async Task<IActionResult> OnGetAsync(string paper)
    {
        var found = await Db.Papers.AsNoTracking().Named(Edition, paper)
            .Include(p => p.Credits).ThenInclude(credit => credit.Person)
            .Include(p => p.Presentations.OrderBy(presentation => presentation.Session.Start)).ThenInclude(presentation => presentation.Session)
            .AsSplitQuery().SingleOrDefaultAsync(Aborted);
        if (found is null) return NotFound();
        Paper = found;
        return Page();
    }
}
