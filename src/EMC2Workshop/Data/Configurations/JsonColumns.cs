using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EMC2Workshop.Data.Configurations;

/// <summary>Keeps a short list or record that is always read whole in one column.</summary>
internal static class JsonColumns
{
    public static PropertyBuilder<List<TValue>> InOneColumn<TValue>(
        this PropertyBuilder<List<TValue>> property
    ) => property.HasConversion<JsonText<List<TValue>>, EqualLists<TValue>>();

    public static PropertyBuilder<TRecord?> InOneColumn<TRecord>(this PropertyBuilder<TRecord?> property)
        where TRecord : class, IEquatable<TRecord> => property.HasConversion<JsonText<TRecord>>();
}

internal sealed class JsonText<TValue>()
    : ValueConverter<TValue, string>(
        value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
        text => JsonSerializer.Deserialize<TValue>(text, JsonSerializerOptions.Default)!
    );

internal sealed class EqualLists<TValue>()
    : ValueComparer<List<TValue>>(
        (left, right) => left!.SequenceEqual(right!),
        list => list.Aggregate(0, (hash, value) => HashCode.Combine(hash, value)),
        list => list.ToList()
    );
