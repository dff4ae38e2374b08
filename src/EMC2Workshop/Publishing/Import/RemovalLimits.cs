using EMC2Workshop.Data;

namespace EMC2Workshop.Publishing.Import;

/// <summary>
/// How much an import removes without asking: a folder that was cut in half looks like one that was tidied.
/// </summary>
public static class RemovalLimits
{
    private const int MostItems = 3;
    private const int MostPercent = 10;
    private const int LeastOfAKind = 3;

    /// <param name="stored">All items.</param>
    /// <param name="removed">Those that would go.</param>
    /// <param name="missing">Those that were imported and have no file any more, edited ones too.</param>
    public static bool AreExceeded(
        IReadOnlyCollection<ContentItem> stored,
        IReadOnlyCollection<ContentItem> removed,
        IReadOnlySet<Guid> missing
    )
    {
        if (removed.Count == 0)
            return false;
        if (removed.Count > MostItems && removed.Count * 100 > stored.Count * MostPercent)
            return true;
        var imported = stored.Where(item => item.ImportedHash is not null).ToList();
        return IsAnyGone(imported.GroupBy(item => item.Kind))
            || IsAnyGone(imported.GroupBy(item => $"{item.Kind} {Path.GetDirectoryName(item.Path)}"));

        bool IsAnyGone(IEnumerable<IGrouping<string, ContentItem>> kinds) =>
            kinds.Any(items => items.Count() >= LeastOfAKind && items.All(item => missing.Contains(item.Id)));
    }
}
