using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using EMC2Workshop.Content.Fields;

namespace EMC2Workshop.Content;

/// <summary>A property of some fields, with the key it has in the front matter.</summary>
public sealed record FieldShape(PropertyInfo Property, string Key)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<FieldShape>> Known = new();

    public string? Names { get; } = Property.GetCustomAttribute<NamesAttribute>()?.Folder;

    /// <summary>What a list holds, or the type itself, without its nullability.</summary>
    public Type ValueType { get; } = Nullable.GetUnderlyingType(Property.PropertyType)
        ?? (Property.PropertyType.IsGenericType ? Property.PropertyType.GetGenericArguments()[0] : Property.PropertyType);

    public bool IsList { get; } = typeof(System.Collections.IList).IsAssignableFrom(Property.PropertyType);

    public bool IsRecord => ValueType.IsClass && ValueType != typeof(string);

    /// <summary>Those of the front matter, in its order: the permanent id first, then as declared.</summary>
    public static IReadOnlyList<FieldShape> Of(Type fields) => Known.GetOrAdd(fields, type =>
    [
        .. type.GetProperties()
            .Where(property => property.CanWrite && property.GetCustomAttribute<BodyAttribute>() is null)
            .OrderBy(property => property.DeclaringType == type)
            .ThenBy(property => property.MetadataToken)
            .Select(property => new FieldShape(property, KeyOf(property.Name))),
    ]);

    public static PropertyInfo? BodyOf(Type fields) =>
        fields.GetProperties().FirstOrDefault(property => property.GetCustomAttribute<BodyAttribute>() is not null);

    public static string KeyOf(string property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property);
}
