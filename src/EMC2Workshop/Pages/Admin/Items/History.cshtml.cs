using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Every text that an item had; any two can be compared, and any can be brought back.</summary>
public sealed class HistoryModel(
    WorkshopDbContext db,
    EditorContext services,
    RestoreService restore,
    VersionComparison comparison
) : AdminPageModel
{
    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Path { get; private set; } = "";

    public string? Now { get; private set; }

    /// <summary>Its place is taken by what is restored, which then is not public at once.</summary>
    public Draft? Draft { get; private set; }

    /// <summary>Latest first, without their texts.</summary>
    public IReadOnlyList<Revision> Revisions { get; private set; } = [];

    public Revision? From { get; private set; }

    public Revision? To { get; private set; }

    /// <summary>Those of the two that can be brought back.</summary>
    public IEnumerable<Revision> Restorable =>
        new[] { From, To }
            .OfType<Revision>()
            .Where(version => version.Text is not null && version.Hash != Now);

    public IReadOnlyList<FieldChange> Changes { get; private set; } = [];

    public string? Trouble { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, int? from, int? to)
    {
        if (!await FindAsync(id))
            return await FindDraftAsync(id) ? Page() : NotFound();
        To = await NumberedAsync(to ?? Revisions[0].Number);
        From = await NumberedAsync(from ?? (To?.Number ?? 1) - 1);
        if (To is null)
            return NotFound();
        Changes = await comparison.CompareAsync(From, To, Aborted);
        return Page();
    }

    /// <summary>
    /// The text becomes what readers see, and a revision of its own; nothing of the history is lost. Where there is a
    /// draft, it becomes the draft.
    /// </summary>
    public async Task<IActionResult> OnPostAsync(Guid id, int number, string? now, string? draft)
    {
        if (!await FindAsync(id))
            return NotFound();
        var restored = await NumberedAsync(number);
        if (restored?.Text is null)
            return NotFound();
        // Someone who has not seen the latest text does not replace it.
        if ((Now ?? "") != (now ?? "") || (Draft?.Hash ?? "") != (draft ?? ""))
        {
            await services.Audit.AddAsync("edit conflict", Revisions[0].Path, $"restoring version {number}");
            Trouble =
                "Someone changed this since you opened the page. Nothing was restored. "
                + "Check the updated history below.";
            (To, From) = (await NumberedAsync(Revisions[0].Number), restored);
            Changes = await comparison.CompareAsync(From, To!, Aborted);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        var path =
            await db
                .ContentItems.Where(item => item.Id == id)
                .Select(item => item.Path)
                .SingleOrDefaultAsync(Aborted)
            ?? restored.Path;
        var change = new ItemChange(id, path, restored.Text, Now) { DraftHash = Draft?.Hash };
        if (Draft is not null)
            return await RestoreAsDraftAsync(change, restored);
        var (outcome, isDraft) = await restore.RestoreAsync(
            change,
            restored.Kind,
            restored.Id,
            services.Now(User, $"Restored version {number}", "restored", path, $"version {number}"),
            Aborted
        );
        if (outcome is Published)
            return Redirect($"/admin/items/{id}?said=restored");
        if (isDraft)
        {
            await services.Audit.AddAsync(
                "saved a draft",
                path,
                $"version {number}, with errors, so it was not published"
            );
            return Redirect($"/admin/items/{id}?said={EditModel.RestoredAsDraft}");
        }
        Trouble = outcome is Invalid faulty
            ? string.Join(" ", faulty.Faults.Select(fault => fault.Sentence))
            : "Someone just changed this. Reload and try again.";
        (To, From) = (restored, await NumberedAsync(number - 1));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<RedirectResult> RestoreAsDraftAsync(ItemChange change, Revision restored)
    {
        var edit = services.Now(User, $"Restored version {restored.Number}");
        var isDone = await restore.RestoreAsDraftAsync(change, restored.Kind, restored.Id, edit, Aborted);
        if (!isDone)
            return Redirect($"/admin/items/{change.Id}/history");
        await services.Audit.AddAsync("saved a draft", change.Path, $"version {restored.Number}");
        return Redirect($"/admin/items/{change.Id}?said={EditModel.RestoredOverDraft}");
    }

    /// <summary>Of what was never published there is no version.</summary>
    private async Task<bool> FindDraftAsync(Guid id)
    {
        if (
            await db.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.ItemId == id, Aborted)
            is not { } draft
        )
            return false;
        (Name, Path) = (ItemNames.For(draft.Kind, draft.Path, draft.Text), draft.Path);
        return true;
    }

    private async Task<bool> FindAsync(Guid id)
    {
        Id = id;
        Revisions = await db
            .Revisions.AsNoTracking()
            .Where(revision => revision.ItemId == id)
            .OrderByDescending(revision => revision.Number)
            .Select(revision => new Revision
            {
                Number = revision.Number,
                At = revision.At,
                By = revision.By,
                Reason = revision.Reason,
                Path = revision.Path,
                Kind = revision.Kind,
                Hash = revision.Hash,
            })
            .ToListAsync(Aborted);
        if (Revisions.Count == 0)
            return false;
        var item = await db.ContentItems.AsNoTracking().SingleOrDefaultAsync(item => item.Id == id, Aborted);
        Draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.ItemId == id, Aborted);
        (Now, Path) = (item?.Hash, Revisions[0].Path);
        Name = item is null ? Revisions[0].Path : ItemNames.For(item.Kind, item.Path, item.Text);
        return true;
    }

    private Task<Revision?> NumberedAsync(int number) =>
        db
            .Revisions.AsNoTracking()
            .SingleOrDefaultAsync(revision => revision.ItemId == Id && revision.Number == number, Aborted);
}
