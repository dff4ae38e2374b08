using System.Globalization;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Editions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Makes a new edition from an earlier one, as drafts.</summary>
public sealed class NewEditionModel(WorkshopDbContext db, EditionDrafts editions, EditorContext services)
    : AdminPageModel
{
    public static IReadOnlyList<(EditionPart Part, string Label)> Parts { get; } =
    [
        (EditionPart.Call, "Text of the call for papers"),
        (EditionPart.Topics, "Topics"),
        (EditionPart.Requirements, "Requirements"),
        (EditionPart.Deadlines, "Deadlines, moved by as many days as the first day"),
        (EditionPart.Sessions, "Sessions on the new day, without talks and papers"),
        (EditionPart.Committee, "Committee"),
        (EditionPart.Sponsors, "Sponsors"),
        (EditionPart.Pages, "Pages"),
        (EditionPart.Challenge, "Challenge and its tracks"),
    ];

    /// <summary>That there is something to take from, the last first.</summary>
    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    public Edition From { get; private set; } = null!;

    public NewEditionForm Form { get; private set; } = new();

    /// <summary>By field.</summary>
    public Dictionary<string, string> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? from)
    {
        if (!await FindAsync(from))
            return NotFound();
        Form = new NewEditionForm
        {
            Zone = From.Zone,
            Ordinal = (Editions.Max(edition => edition.Ordinal) + 1).ToString(CultureInfo.InvariantCulture),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? from)
    {
        if (!await FindAsync(from))
            return NotFound();
        Form = NewEditionForm.Read(Request.Form);
        Faults = Form.FindFaults();
        if (Faults.Count > 0)
            return Page(StatusCodes.Status422UnprocessableEntity);
        var wanted = Form.ToEdition();
        if (await editions.IsTakenAsync(wanted.Slug, Aborted))
        {
            Faults["slug"] = $"There is an edition {wanted.Slug} already. Choose another page address.";
            return Page(StatusCodes.Status422UnprocessableEntity);
        }
        var items = EditionCopy.Create(await editions.ReadAsync(From.Slug, Aborted), wanted);
        var edit = services.Now(
            User,
            null,
            "prepared an edition",
            wanted.Slug,
            $"{items.Count} drafts from {From.Slug}"
        );
        await editions.SaveAsync(items, edit, Aborted);
        return Redirect($"/admin/new-edition/{wanted.Slug}?from={From.Slug}");
    }

    private async Task<bool> FindAsync(string? from)
    {
        Editions = await db
            .Editions.AsNoTracking()
            .OrderByDescending(edition => edition.Start)
            .ToListAsync(Aborted);
        if ((Editions.FirstOrDefault(edition => edition.Slug == from) ?? Suggest()) is not { } found)
            return false;
        From = found;
        return true;
    }

    /// <summary>The last one whose program is here.</summary>
    private Edition? Suggest() =>
        Editions.FirstOrDefault(edition => edition.HasPages) ?? (Editions.Count > 0 ? Editions[0] : null);
}
