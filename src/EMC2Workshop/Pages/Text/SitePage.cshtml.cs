using EMC2Workshop.Caching;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Text;

/// <summary>A page of free text, of an edition or of the series.</summary>
[PublicPage]
public sealed class SitePageModel(Site site) : PublicPageModel(site)
{
    public SitePage Text { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? edition, string text)
    {
        var editionId = edition is null ? (Guid?)null : Edition.Id;
        var found = await Db
            .Pages.AsNoTracking()
            .SingleOrDefaultAsync(p => p.EditionId == editionId && p.Slug == text, Aborted);
        if (found is null)
            return NotFound();
        Text = found;
        return Page();
    }
}
