using EMC2Workshop.Content.FrontMatter;

namespace EMC2Workshop.Content.Schema;

/// <summary>What is said for a key that nobody gave other words.</summary>
public static class FieldLabel
{
    /// <summary>"host_short" is "Host short".</summary>
    public static string For(string key) =>
        key.Length == 0 ? ""
        : key == ItemFormValues.Body ? "Text"
        : char.ToUpperInvariant(key[0]) + key[1..].Replace('_', ' ');
}
