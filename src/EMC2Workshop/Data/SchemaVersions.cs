using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EMC2Workshop.Data;

/// <summary>Tells by its migrations whether a store is of a version that this program can open.</summary>
public static class SchemaVersions
{
    private static readonly ILookup<Type, string> ByContext = typeof(SchemaVersions)
        .Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Migration)))
        .ToLookup(
            type => type.GetCustomAttribute<DbContextAttribute>()!.ContextType,
            type => type.GetCustomAttribute<MigrationAttribute>()!.Id
        );

    private static readonly HashSet<string> Known = [.. ByContext.SelectMany(ids => ids)];

    /// <summary>Every store has them, or is older than what this program can upgrade.</summary>
    private static readonly string[] First =
    [
        .. ByContext.Select(ids => ids.Order(StringComparer.Ordinal).First()),
    ];

    /// <returns>Whether a context has migrations that the store lacks. EF would make its model first.</returns>
    public static bool ArePending(Type context, IEnumerable<string> applied) =>
        ByContext[context].Except(applied).Any();

    /// <returns>A migration that only a newer version of the program has.</returns>
    public static string? FindNewer(IEnumerable<string> applied) =>
        applied
            .Where(id => string.CompareOrdinal(id, First.Min(StringComparer.Ordinal)) > 0)
            .FirstOrDefault(id => !Known.Contains(id));

    /// <summary>The store was left by a version of the program whose migrations are none of this one's.</summary>
    public static bool AreTooOld(IReadOnlyCollection<string> applied) =>
        applied.Any(id => !Known.Contains(id)) && First.Except(applied).Any();
}
