using System.Reflection;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>One field of the form, as its control needs it.</summary>
public sealed record FieldView(EditModel Page, ContentField Shape, string Name)
{
    public string Value => Page.Typed.Form[Name];

    public string? Fault => Page.Faults[Name];

    public string Id => Name.Replace('[', '-').Replace("].", "-", StringComparison.Ordinal);

    public string Label => FieldLabel.For(Shape.Key);

    public string? Hint =>
        Name.EndsWith(".person", StringComparison.Ordinal) ? "Pick one by name; a new name makes a new person"
        : FieldHelp.Find(Page.Edited.Kind, Name) is { } meaning ? char.ToUpperInvariant(meaning[0]) + meaning[1..]
        : null;

    /// <summary>The name of the item that is named.</summary>
    public string? KnownAs =>
        Shape.References is { } folder && Page.Edited.Known.TryGetValue(folder, out var known)
            ? known.FirstOrDefault(item => item.Slug == Value).Name ?? NewAs(known)
            : null;

    /// <summary>Hint and fault, as the control is described by them.</summary>
    public string DescribedBy =>
        string.Join(
            ' ',
            new[] { Hint is null ? null : $"{Id}-hint", Fault is null ? null : $"{Id}-fault" }.OfType<string>()
        );

    public IEnumerable<string> Choices =>
        Shape.ValueType.IsEnum ? Enum.GetNames(Shape.ValueType).Select(FieldFormat.Keyword) : [];

    /// <summary>What can't be shown by a control for dates stays as it was typed.</summary>
    public string InputType =>
        Value.Length > 0 && FieldFormat.Parse(Value.Replace('T', ' '), Shape.ValueType, out _) is null ? "text"
        : Shape.ValueType == typeof(DateTime) ? "datetime-local"
        : Shape.ValueType == typeof(DateOnly) ? "date"
        : Shape.Key.EndsWith("url", StringComparison.Ordinal) ? "url"
        : "text";

    public string InputValue => InputType == "datetime-local" ? Value.Replace(' ', 'T') : Value;

    /// <summary>Longer than a line of the form shows.</summary>
    public bool IsParagraph => Shape.Property.GetCustomAttribute<SingleLineAttribute>() is { Max: >= 1000 };

    public bool IsNumber =>
        Shape.ValueType == typeof(int) || Shape.ValueType == typeof(long) || Shape.ValueType == typeof(decimal);

    /// <summary>What becomes of a person's name when the text is published.</summary>
    private string? NewAs(IReadOnlyList<(string Slug, string Name)> known) =>
        Shape.References != "people" || Value.Length == 0 || ItemPath.IsSlug(Value)
            ? null
            : known.FirstOrDefault(item => item.Name.Equals(Value.Trim(), StringComparison.OrdinalIgnoreCase)).Name
                ?? "Will be added as a new person when this is published.";
}
