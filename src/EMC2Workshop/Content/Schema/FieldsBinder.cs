using System.Collections;
using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Markdown;

namespace EMC2Workshop.Content.Schema;

/// <summary>Told of every error: its line, the field as a form names it, and what is wrong.</summary>
public delegate void FieldErrorReport(int line, string? field, string message);

/// <summary>Fills fields from front matter and validates them.</summary>
public sealed class FieldsBinder(FieldErrorReport report)
{
    private readonly Dictionary<(object Fields, string Property), int> lines = [];
    private readonly HashSet<(object Fields, string Property)> reported = [];
    private readonly Dictionary<object, string> records = new(ReferenceEqualityComparer.Instance);

    public void Bind(object fields, YamlMap map) => Bind(fields, map, "");

    /// <summary>The line of a value, or of the record where it is missing.</summary>
    public int LineOf(object fields, string property, int otherwise) =>
        lines.GetValueOrDefault((fields, property), otherwise);

    /// <summary>A property of some fields that were bound, as a form names it.</summary>
    public string NameOf(object fields, string property) =>
        records.GetValueOrDefault(fields, "") + ContentField.ToKey(property);

    /// <param name="record">What the names of the fields begin with, such as "speakers[0].".</param>
    private void Bind(object fields, YamlMap map, string record)
    {
        records[fields] = record;
        var shapes = ContentField.ForType(fields.GetType());
        foreach (var entry in map.Entries)
        {
            var shape = shapes.FirstOrDefault(shape => shape.Key == entry.Key);
            if (shape is null)
            {
                var known = shapes.Select(shape => shape.Key).ToList();
                report(
                    entry.Line,
                    null,
                    $"unknown key \"{Shorten(entry.Key)}\"{SpellingSuggestion.Hint(entry.Key, known)}; "
                        + $"known keys are {string.Join(", ", known)}"
                );
                continue;
            }
            lines[(fields, shape.Property.Name)] = entry.Line;
            Set(fields, shape, entry);
        }
        Validate(fields, map.Line);
    }

    private void Set(object fields, ContentField shape, YamlEntry entry)
    {
        if (!shape.IsList)
        {
            if (Read(shape, entry.Value, NameOf(fields, shape.Property.Name), 0) is { } value)
                shape.Property.SetValue(fields, value);
            else
                reported.Add((fields, shape.Property.Name));
            return;
        }
        var list = (IList)shape.Property.GetValue(fields)!;
        if (entry.Value is not YamlList values)
        {
            report(
                entry.Line,
                NameOf(fields, shape.Property.Name),
                "must be a list: one line \"- ...\" each"
            );
            reported.Add((fields, shape.Property.Name));
            return;
        }
        if (values.Items.Count > ContentLimits.ListEntries)
        {
            report(
                entry.Line,
                NameOf(fields, shape.Property.Name),
                $"has {MarkdownLimits.Number(values.Items.Count)} entries; "
                    + $"{MarkdownLimits.Number(ContentLimits.ListEntries)} is the limit"
            );
            reported.Add((fields, shape.Property.Name));
            return;
        }
        foreach (var (index, item) in values.Items.Index())
        {
            lines[(fields, $"{shape.Property.Name}[{index}]")] = item.Line;
            if (Read(shape, item, NameOf(fields, shape.Property.Name), index) is { } value)
                list.Add(value);
            else
                reported.Add((fields, shape.Property.Name));
        }
    }

    private object? Read(ContentField shape, YamlValue value, string name, int index)
    {
        if (shape.IsRecord)
        {
            var record = Activator.CreateInstance(shape.ValueType)!;
            if (value is YamlMap map)
            {
                Bind(record, map, $"{name}[{index}].");
                return record;
            }
            report(
                value.Line,
                name,
                $"must hold lines such as \"{ContentField.ForType(shape.ValueType)[0].Key}: ...\""
            );
            return null;
        }
        if (value is not YamlScalar scalar)
        {
            report(value.Line, name, "must be a single value");
            return null;
        }
        var text = shape.IsLine ? VisibleText.InLines(scalar.Text) : scalar.Text;
        if (text.Length > ContentLimits.ValueCharacters)
        {
            report(
                scalar.Line,
                name,
                $"is {MarkdownLimits.Number(text.Length)} characters long; "
                    + $"{MarkdownLimits.Number(ContentLimits.ValueCharacters)} is the limit"
            );
            return null;
        }
        var parsed = FieldFormat.Parse(text, shape.ValueType, out var right);
        if (parsed is null)
            report(scalar.Line, name, $"is \"{Shorten(scalar.Text)}\"; it must be {right}");
        return parsed;
    }

    private void Validate(object fields, int line)
    {
        var results = new List<ValidationResult>();
        foreach (var shape in ContentField.ForType(fields.GetType()))
            Validator.TryValidateProperty(
                shape.Property.GetValue(fields),
                new ValidationContext(fields) { MemberName = shape.Property.Name },
                results
            );
        // Rules between values say nothing true where one of them could not be read.
        if (fields is IValidatableObject rules && !reported.Any(value => value.Fields == fields))
            results.AddRange(rules.Validate(new ValidationContext(fields)));
        foreach (var result in results)
        {
            var place = result.MemberNames.First();
            var property = place.Split('[')[0];
            if (reported.Contains((fields, property)))
                continue;
            var fresh =
                property == "Id" ? $"; add a line \"id: {Guid.NewGuid()}\" (fresh, ready to use)" : "";
            report(LineOf(fields, place, line), NameOf(fields, property), $"{result.ErrorMessage}{fresh}");
        }
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
