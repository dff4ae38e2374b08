using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Content.FrontMatter;

/// <summary>
/// Decides whether a text can be edited in a form: only where the form says all that the text does, and would give it
/// back.
/// YAML has many spellings, and what a form does not know of it would lose.
/// </summary>
public static class FormReader
{
    /// <param name="wrong">Told the line, and what the form can't keep there.</param>
    /// <returns>Null where the text can't be edited in a form.</returns>
    public static ItemFormValues? Read(ContentKind kind, string text, Action<int, string> wrong)
    {
        var parts = FrontMatterDocument.Parse(text);
        if (!parts.HasCrLf && text.IndexOf('\r', StringComparison.Ordinal) is >= 0 and var odd)
        {
            wrong(1 + text.AsSpan(0, odd).Count('\n'), "lines end in different ways");
            return null;
        }
        var plain = ItemFormValues.PlainLines(text);
        try
        {
            if (ContentFile.Split(plain, wrong) is not { } split)
                return null;
            var map = YamlReader.Read(split.FrontMatter, firstLine: 2);
            if (!IsWhole(map, kind.NewFields().GetType(), wrong) || !IsInParts(map, parts, wrong))
                return null;
            if (ItemFormValues.From(kind, text) is { } form && form[ItemFormValues.Body] == split.Body)
                return GivesBack(kind, map, form, wrong) ? form : null;
            wrong(split.BodyLine, "the front matter ends in a way that can’t be kept");
        }
        catch (FrontMatterException fault)
        {
            wrong(fault.Line, fault.Message);
        }
        return null;
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
                wrong(entry.Line, $"{entry.Key} is not {(shape.IsList ? "a list as it should be" : "a single value")}");
            else if (shape.ValueType == typeof(bool) && entry.Value is YamlScalar { Text: not ("true" or "false") })
                wrong(entry.Line, $"{entry.Key} is neither true nor false");
            else if (values.OfType<YamlMap>().All(record => IsWhole(record, shape.ValueType, wrong)))
                continue;
            return false;
        }
        return true;
    }

    /// <summary>Each key begins a line, so that the lines of one can be exchanged without touching another's.</summary>
    private static bool IsInParts(YamlMap map, FrontMatterDocument parts, Action<int, string> wrong)
    {
        var (keys, known) = (map.Entries.Select(entry => entry.Key), parts.Keys.Select(part => part.Key).ToList());
        if (keys.SequenceEqual(known))
            return true;
        var lines = map
            .Entries.Where((entry, index) => index >= known.Count || known[index] != entry.Key)
            .Select(entry => entry.Line);
        wrong(
            lines.FirstOrDefault(map.Line),
            "the front matter is not written as one “key: value” after the other, each at the beginning of a line"
        );
        return false;
    }

    /// <summary>Were every key written anew, all would say the same.</summary>
    private static bool GivesBack(ContentKind kind, YamlMap map, ItemFormValues form, Action<int, string> wrong)
    {
        var parts = FrontMatterDocument.Parse(form.ToText(""));
        var again = YamlReader.Read(string.Concat(parts.Keys.Select(part => part.Lines)), firstLine: 2);
        if (Meaning(kind, map) == Meaning(kind, again))
            return true;
        var entry = map.Entries.FirstOrDefault(entry =>
            Meaning(kind, With(entry)) != Meaning(kind, With(Find(again, entry.Key)))
        );
        wrong(
            entry?.Line ?? map.Line,
            $"{entry?.Key ?? "the text"} has a value that can’t be kept, such as one with spaces around it"
        );
        return false;
    }

    private static YamlEntry? Find(YamlMap map, string key) => map.Entries.FirstOrDefault(entry => entry.Key == key);

    private static YamlMap With(YamlEntry? entry) => new(1, entry is null ? [] : [entry]);

    private static string Meaning(ContentKind kind, YamlMap map)
    {
        var fields = kind.NewFields();
        new FieldsBinder((_, _) => { }).Bind(fields, map);
        return FieldsWriter.Write(fields);
    }
}
