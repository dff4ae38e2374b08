using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Schema;

/// <summary>A property of some fields, with the key it has in the front matter.</summary>
public sealed record ContentField(PropertyInfo Property, string Key)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ContentField>> Known = new();
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Bodies = new();

    public string? References { get; } = Property.GetCustomAttribute<ReferencesAttribute>()?.Folder;

    public string Label { get; } =
        Property.GetCustomAttribute<InFormAttribute>()?.Label ?? FieldLabel.For(ToKey(Property.Name));

    public string? Hint { get; } = Property.GetCustomAttribute<InFormAttribute>()?.Hint;

    /// <summary>A new item has today's date in it.</summary>
    public bool BeginsToday { get; } = Property.GetCustomAttribute<InFormAttribute>()?.BeginsToday is true;

    /// <summary>What one of a list is called.</summary>
    public string One { get; } = Property.GetCustomAttribute<InFormAttribute>()?.One ?? "row";

    public bool IsRequired { get; } =
        Property.GetCustomAttributes(typeof(RequiredAttribute), true).Length > 0;

    public bool IsMedia { get; } = Property.GetCustomAttribute<MediaNameAttribute>() is not null;

    public bool IsPicture { get; } =
        Property.GetCustomAttribute<MediaNameAttribute>() is { PictureOnly: true };

    /// <summary>Words, or a list of them; no address and no name of a file.</summary>
    public bool IsLine { get; } = Property.GetCustomAttribute<SingleLineAttribute>() is not null;

    public bool IsWebAddress { get; } = Property.GetCustomAttribute<WebAddressAttribute>() is not null;

    /// <summary>What a list holds, or the type itself, without its nullability.</summary>
    public Type ValueType { get; } =
        Nullable.GetUnderlyingType(Property.PropertyType)
        ?? (
            Property.PropertyType.IsGenericType
                ? Property.PropertyType.GetGenericArguments()[0]
                : Property.PropertyType
        );

    public bool IsList { get; } = typeof(System.Collections.IList).IsAssignableFrom(Property.PropertyType);

    public bool IsRecord => ValueType.IsClass && ValueType != typeof(string);

    /// <summary>Those of the front matter, in its order: the permanent id first, then as declared.</summary>
    public static IReadOnlyList<ContentField> ForType(Type fields) =>
        Known.GetOrAdd(
            fields,
            type =>
                [
                    .. type.GetProperties()
                        .Where(property =>
                            property.CanWrite && property.GetCustomAttribute<BodyAttribute>() is null
                        )
                        .OrderBy(property => property.DeclaringType == type)
                        .ThenBy(property => property.MetadataToken)
                        .Select(property => new ContentField(property, ToKey(property.Name))),
                ]
        );

    /// <summary>The path of what a value names, below the content folder; null where the field names nothing.</summary>
    public string? ReferencedPath(string value, string? edition) =>
        IsMedia ? MediaName.ContentPath(value)
        : References is { } folder ? ItemPath.For(folder, value, edition)
        : null;

    /// <param name="name">As a form has it: "title", or "speakers[0].person".</param>
    public static ContentField? Find(Type fields, string name)
    {
        var keys = name.Split('.');
        var shape = ForType(fields).FirstOrDefault(shape => shape.Key == keys[0].Split('[')[0]);
        return keys.Length == 1 ? shape
            : shape is { IsRecord: true } ? Find(shape.ValueType, keys[1])
            : null;
    }

    /// <param name="name">As of <see cref="Find"/>, or "body".</param>
    public static string LabelFor(Type? fields, string name) =>
        fields is null ? FieldLabel.For(name.Split('.')[^1].Split('[')[0])
        : name == ItemFormValues.Body && FindBody(fields) is { } body ? new ContentField(body, name).Label
        : Find(fields, name)?.Label ?? LabelFor(null, name);

    /// <summary>What to do where it is left out: "Enter a title", "Choose a type", "Add a speaker".</summary>
    public static string RequestFor(Type? fields, string name)
    {
        var field = fields is null ? null : Find(fields, name);
        var (verb, noun) =
            field is { IsRecord: true } ? ("Add", field.One)
            : field is { ValueType.IsEnum: true } ? ("Choose", field.Label.ToLowerInvariant())
            : ("Enter", LabelFor(fields, name).ToLowerInvariant());
        return noun.EndsWith('s')
            ? $"{verb} the {noun}"
            : $"{verb} {("aeiou".Contains(noun[0]) ? "an" : "a")} {noun}";
    }

    public static bool HasMedia(Type fields) =>
        ForType(fields).Any(shape => shape.IsMedia || (shape.IsRecord && HasMedia(shape.ValueType)));

    public static PropertyInfo? FindBody(Type fields) =>
        Bodies.GetOrAdd(
            fields,
            type => type.GetProperties().FirstOrDefault(property => property.IsDefined(typeof(BodyAttribute)))
        );

    public static string ToKey(string property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property);
}
