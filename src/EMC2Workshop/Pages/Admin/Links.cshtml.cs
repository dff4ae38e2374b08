using EMC2Workshop.Accounts;
using EMC2Workshop.Data;
using EMC2Workshop.Linting.Links;
using EMC2Workshop.Pages.Admin.Items;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>External links: tried when an organizer wants it, and where each dead one stands.</summary>
public sealed class LinksModel(
    WorkshopDbContext db,
    LinkChecker checker,
    LinkOccurrences places,
    AuditLog audit
) : AdminPageModel
{
    public LinkRun? Run => checker.Run;

    public int Count { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    /// <summary>With the items that have it.</summary>
    public IReadOnlyList<(CheckedLink Link, IReadOnlyList<ContentItem> Items)> Dead { get; private set; } =
    [];

    public async Task OnGetAsync()
    {
        Count = await db.CheckedLinks.CountAsync(Aborted);
        Last = Count == 0 ? null : await db.CheckedLinks.MaxAsync(link => link.At, Aborted);
        var dead = await db
            .CheckedLinks.AsNoTracking()
            .Where(link => link.Trouble != null)
            .OrderBy(link => link.Address)
            .ToListAsync(Aborted);
        if (dead.Count == 0)
            return;
        var holders = await places.FindAsync(Aborted);
        Dead =
        [
            .. dead.Select(link => (link, (IReadOnlyList<ContentItem>)[.. holders[link.Address]]))
                .Where(found => found.Item2.Count > 0),
        ];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (checker.Begin())
            await audit.AddAsync("checked external links");
        return Redirect("/admin/links");
    }

    public static string NameOf(ContentItem item) => ItemNames.For(item.Kind, item.Path, item.Text);
}
