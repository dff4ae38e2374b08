using System.Text.RegularExpressions;

namespace EMC2Workshop.Archive;

/// <summary>
/// Names of files that every file system takes, no two of which differ by case alone, for addresses of the site.
/// </summary>
public sealed partial class ArchiveNames(ArchiveScope scope)
{
    private readonly Dictionary<string, string> names = [];
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase)
    {
        ArchivedSearch.Page,
        ArchivedSearch.Index,
        ArchivedSearch.Script,
        ArchiveNotes.Readme,
        SiteArchive.Checksums,
    };

    public string For(string path, bool isPage)
    {
        if (names.TryGetValue(path, out var known))
            return known;
        var plain = path == scope.Home ? "index" : Others().Replace(path.Trim('/'), "-");
        var dot = isPage ? -1 : plain.LastIndexOf('.');
        var (stem, ending) = dot < 0 ? (plain, isPage ? ".html" : ".txt") : (plain[..dot], plain[dot..]);
        var name = stem + ending;
        for (var number = 2; !taken.Add(name); number++)
            name = $"{stem}-{number}{ending}";
        return names[path] = name;
    }

    /// <summary>From one file of the archive to another.</summary>
    public static string Relative(string from, string to)
    {
        var (here, there) = (from.Split('/'), to.Split('/'));
        var shared = here.SkipLast(1)
            .Zip(there.SkipLast(1))
            .TakeWhile(pair => pair.First == pair.Second)
            .Count();
        return string.Concat(Enumerable.Repeat("../", here.Length - 1 - shared))
            + string.Join('/', there.Skip(shared));
    }

    [GeneratedRegex("[^A-Za-z0-9._/-]+")]
    private static partial Regex Others();
}
