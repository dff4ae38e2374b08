using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>What two organizers have changed differently, as the form has it: a label and values.</summary>
public sealed record DisagreementView(EditedItem Edited, ItemFormValues Form, MergeConflict Conflict)
{
    public string Label => ContentField.LabelFor(Form.Fields, Key);

    public string? Was => Shown(Conflict.Was);

    public string? Mine => Shown(Conflict.Mine);

    public string? Theirs => Shown(Conflict.Theirs);

    public string? Both => Conflict.Both is null ? null : Shown(Conflict.Both);

    /// <summary>A version, with what is new in it; what it leaves out can be read in the original.</summary>
    /// <param name="version">As it is shown; null: it is deleted there.</param>
    public IReadOnlyList<WordDiff.Run> Marked(string? version) =>
        version is null
            ? [new(WordDiff.Change.Same, "(deleted)")]
            : [.. WordDiff.Compare(Was ?? "", version).Where(run => run.Change != WordDiff.Change.Removed)];

    private string Key => Conflict.Where == "text" ? ItemFormValues.Body : Conflict.Where;

    /// <summary>What differs in how a file spells it alone is shown as it is spelled.</summary>
    private string? Shown(string? lines) =>
        ValueIn(Conflict.Mine) == ValueIn(Conflict.Theirs) ? lines : ValueIn(lines);

    private string? ValueIn(string? lines)
    {
        if (lines is null)
            return null;
        if (Key == ItemFormValues.Body)
            return WithoutFence(lines).Trim('\n');
        return
            ContentField.Find(Form.Fields, Key) is { } shape
            && ItemFormValues.From(Edited.Kind, $"---\n{lines.TrimEnd()}\n---\n") is { } form
            ? string.Join(
                '\n',
                shape.IsRecord ? RowsOf(form, shape) : form[Key].Split('\n').Select(Named(shape))
            )
            : lines;
    }

    /// <summary>The first paragraph comes with the line that closes the front matter.</summary>
    private static string WithoutFence(string paragraphs) =>
        paragraphs.Split('\n', 2) switch
        {
            ["---"] => "",
            ["---", var text] => text,
            _ => paragraphs,
        };

    /// <summary>A line for each, such as "Song Han, MIT".</summary>
    private IEnumerable<string> RowsOf(ItemFormValues form, ContentField list) =>
        Enumerable
            .Range(0, form.Count(list.Key))
            .Select(row =>
                string.Join(
                    ", ",
                    ContentField
                        .ForType(list.ValueType)
                        .Where(inner => inner.ValueType != typeof(Guid))
                        .Select(inner => Named(inner)(form[$"{list.Key}[{row}].{inner.Key}"]))
                        .Where(value => value.Length > 0)
                )
            );

    /// <summary>As the form shows a value.</summary>
    private Func<string, string> Named(ContentField shape) =>
        value =>
            shape.ValueType == typeof(bool) ? (value == "true" ? shape.Label : "")
            : shape.ValueType.IsEnum ? FieldLabel.For(value.Replace('-', ' '))
            : shape.References is { } folder && Edited.Known.TryGetValue(folder, out var known)
                ? known.FirstOrDefault(choice => choice.Slug == value)?.Label ?? value
            : value;
}
