using System.Globalization;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Content.FrontMatter;

/// <summary>
/// An item's fields as they were typed, right or not, by the names that a form has for them: "title",
/// "speakers[0].person", "topics" with a line for each, "body".
/// </summary>
public sealed class ItemFormValues
{
    public const string Body = "body";

    private readonly Dictionary<string, string> values = [];

    /// <summary>How many records there are, by the name of their list.</summary>
    private readonly Dictionary<string, int> counts = [];

    private ItemFormValues(ContentKind kind) => Fields = kind.NewFields().GetType();

    public Type Fields { get; }

    public bool HasBody => ContentField.FindBody(Fields) is not null;

    public IReadOnlyDictionary<string, string> Values => values;

    public string this[string name] => values.GetValueOrDefault(name, "");

    /// <summary>
    /// To look at: null where the front matter can't be read at all. What is to be changed and written again comes from
    /// <see cref="FormReader"/>, which refuses a text that would lose something.
    /// </summary>
    public static ItemFormValues? From(ContentKind kind, string text)
    {
        var form = new ItemFormValues(kind);
        var fences = Fences.Find(text);
        try
        {
            if (fences is { } at)
                form.Take(YamlReader.Read(text[at.Start..at.End], firstLine: 2), "");
        }
        catch (FrontMatterException)
        {
            return null;
        }
        form.Set(Body, FieldFormat.TrimBody(PlainLines(text[(fences?.Body ?? 0)..])));
        return form;
    }

    /// <summary>
    /// As a form sent it. Records are numbered anew, so that there are no more of them than were sent.
    /// </summary>
    public static ItemFormValues From(ContentKind kind, IEnumerable<KeyValuePair<string, string>> posted)
    {
        var form = new ItemFormValues(kind);
        var sent = posted
            .Select(value => (Place: PlaceOf(value.Key), Name: value.Key, Value: PlainLines(value.Value)))
            .ToList();
        var numbers = sent.Select(value => value.Place)
            .OfType<(string List, int Index, string Key)>()
            .GroupBy(place => place.List, place => place.Index)
            .ToDictionary(
                list => list.Key,
                list => list.Distinct().Order().Index().ToDictionary(number => number.Item, number => number.Index)
            );
        foreach (var (place, name, value) in sent)
            form.Set(place is { } at ? $"{at.List}[{numbers[at.List][at.Index]}].{at.Key}" : name, value);
        return form;
    }

    /// <summary>As texts here have them, however a browser or a file ends its lines.</summary>
    public static string PlainLines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>How many records of a list there are; a form shows some empty ones after them.</summary>
    public int Count(string list) => counts.GetValueOrDefault(list);

