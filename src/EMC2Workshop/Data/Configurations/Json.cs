using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EMC2Workshop.Data.Configurations;

/// <summary>Keeps a short list or record that is always read whole in one column.</summary>
internal static class Json
{
    public static PropertyBuilder<List<TValue>> InOneColumn<TValue>(this PropertyBuilder<List<TValue>> property) =>
        property.HasConversion(
            list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<List<TValue>>(text, JsonSerializerOptions.Default)!,
            new ValueComparer<List<TValue>>(
                (left, right) => left!.SequenceEqual(right!),
                list => list.Aggregate(0, (hash, value) => HashCode.Combine(hash, value)),
                list => list.ToList()));

    public static PropertyBuilder<TRecord?> InOneColumn<TRecord>(this PropertyBuilder<TRecord?> property)
        where TRecord : class, IEquatable<TRecord> =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<TRecord>(text, JsonSerializerOptions.Default)!);
}
