using System.Reflection;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>One field of the form, as its control needs it.</summary>
public sealed record FieldView(EditModel Page, ContentField Shape, string Name)
{
    /// <param name="key">Of a field of the item, or "body".</param>
    public static FieldView For(EditModel page, string key)
    {
        var fields = page.Typed.Form.Fields;
        var shape =
            key == ItemFormValues.Body
                ? new ContentField(ContentField.FindBody(fields)!, key)
                : ContentField.Find(fields, key)!;
        return new FieldView(page, shape, key);
    }

    public string Value => Page.Typed.Form[Name];

    public string? Fault => Page.Faults[Name];

    /// <summary>In it, or in one of its records.</summary>
    public bool HasFaultWithin => Page.Faults.Messages.Keys.Any(IsWithin);

    /// <summary>A file was just taken for it, or for one of its records.</summary>
    public bool HasUploadWithin => Page.Uploaded is { } uploaded && IsWithin(uploaded);

    private bool IsWithin(string name) =>
        name == Name || name.StartsWith(Name + "[", StringComparison.Ordinal);

    public string Id => Name.Replace('[', '-').Replace("].", "-", StringComparison.Ordinal);

    public string Label => Shape.Label;

    public string? Hint => Shape.Hint;

    /// <summary>What its value may name; null: it names nothing.</summary>
    public IReadOnlyList<Choice>? Known =>
        Shape.References is { } folder && Page.Edited.Known.TryGetValue(folder, out var known) ? known : null;

    /// <summary>The item that is named.</summary>
    public Choice? Chosen => Known?.FirstOrDefault(choice => choice.Slug == Value);

    /// <summary>What becomes of a person's name when the text is published.</summary>
    public string? NewAs =>
        Shape.References != "people" || Value.Length == 0 || Chosen is not null || ItemPath.IsSlug(Value)
            ? null
        : Known?.FirstOrDefault(choice =>
            choice.Label.Equals(Value.Trim(), StringComparison.OrdinalIgnoreCase)
        )
            is { } same
            ? same.Label
        : "Will be added as a new person when this is published.";

    /// <summary>Who may be meant by a name that nobody has.</summary>
    public IEnumerable<Choice> Alike =>
        Known?.Where(choice => Page.Faults.Alike(Name).Contains(choice.Slug)) ?? [];

    /// <summary>Of a record, in a line: "Song Han, MIT".</summary>
    public string Summary(int row) =>
        string.Join(
            ", ",
            ContentField
                .ForType(Shape.ValueType)
                .Where(inner =>
                    inner.ValueType != typeof(Guid) && inner.ValueType != typeof(bool) && !inner.IsMedia
                )
                .Select(inner => new FieldView(Page, inner, $"{Shape.Key}[{row}].{inner.Key}"))
                .Select(field =>
                    field.Shape.ValueType.IsEnum ? FieldLabel.For(field.Value) : field.InputValue
                )
                .Where(value => value.Length > 0)
        );

    /// <summary>Hint and fault, as the control is described by them.</summary>
    public string DescribedBy =>
        string.Join(
            ' ',
            new[]
            {
                Hint is null ? null : $"{Id}-hint",
                Fault is null ? null : $"{Id}-fault",
            }.OfType<string>()
        );

    public IEnumerable<string> Choices =>
        Shape.ValueType.IsEnum ? Enum.GetNames(Shape.ValueType).Select(FieldFormat.Keyword) : [];

    /// <summary>What can't be shown by a control for dates stays as it was typed.</summary>
    public string InputType =>
        Value.Length > 0 && FieldFormat.Parse(Value.Replace('T', ' '), Shape.ValueType, out _) is null
            ? "text"
        : Shape.ValueType == typeof(DateTime) ? "datetime-local"
        : Shape.ValueType == typeof(DateOnly) ? "date"
        : Shape.Key.EndsWith("url", StringComparison.Ordinal) ? "url"
        : "text";

    public string InputValue =>
        InputType == "datetime-local" ? Value.Replace(' ', 'T') : Chosen?.Label ?? Value;

    /// <summary>Longer than a line of the form shows.</summary>
    public bool IsParagraph => Shape.Property.GetCustomAttribute<SingleLineAttribute>() is { Max: >= 1000 };

    public bool IsNumber =>
        Shape.ValueType == typeof(int)
        || Shape.ValueType == typeof(long)
        || Shape.ValueType == typeof(decimal);
}
