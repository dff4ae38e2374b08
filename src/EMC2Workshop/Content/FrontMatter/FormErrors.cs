namespace EMC2Workshop.Content.FrontMatter;

/// <summary>What is wrong with a text, by the names that a form has for its fields; "" is about the whole.</summary>
public sealed class FormErrors
{
    private readonly Dictionary<string, string> messages = [];

    public IReadOnlyDictionary<string, string> Messages => messages;

    public bool Any => messages.Count > 0;

    public string? this[string name] => messages.GetValueOrDefault(name);

    public static FormErrors From(IEnumerable<ContentError> errors)
    {
        var found = new FormErrors();
        foreach (var error in errors)
            found.Add(error.Field ?? "", error.Sentence);
        return found;
    }

    public void Add(string name, string message)
    {
        if (!messages.TryAdd(name, message))
            messages[name] += " " + message;
    }
}
