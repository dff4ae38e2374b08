using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Asks before an item goes to the trash, or back to being a draft.</summary>
public sealed class RemoveModel(EditorContext services, WorkshopDbContext db) : AdminPageModel
{
    public EditableItem Item { get; private set; } = null!;

    public string Name => ItemNames.For(Item.Kind, Item.Path, Item.Text);

    /// <summary>That would be left without anything in it; null: none.</summary>
    public Session? EmptySession { get; private set; }

    /// <summary>Of a session: how many are shown in it.</summary>
    public int Papers { get; private set; }

    public IReadOnlyList<string> Troubles { get; private set; } = [];

    /// <summary>What has to be changed first, by kind.</summary>
    public IReadOnlyList<IGrouping<string, ContentItem>> Namers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) =>
        !await FindAsync(id) ? NotFound()
        : Item.Kind == "edition" ? Redirect($"{AdminSetup.Root}/delete-edition/{Item.Path.Split('/')[0]}")
        : await FindTroublesAsync();

    /// <param name="now">Hash of the text that the organizer saw.</param>
    /// <param name="keep">Unpublish: the text stays as a draft.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string now, bool keep, string? reason)
    {
        if (!await FindAsync(id))
            return NotFound();
        var change = new ItemChange(id, Item.Published!.Path, null, now) { StaysAsDraft = keep };
        var edit = services.Now(User, reason, keep ? "unpublished" : "deleted", Item.Path);
        var outcome = await services.Publisher.PublishAsync([change], edit, Aborted);
        if (outcome is Published)
            return Redirect(keep ? $"/admin/items/{id}?said=unpublished" : "/admin/trash?said=removed");
        if (outcome is Conflicted)
            await services.Audit.AddAsync("edit conflict", Item.Path, "a removal");
        Troubles = outcome is Invalid faulty
            ? [.. faulty.Faults.Select(fault => fault.Sentence)]
            : ["Not deleted: someone changed this since you opened it. Check the new version first."];
        if (outcome is Invalid)
            await FindNamersAsync();
        Response.StatusCode =
            outcome is Invalid ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return await FindAsync(id) ? Page() : NotFound();
    }

    /// <summary>Told before it is tried.</summary>
    private async Task<PageResult> FindTroublesAsync()
    {
        Troubles =
        [
            .. (await new IncomingReferences(db).CheckRemovedAsync([Item.Published!], [], Aborted)).Select(
                fault => fault.Sentence
            ),
        ];
        if (Troubles.Count > 0)
            await FindNamersAsync();
        return Page();
    }

    private async Task FindNamersAsync() =>
        Namers = [
            .. (await new IncomingReferences(db).FindAsync(Item.Published!, Aborted)).GroupBy(item =>
                item.Kind
            ),
        ];

    private async Task<bool> FindAsync(Guid id)
    {
        var found = await services.Drafts.FindAsync(id, Aborted);
        if (found?.Published is null)
            return false;
        Item = found;
        Papers = await db
            .Sessions.Where(session => session.Id == id)
            .Select(session => session.Presentations.Count)
            .SingleOrDefaultAsync(Aborted);
        EmptySession = await db
            .Sessions.AsNoTracking()
            .Where(session => session.Talks.Any(talk => talk.Id == id) && session.Talks.Count == 1)
            .Where(session => session.Presentations.Count == 0)
            .Include(session => session.Edition)
            .SingleOrDefaultAsync(Aborted);
        return true;
    }
}
