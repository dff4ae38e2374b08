namespace EMC2Workshop.Publishing.Import;

/// <summary>What systems and editors leave in folders: no content, and no mistake of anybody's.</summary>
public static class Leftovers
{
    /// <summary>The folder in which macOS packs what it alone reads.</summary>
    private const string MacFolder = "__MACOSX";

    private const int LongestPath = 300;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        ".DS_Store",
        "Icon\r",
    };

    private static readonly string[] Beginnings = ["._", ".#", "~$"];

    private static readonly string[] Ends = ["~", ".bak", ".swp", ".swo"];

    public static bool IsOne(string name, bool isFolder) =>
        isFolder
            ? name == MacFolder
            : Names.Contains(name)
                || Array.Exists(Beginnings, begin => name.StartsWith(begin, StringComparison.Ordinal))
                || Array.Exists(Ends, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                || name is ['#', .., '#'];

    /// <summary>The part of a path that is one, as it is told; null where none is.</summary>
    /// <param name="path">With forward slashes; that of a folder ends in one.</param>
    public static string? Find(string path)
    {
        if (path.Length > LongestPath)
            return null;
        for (int start = 0, end; start < path.Length; start = end + 1)
        {
            end = path.IndexOf('/', start);
            if (end < 0)
                return IsOne(path[start..], isFolder: false) ? path : null;
            if (IsOne(path[start..end], isFolder: true))
                return path[..(end + 1)];
        }
        return null;
    }
}
