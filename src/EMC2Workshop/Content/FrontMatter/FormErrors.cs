using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Content.FrontMatter;

/// <summary>What is wrong with a text, by the names that a form has for its fields; "" is about the whole.</summary>
public sealed class FormErrors
{
    private readonly Dictionary<string, string> messages = [];

    public IReadOnlyDictionary<string, string> Messages => messages;

    public bool Any => messages.Count > 0;

    public string? this[string name] => messages.GetValueOrDefault(name);

    /// <param name="faults">Of the text, each with its line.</param>
    public static FormErrors From(ContentKind kind, string text, IEnumerable<ContentError> faults)
    {
        var found = new FormErrors();
        var names = NamesByLine(text);
        var lastLine = names.Keys.DefaultIfEmpty(1).Max();
        var shapes = ContentField.ForType(kind.NewFields().GetType());
        foreach (var fault in faults)
        {
            // Messages begin with the key that they are about.
            var key = fault.Message.Split(' ', 2)[0];
            var prefix = names.GetValueOrDefault(fault.Line, "");
            var name =
                fault.Line > lastLine ? ItemFormValues.Body
                : prefix.EndsWith('.') ? prefix + key
                : shapes.Any(shape => shape.Key == key) ? key
                : prefix; // what is missing is told at the first line
            found.Add(name, fault.Message);
        }
        return found;
    }

    public void Add(string name, string message)
    {
        if (!messages.TryAdd(name, message))
            messages[name] += "; " + message;
    }

    private static Dictionary<int, string> NamesByLine(string text)
    {
        var names = new Dictionary<int, string>();
        try
        {
            var lines = ItemFormValues.PlainLines(text).Split('\n');
            var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == "---");
            if (end > 0)
                Name(YamlReader.Read(string.Join('\n', lines[1..end]), firstLine: 2), "", names);
        }
        catch (FrontMatterException)
        {
            // Told as a fault of the whole.
        }
        return names;
    }

    /// <summary>A record's line is that of its first key: what is missing in it is told there too.</summary>
    private static void Name(YamlMap map, string prefix, Dictionary<int, string> names)
    {
        foreach (var entry in map.Entries)
        {
            names.TryAdd(entry.Line, prefix.Length > 0 ? prefix : entry.Key);
            if (entry.Value is not YamlList list)
                continue;
            foreach (var (index, item) in list.Items.Index())
            {
                if (item is YamlMap record)
                    Name(record, $"{prefix}{entry.Key}[{index}].", names);
                else
                    names.TryAdd(item.Line, entry.Key);
            }
        }
    }
}
