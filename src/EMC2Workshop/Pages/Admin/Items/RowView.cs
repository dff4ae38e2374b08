using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>A record of a list in the form.</summary>
/// <param name="IsNew">It waits below the list, for what is to be added.</param>
public sealed record RowView(FieldView List, int Index, int Count, bool IsNew = false)
{
    /// <summary>As many rows are read at a glance; of more, each is a line that opens.</summary>
    private const int MostOpen = 2;

    public IEnumerable<FieldView> Fields =>
        ContentField
            .ForType(List.Shape.ValueType)
            .Select(inner => new FieldView(List.Page, inner, $"{List.Shape.Key}[{Index}].{inner.Key}"));

    /// <summary>Who is in it, if that is somebody new; null where its list is of no people.</summary>
    public NewPerson? Person =>
        NewPerson.NamesPeople(List.Shape) ? new(List.Page.Typed.Form, $"{List.Shape.Key}[{Index}].") : null;

    public FieldView PartOf(NewPerson person, string key) =>
        new(List.Page, NewPerson.FindField(person.KeyFor(key))!, person.KeyFor(key));

    public bool IsFolded => !IsNew && Count > MostOpen;

    public bool IsOpen => Fields.Any(part => part.Fault is not null || part.HasUploadWithin);

    /// <summary>"speaker 2".</summary>
    public string Name => $"{List.Shape.One} {Index + 1}";

    public string Summary => List.Summary(Index) is { Length: > 0 } said ? said : FieldLabel.For(Name);
}
