using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>What would be lost with a form, as far as the item does not say it, published or in its draft.</summary>
/// <param name="Item">Null: it is to be made.</param>
public sealed record UnsavedChanges(EditForm Typed, EditableItem? Item)
{
    public bool Any => HasPeople || HasText || HasExtension || HasAddress || HasTime || HasReason;

    public bool HasText =>
        Item is null
            ? Typed.Before.Length > 0 || !Typed.Says(Typed.Start)
            : !Typed.Says(Item.Text) && (Typed.Before != Item.Published?.Text || !Typed.Says(Typed.Before));

    /// <summary>One that can't be: the text is saved without it.</summary>
    public bool HasExtension => Typed.Extension.Check(Typed.Form).Any;

    /// <summary>An address that was left empty is none that could be lost.</summary>
    public bool HasAddress => Address.HasSlug && !Address.IsMissing && Address.Path != Item?.Path;

    public bool HasTime =>
        Typed.PublishAt.Text.Length > 0 && Typed.PublishAt != PublishTime.For(Item, Typed.PublishAt.Zone);

    public bool HasReason => Typed.Reason.Length > 0 && Typed.Reason != Item?.Draft?.Reason;

    /// <summary>New ones, who get a draft of their own.</summary>
    public bool HasPeople =>
        Typed.SavedPeople is null && NewPerson.In(Typed.Form).Any(person => person.SaysMore);

    private PageAddress Address => Typed.Address;
}
