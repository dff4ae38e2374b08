using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Asks an owner before an item, or a person's biography or photo, is deleted for good.</summary>
public sealed class EraseModel(ErasureService erasure, EditorContext services) : AdminPageModel
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Parts = new()
    {
        ["biography"] = ErasureService.BiographyFields,
        ["photo"] = ErasureService.PhotoFields,
        ["both"] = [.. ErasureService.BiographyFields, .. ErasureService.PhotoFields],
    };

    public Guid Id { get; private set; }

    public ErasedTexts Texts { get; private set; } = null!;

    public string Name => ItemNames.For(Texts.Kind, Texts.Path, Texts.Text);

    public bool IsPerson => Texts.Kind == "person";

    public bool IsPublished => Texts.Published is not null;

    /// <summary>While these name it, only parts of it can go.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Namers { get; private set; } = [];

    public string What { get; private set; } = "";

    public string? Trouble { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
            return NotFound();
        What = IsPerson ? "" : "all";
        return Page();
    }

    /// <param name="what">"all", or one of the parts of a person.</param>
    /// <param name="name">Typed to confirm.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string? what, string? name)
    {
        if (!await FindAsync(id))
            return NotFound();
        What = what ?? "";
        if (What != "all" && !(IsPerson && Parts.ContainsKey(What)))
            return Refuse("Choose what to delete.");
        if (!string.Equals(name?.Trim(), Name, StringComparison.OrdinalIgnoreCase))
            return Refuse($"Type “{Name}” to confirm.");
        var told =
            What == "all" ? "everything"
            : What == "both" ? "biography and photo"
            : What;
        var edit = services.Now(User, null, "deleted for good", $"{Texts.Kind} {id}", told);
        var troubles =
            What == "all"
                ? await erasure.EraseAsync(id, edit, Aborted)
                : await erasure.EraseFieldsAsync(id, Parts[What], edit, Aborted);
        if (troubles.Count > 0)
            return Refuse(string.Join(" ", troubles));
        return Redirect(What == "all" ? "/admin/trash?said=erased" : $"/admin/items/{id}?said=erased");
    }

    private PageResult Refuse(string trouble)
    {
        Trouble = trouble;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await erasure.FindAsync(id, Aborted) is not { Kind: not ("series" or "guide") } texts)
            return false;
        (Id, Texts) = (id, texts);
        if (texts.Published is { } published)
            Namers =
            [
                .. (await erasure.NamersAsync(published, Aborted))
                    .Select(item => (item.Id, ItemNames.For(item.Kind, item.Path, item.Text)))
                    .Distinct(),
            ];
        return true;
    }
}
