using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using EMC2Workshop.Content.Fields;
using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content;

/// <summary>A property of some fields, with the key it has in the front matter.</summary>
public sealed record FieldShape(PropertyInfo Property, string Key)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<FieldShape>> Known = new();

    public string? Names { get; } = Property.GetCustomAttribute<NamesAttribute>()?.Folder;

    public bool IsMedia { get; } = Property.GetCustomAttribute<MediaNameAttribute>() is not null;

    public bool IsPicture { get; } = Property.GetCustomAttribute<MediaNameAttribute>() is { PictureOnly: true };

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

    /// <summary>The path of what a value names, below the content folder; null where the field names nothing.</summary>
    public string? PathOf(string value, string? edition) =>
        IsMedia ? MediaName.PathOf(value) : Names is { } folder ? ItemPath.Of(folder, value, edition) : null;

    /// <param name="name">As a form has it: "title", or "speakers[0].person".</param>
    public static FieldShape? Find(Type fields, string name)
    {
        var keys = name.Split('.');
        var shape = Of(fields).FirstOrDefault(shape => shape.Key == keys[0].Split('[')[0]);
        return keys.Length == 1 ? shape : shape is { IsRecord: true } ? Find(shape.ValueType, keys[1]) : null;
    }

    public static bool HasMedia(Type fields) => Of(fields).Any(shape => shape.IsMedia || (shape.IsRecord && HasMedia(shape.ValueType)));

    public static PropertyInfo? BodyOf(Type fields) =>
        fields.GetProperties().FirstOrDefault(property => property.GetCustomAttribute<BodyAttribute>() is not null);

    public static string KeyOf(string property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property);
}
