using EMC2Workshop.Data;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Links that show a draft to people who don't sign in.</summary>
public sealed class PreviewModel(
    WorkshopDbContext db,
    EditorContext services,
    IDataProtectionProvider protection,
    SiteAddress site
) : AdminPageModel
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public Draft Draft { get; private set; } = null!;

    public string Name => ItemNames.For(Draft.Kind, Draft.Path, Draft.Text);

    public IReadOnlyList<PreviewLink> Links { get; private set; } = [];

    public string AddressOf(PreviewLink link) => site.Absolute(DraftPreview.AddressOf(protection, link));

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
            return NotFound();
        var edit = services.Now(User);
        db.Add(
            new PreviewLink
            {
                Id = Guid.NewGuid(),
                ItemId = id,
                Expires = edit.At + Lifetime,
                By = edit.By,
            }
        );
        await db.SaveChangesAsync(Aborted);
        await services.Audit.AddAsync("created a preview link", Draft.Path);
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, Guid link)
    {
        await db.PreviewLinks.Where(kept => kept.Id == link && kept.ItemId == id).ExecuteDeleteAsync(Aborted);
        await services.Audit.AddAsync("revoked a preview link", id.ToString());
        return RedirectToPage(new { id });
    }

    private async Task<bool> FindAsync(Guid id)
    {
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.ItemId == id, Aborted);
        if (draft is null)
            return false;
        var now = services.Clock.GetUtcNow();
        Draft = draft;
        Links = await db
            .PreviewLinks.AsNoTracking()
            .Where(link => link.ItemId == id && link.Expires > now)
            .OrderBy(link => link.Expires)
            .ToListAsync(Aborted);
        return true;
    }
}
