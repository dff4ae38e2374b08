namespace EMC2Workshop.Feeds;

/// <summary>A JSON object. What is null is left out.</summary>
internal sealed class Node : Dictionary<string, object>
{
    public Node() { }

    public Node(IEnumerable<KeyValuePair<string, object>> fields)
        : base(fields) { }

    public new object? this[string name]
    {
        get => base[name];
        set
        {
            if (value is null)
                Remove(name);
            else
                base[name] = value;
        }
    }
}
