namespace EMC2Workshop.Content.FrontMatter;

/// <summary>What is wrong with a text, by the names that a form has for its fields; "" is about the whole.</summary>
public sealed class FormErrors
{
    private readonly Dictionary<string, string> messages = [];
    private readonly Dictionary<string, IReadOnlyList<string>> alike = [];

    public IReadOnlyDictionary<string, string> Messages => messages;

    public bool Any => messages.Count > 0;

    public string? this[string name] => messages.GetValueOrDefault(name);

    /// <summary>Slugs of those who may be meant by what a field says.</summary>
    public IReadOnlyList<string> Alike(string name) => alike.GetValueOrDefault(name) ?? [];

    public static FormErrors From(IEnumerable<ContentError> errors)
    {
        var found = new FormErrors();
        foreach (var error in errors)
        {
            found.Add(error.Field ?? "", error.Sentence);
            if (error is { Field: { } field, Alike.Count: > 0 })
                found.alike[field] = error.Alike;
        }
        return found;
    }

    public void Add(FormErrors more)
    {
        foreach (var (name, message) in more.messages)
            Add(name, message);
    }

    public void Add(string name, string message)
    {
        if (!messages.TryAdd(name, message))
            messages[name] += " " + message;
    }
}
