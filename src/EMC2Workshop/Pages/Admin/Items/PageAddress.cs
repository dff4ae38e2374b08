using EMC2Workshop.Content;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>The address in the form of an item, right or not.</summary>
public sealed class PageAddress(EditedItem edited)
{
    /// <summary>False where there is one item of the kind, whose address nobody chooses.</summary>
    public bool HasSlug => !edited.Kind.IsSingle;

    /// <summary>The last part of the address.</summary>
    public string Slug { get; set; } = SlugOf(edited.Item);

    public bool IsMissing => HasSlug && Slug.Length == 0;

    public string Path => HasSlug ? PathFor(Slug) : StoredPath;

    /// <summary>Null where that is no address of an item.</summary>
    public ItemPath? Place => ItemPath.Parse(Path + ".md", out _);

    /// <summary>Null where no item can have that address.</summary>
    public ItemPath? PlaceFor(string slug) => ItemPath.Parse(PathFor(slug) + ".md", out _);

    /// <summary>A draft that has no address yet stays where it was, or lies at one of its own.</summary>
    /// <param name="isTaken">The address is another item's.</param>
    public string PathOfDraft(Guid id, bool isTaken, bool isStored) =>
        !HasSlug || (!isTaken && Place is not null) ? Path
        : isStored ? StoredPath
        : PathFor(Draft.SlugFor(id));

    private string StoredPath => edited.Item?.Path ?? PathFor("");

    private string PathFor(string slug) => edited.Kind.PathFor(edited.Edition, slug);

    /// <summary>A draft that was given no address has one by itself, which nobody chose.</summary>
    private static string SlugOf(EditableItem? item) =>
        item?.Path.Split('/')[^1] is not { } slug
        || (item.Published is null && slug == Draft.SlugFor(item.Id))
            ? ""
            : slug;
}
