using System.Text.Json.Serialization;

namespace EMC2Workshop.Feeds.LinkedData;

/// <summary>A thing in the words of schema.org. What is null is left out; an empty list says nothing either.</summary>
internal record LinkedNode
{
    public const string SchemaOrg = "https://schema.org/";

    /// <summary>Of the node that a page is about.</summary>
    [JsonPropertyName("@context"), JsonPropertyOrder(-4)]
    public string? Context { get; init; }

    /// <summary>Null: the node is told of elsewhere, and only named here.</summary>
    [JsonPropertyName("@type"), JsonPropertyOrder(-3)]
    public string? Type { get; init; }

    /// <summary>The address of its page, so that all pages together are one graph.</summary>
    [JsonPropertyName("@id"), JsonPropertyOrder(-2)]
    public string? Id { get; init; }

    [JsonPropertyOrder(-1)]
    public string? Url { get; init; }

    [JsonPropertyOrder(-1)]
    public string? Name { get; init; }

    [JsonPropertyOrder(-1)]
    public string? Description { get; init; }

    /// <summary>Address of a picture.</summary>
    [JsonPropertyOrder(-1)]
    public string? Image { get; init; }

    public static LinkedNode? Organization(string? name) =>
        name is null ? null : new LinkedNode { Type = "Organization", Name = name };

    internal static IReadOnlyList<T>? Some<T>(IEnumerable<T> values) =>
        values.ToList() is { Count: > 0 } some ? some : null;
}
