using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Markdown.Pasted;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>A field of the form that has HTML or TeX in it, which visitors would see as it is written.</summary>
/// <param name="Name">As the form has it.</param>
/// <param name="Becomes">What the organizer is offered instead.</param>
public sealed record PastedField(string Name, string Value, string Becomes)
{
    public bool IsBody => Name == ItemFormValues.Body;

    public IReadOnlyList<WordDiff.Run> Changes => WordDiff.Compare(Value, Becomes);

    /// <returns>Null where there is nothing to convert, and for a field that has no words in it.</returns>
    public static PastedField? Find(ItemFormValues form, string name)
    {
        if (!(name == ItemFormValues.Body ? form.HasBody : IsLine(ContentField.Find(form.Fields, name))))
            return null;
        var value = form[name];
        var becomes = name == ItemFormValues.Body ? PastedText.ToMarkdown(value) : PastedText.ToLine(value);
        return becomes == value ? null : new PastedField(name, value, becomes);
    }

    /// <summary>Does what was offered; everything else stays as it was typed.</summary>
    public static void Convert(ItemFormValues form, string name)
    {
        if (form.Values.ContainsKey(name) && Find(form, name) is { } pasted)
            form.Set(name, pasted.Becomes);
    }

    private static bool IsLine(ContentField? field) =>
        field is { IsLine: true, IsList: false, References: null };
}
