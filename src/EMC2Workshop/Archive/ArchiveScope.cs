namespace EMC2Workshop.Archive;

/// <summary>What of the site is archived, and what never is.</summary>
/// <param name="Edition">Its slug; null: all of the site.</param>
public sealed record ArchiveScope(string? Edition)
{
    /// <summary>What answers anew each time, or only to some.</summary>
    private static readonly HashSet<string> Live =
    [
        "admin",
        "api",
        "error",
        "health",
        "live",
        "preview",
        "search",
        "zones",
    ];

    private static readonly HashSet<string> LiveInEditions =
    [
        "now",
        "my",
        "embed",
        "selection.ics",
        EditionArchives.File,
    ];

    /// <summary>The page that the archive opens with.</summary>
    public string Home => Edition is null ? "/" : $"/{Edition}";

    /// <param name="path">On the site, without a query.</param>
    public bool Includes(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is [var first, ..] && Live.Contains(first))
            return false;
        if (parts is [_, var second, ..] && LiveInEditions.Contains(second))
            return false;
        return Edition is null
            || parts is []
            || parts[0] == Edition
            || parts is ["people", _] or ["media", ..] or ["energy-label"]
            || (parts is [var file] && file.Contains('.', StringComparison.Ordinal));
    }

    /// <summary>Those that are sought out; others come along where a page leads to them.</summary>
    public bool Seeks(string path) => Includes(path) && (Edition is null || IsOfEdition(path));

    private bool IsOfEdition(string path) =>
        path == Home || path.StartsWith(Home + "/", StringComparison.Ordinal);
}
