using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Schema;

/// <summary>
/// What organizers can say of an item: bound and validated alike from a file's front matter and from a form.
/// The order of the properties is the order of the keys in the file.
/// </summary>
public abstract class ItemFields
{
    [RequiredField]
    public Guid? Id { get; set; }

    public abstract Type ItemType { get; }

    /// <summary>Among its like, counted from 1: what has no place of its own stands last.</summary>
    protected static int PlaceOrLast(int? order) => order is > 0 and var place ? place : int.MaxValue;

    /// <summary>The item that these fields describe, when it is new.</summary>
    public abstract Item NewItem();

    /// <summary>Makes the item what the fields say.</summary>
    /// <param name="references">Finds the items that the fields name; they were checked to exist.</param>
    public abstract void ApplyTo(Item item, ResolvedReferences references);
}

public abstract class ItemFields<TItem> : ItemFields
    where TItem : Item, new()
{
    public sealed override Type ItemType => typeof(TItem);

    public sealed override Item NewItem() => new TItem { Id = Id!.Value };

    public sealed override void ApplyTo(Item item, ResolvedReferences references)
    {
        if (item is EditionItem inEdition)
            inEdition.EditionId = references.EditionId;
        Apply((TItem)item, references);
    }

    protected abstract void Apply(TItem item, ResolvedReferences references);
}

/// <summary>Ids of items by their paths, and files by their names, as seen from one item.</summary>
public sealed class ResolvedReferences(
    IReadOnlyDictionary<string, Guid> ids,
    string? edition,
    IReadOnlyDictionary<string, MediaFile>? media = null
)
{
    public Guid EditionId => ids[$"{edition}/edition"];

    public Guid? EditionIdOrNone => edition is null ? null : EditionId;

    public Guid Find(string folder, string slug) => ids[ItemPath.For(folder, slug, edition)];

    public MediaFile FindMedia(string name) => media![name];

    public Picture? FindPicture(string? name, string? alt) =>
        name is null ? null
        : FindMedia(name) is var file ? new Picture(name, alt ?? "", file.Width, file.Height)
        : null;
}
