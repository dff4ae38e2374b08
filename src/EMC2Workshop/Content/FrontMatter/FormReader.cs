using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Content.FrontMatter;

/// <summary>
/// Reads a text for a form. Whatever is a valid item opens, however it is spelled; what a form has no place for is no
/// valid item, and is refused.
/// </summary>
public static class FormReader
{
    /// <param name="wrong">Told the line, and what the form can't keep there.</param>
    /// <returns>Null where the text can't be edited in a form.</returns>
    public static ItemFormValues? Read(ContentKind kind, string text, Action<int, string> wrong)
    {
        if (ContentFile.Split(text, wrong) is not { } split)
            return null;
        try
        {
            var map = YamlReader.Read(split.FrontMatter, firstLine: 2);
            return IsWhole(map, kind.NewFields().GetType(), wrong) ? ItemFormValues.From(kind, text) : null;
        }
        catch (FrontMatterException fault)
        {
            wrong(fault.Line, fault.Message);
            return null;
        }
    }

    /// <summary>All of it has a place in the form.</summary>
    private static bool IsWhole(YamlMap map, Type fields, Action<int, string> wrong)
    {
        foreach (var entry in map.Entries)
        {
            var shape = ContentField.ForType(fields).FirstOrDefault(shape => shape.Key == entry.Key);
            var values = entry.Value is YamlList list ? list.Items : [entry.Value];
            if (shape is null)
                wrong(entry.Line, $"there is no field “{entry.Key}”");
            else if (
                shape.IsList != entry.Value is YamlList
                || values.Any(value => shape.IsRecord ? value is not YamlMap : value is not YamlScalar)
            )
                wrong(
                    entry.Line,
                    $"{entry.Key} is not {(shape.IsList ? "a list as it should be" : "a single value")}"
                );
            else if (
                shape.ValueType == typeof(bool)
                && entry.Value is YamlScalar { Text: not ("true" or "false") }
            )
                wrong(entry.Line, $"{entry.Key} is neither true nor false");
            else if (values.OfType<YamlMap>().All(record => IsWhole(record, shape.ValueType, wrong)))
                continue;
            return false;
        }
        return true;
    }
}
