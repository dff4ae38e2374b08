namespace EMC2Workshop.Content.Schema;

/// <summary>What a form calls a field, and what it says beside it where the label isn't enough.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InFormAttribute(string label) : Attribute
{
    public string Label => label;

    public string? Hint { get; init; }

    /// <summary>A date that is today's at the venue where nobody chose another.</summary>
    public bool BeginsToday { get; init; }

    /// <summary>Of a list: what one of its records is called, as in "Add speaker".</summary>
    public string? One { get; init; }
}
