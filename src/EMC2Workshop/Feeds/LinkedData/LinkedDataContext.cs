using System.Text.Json.Serialization;

namespace EMC2Workshop.Feeds.LinkedData;

/// <summary>
/// The encoder writes no angle bracket, so that nothing in a title ends the script element that this stands in.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(LinkedEvent))]
[JsonSerializable(typeof(LinkedArticle))]
[JsonSerializable(typeof(LinkedPerson))]
[JsonSerializable(typeof(LinkedPlace))]
[JsonSerializable(typeof(LinkedPlace[]))]
internal sealed partial class LinkedDataContext : JsonSerializerContext;