    /// <summary>Puts a record in another's place; those between move up or down by one.</summary>
    public void Move(string list, int from, int to)
    {
        var records = Enumerable.Range(0, Count(list)).Select(index => Take($"{list}[{index}].")).ToList();
        if (from < 0 || from >= records.Count || to < 0 || to >= records.Count)
            return;
        var moved = records[from];
        records.RemoveAt(from);
        records.Insert(to, moved);
        foreach (var (index, record) in records.Index())
        {
            foreach (var (key, value) in record)
                values[$"{list}[{index}].{key}"] = value;
        }

        Dictionary<string, string> Take(string prefix)
        {
            var taken = values
                .Where(value => value.Key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(value => value.Key[prefix.Length..], value => value.Value);
            foreach (var key in taken.Keys)
                values.Remove(prefix + key);
            return taken;
        }
    }

    /// <summary>Whether a name is that of a record's value which the form has a row for, or of no record's.</summary>
    public bool HasRowFor(string name) => PlaceOf(name) is not { } place || place.Index < Count(place.List);

    public void Set(string name, string value)
    {
        values[name] = value;
        if (PlaceOf(name) is { } place)
            counts[place.List] = Math.Max(Count(place.List), place.Index + 1);
    }

    /// <summary>
    /// The form as a file's text. Keys that say the same as before keep their lines, with comments and all; so does the
    /// body.
    /// </summary>
    /// <param name="before">One that <see cref="FormReader"/> has read, or nothing.</param>
    public string ToText(string before)
    {
        var (old, oldForm) = (FrontMatterDocument.Parse(before), From(Fields, before));
        var shapes = ContentField.ForType(Fields);
        var changed = shapes.Where(shape => oldForm is null || LinesOf(shape) != oldForm.LinesOf(shape)).ToList();
        var isBodyChanged = HasBody && (oldForm is null || this[Body] != oldForm[Body]);
        var isWhole = old.Keys.Count == 0;
        if (isWhole)
        {
            if (old.IsOpaque && changed.Count == 0 && !isBodyChanged)
                return before;
            old = new FrontMatterDocument("---\n", [], "---\n") { HasCrLf = old.HasCrLf };
        }
        var text = old;
        var order = shapes.Select(shape => shape.Key).ToList();
        foreach (var shape in isWhole ? shapes : changed)
        {
            var lines = changed.Contains(shape) ? LinesOf(shape) : oldForm!.LinesOf(shape, isExact: true);
            text = text.With(shape.Key, lines is null ? null : Placed(lines, old[shape.Key], old.Indent), order);
        }
        if (HasBody && (isBodyChanged || isWhole))
        {
            var fence = text.Rest[..Fences.FindClosing(text.Rest, 0)!.Value.End].TrimEnd('\r', '\n');
            text = text with
            {
                Rest = FieldFormat.TrimBody(this[Body]) is { Length: > 0 } body ? $"{fence}\n\n{body}\n" : $"{fence}\n",
            };
        }
        return text.ToString();
    }

    /// <summary>As the lines stood that they come instead of; what was written above a key stays above it.</summary>
    private static string Placed(string lines, string? before, string indent)
    {
        if (indent.Length > 0)
            lines = string.Concat(lines.Split('\n').SkipLast(1).Select(line => $"{indent}{line}\n"));
        if (before is null)
            return lines;
        var above = before.Split('\n').TakeWhile(line => line.TrimStart() is "" or ['#', ..]);
        if (before.Contains("\r\n", StringComparison.Ordinal))
            lines = lines.Replace("\n", "\r\n", StringComparison.Ordinal);
        return string.Concat(above.Select(line => line + "\n")) + lines;
    }

    /// <summary>Of a record's value, such as "speakers[0].person".</summary>
    private static (string List, int Index, string Key)? PlaceOf(string name)
    {
        var (open, close) = (name.IndexOf('['), name.IndexOf("].", StringComparison.Ordinal));
        return
            open > 0
            && close > open
            && int.TryParse(
                name.AsSpan((open + 1)..close),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var index
            )
            ? (name[..open], index, name[(close + 2)..])
            : null;
    }

    private static ItemFormValues? From(Type fields, string text) =>
        From(ContentKind.All.First(kind => kind.NewFields().GetType() == fields), text);

    private void Take(YamlMap map, string prefix)
    {
        foreach (var entry in map.Entries)
        {
            var name = prefix + entry.Key;
            if (entry.Value is YamlScalar scalar)
                Set(name, scalar.Text);
            else if (entry.Value is YamlList list && list.Items.All(item => item is YamlScalar))
                Set(name, string.Join('\n', list.Items.Cast<YamlScalar>().Select(item => item.Text)));
            else if (entry.Value is YamlList records)
            {
                foreach (var (index, record) in records.Items.OfType<YamlMap>().Index())
                    Take(record, $"{name}[{index}].");
            }
        }
    }

    /// <summary>Null: nothing is said.</summary>
    /// <param name="isExact">With the spaces around a value, which are none that anybody typed on purpose.</param>
    private string? LinesOf(ContentField shape, bool isExact = false)
    {
        if (!shape.IsList)
            return ScalarOf(shape, shape.Key, isExact) is { } value ? $"{shape.Key}: {value}\n" : null;
        var items = shape.IsRecord
            ?
            [
                .. Enumerable
                    .Range(0, Count(shape.Key))
                    .Select(index => RecordOf(shape, $"{shape.Key}[{index}].", isExact))
                    .OfType<string>(),
            ]
            : this[shape.Key]
                .Split('\n')
                .Select(line => isExact ? line : line.Trim())
                .Where(line => line.Length > 0)
                .Select(line => $"  - {YamlText.Write(line)}\n")
                .ToList();
        return items.Count == 0 ? null : $"{shape.Key}:\n{string.Concat(items)}";
    }

    /// <summary>Null for one that was left empty; an id that the form gave beforehand does not count.</summary>
    private string? RecordOf(ContentField list, string prefix, bool isExact)
    {
        var lines = new List<string>();
        var isEmpty = true;
        foreach (var shape in ContentField.ForType(list.ValueType))
        {
            if (ScalarOf(shape, prefix + shape.Key, isExact) is not { } value)
                continue;
            isEmpty &= shape.ValueType == typeof(Guid);
            lines.Add($"{(lines.Count == 0 ? "  - " : "    ")}{shape.Key}: {value}\n");
        }
        return isEmpty ? null : string.Concat(lines);
    }

    private string? ScalarOf(ContentField shape, string name, bool isExact)
    {
        var typed = this[name].Trim();
        if (typed.Length == 0)
            return null;
        // Browsers send "2019-12-13T08:45".
        if (shape.ValueType == typeof(DateTime) && typed.Length == 16 && typed[10] == 'T')
            typed = typed.Replace('T', ' ');
        if (shape.ValueType == typeof(string))
            return YamlText.Write(isExact ? this[name] : typed.ReplaceLineEndings(" "));
        return FieldFormat.Parse(typed, shape.ValueType, out _) switch
        {
            null => YamlText.Write(typed),
            false => null,
            var value => FieldFormat.Format(value),
        };
    }
}
