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

    /// <summary>What a row has that nobody types.</summary>
    private static readonly string[] Unseen = ["id", "new-id", "new-state"];

    private readonly Dictionary<string, string> values = [];

    /// <summary>How many records there are, by the name of their list.</summary>
    private readonly Dictionary<string, int> counts = [];

    private ItemFormValues(ContentKind kind) => (Kind, Fields) = (kind, kind.NewFields().GetType());

    public ContentKind Kind { get; }

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
    /// As a form sent it, but for what nobody can see. Records are numbered anew, so that there are no more of them
    /// than were sent.
    /// </summary>
    public static ItemFormValues From(ContentKind kind, IEnumerable<KeyValuePair<string, string>> posted)
    {
        var form = new ItemFormValues(kind);
        var sent = posted
            .Select(value =>
                (Place: PlaceOf(value.Key), Name: value.Key, Value: Clean(value.Key, value.Value))
            )
            .ToList();
        var numbers = sent.Select(value => value.Place)
            .OfType<(string List, int Index, string Key)>()
            .GroupBy(place => place.List, place => place.Index)
            .ToDictionary(
                list => list.Key,
                list =>
                    list.Distinct()
                        .Order()
                        .Index()
                        .ToDictionary(number => number.Item, number => number.Index)
            );
        foreach (var (place, name, value) in sent)
            form.Set(place is { } at ? $"{at.List}[{numbers[at.List][at.Index]}].{at.Key}" : name, value);
        return form;
    }

    /// <summary>As texts here have them, however a browser or a file ends its lines.</summary>
    public static string PlainLines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string Clean(string name, string value) =>
        name == Body || name.EndsWith($"-{Body}", StringComparison.Ordinal)
            ? VisibleText.InParagraphs(PlainLines(value))
            : VisibleText.InLines(PlainLines(value));

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

    /// <summary>Those at the ends of lists in which nothing was typed.</summary>
    /// <param name="files">Names of the fields that a file came for: it is all that some rows have.</param>
    public void DropEmptyRows(IReadOnlyCollection<string> files)
    {
        foreach (var list in counts.Keys.ToList())
            while (counts[list] > 0 && IsEmpty($"{list}[{counts[list] - 1}]."))
                Remove(list, counts[list] - 1);

        bool IsEmpty(string row) =>
            !files.Any(file => file.StartsWith(row, StringComparison.Ordinal))
            && values
                .Where(value => value.Key.StartsWith(row, StringComparison.Ordinal))
                .All(value => Unseen.Contains(value.Key[row.Length..]) || value.Value.Trim().Length == 0);
    }

    /// <summary>Takes a record out; those behind it move up.</summary>
    public void Remove(string list, int index)
    {
        if (index < 0 || index >= Count(list))
            return;
        Move(list, index, Count(list) - 1);
        var last = $"{list}[{--counts[list]}].";
        foreach (
            var name in values.Keys.Where(name => name.StartsWith(last, StringComparison.Ordinal)).ToList()
        )
            values.Remove(name);
    }

    /// <summary>Whether a name is that of a record's value which the form has a row for, or of no record's.</summary>
    public bool HasRowFor(string name) => PlaceOf(name) is not { } place || place.Index < Count(place.List);

    public void Set(string name, string value)
    {
        values[name] = value;
        if (PlaceOf(name) is { } place)
            counts[place.List] = Math.Max(Count(place.List), place.Index + 1);
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
}
