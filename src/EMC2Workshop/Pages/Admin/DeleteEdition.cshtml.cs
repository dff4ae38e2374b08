using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Editions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Asks before an edition that visitors don't see goes to the trash, with everything in it.</summary>
public sealed class DeleteEditionModel(
    WorkshopDbContext db,
    KnownEditions known,
    EditionRemoval removal,
    EditorContext services
) : AdminPageModel
{
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Of the edition itself.</summary>
    public Guid Id { get; private set; }

    public bool IsPublic { get; private set; }

    /// <summary>How many items of each kind there are, beside the edition itself.</summary>
    public IReadOnlyList<KindCount> Contents { get; private set; } = [];

    public int Count => Contents.Sum(kind => kind.Count);

    public string? Trouble { get; private set; }

    public async Task<IActionResult> OnGetAsync(string edition) =>
        await FindAsync(edition) ? Page() : NotFound();

    /// <param name="seen">How many items the organizer was told of.</param>
    public async Task<IActionResult> OnPostAsync(string edition, int seen)
    {
        if (!await FindAsync(edition))
            return NotFound();
        if (IsPublic)
            return Page(StatusCodes.Status409Conflict);
        if (seen != Count)
            return Refuse(
                "Not deleted: something was added or deleted since you opened this page. Check it, then try again."
            );
        var edit = services.Now(User, null, "deleted an edition", Slug, $"with {Count} items");
        return await removal.DeleteAsync(Slug, edit, Aborted) switch
        {
            Published => Redirect($"{AdminSetup.Root}/trash?said=edition-deleted"),
            Invalid faulty => Refuse(string.Join(' ', faulty.Faults.Select(fault => fault.Sentence))),
            _ => Refuse("Not deleted: someone just changed some of it. Check it, then try again."),
        };
    }

    private async Task<bool> FindAsync(string edition)
    {
        var counts = await db.CountInEditionAsync(edition, Aborted);
        if (counts.Find(kind => kind.Kind == "edition") is not { Only: { } id })
            return false;
        (Slug, Id) = (edition, id);
        Name = await known.NameAsync(edition, Aborted);
        IsPublic = await known.FindAsync(edition, Aborted) is { Status: not EditionStatus.Draft };
        Contents = counts.FindAll(kind => kind.Count > 0 && kind.Kind != "edition");
        return true;
    }

    private PageResult Refuse(string trouble)
    {
        Trouble = trouble;
        return Page(StatusCodes.Status409Conflict);
    }
}
