using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Import;

/// <summary>Tells a zip of the content folder itself from one of what lies in it.</summary>
internal static class ArchiveLayout
{
    private const string ContentFolder = "content/";

    /// <summary>A folder of this name in another one, as packed by a browser, is as deep as it gets.</summary>
    private const int MostLevels = 2;

    /// <summary>Folders that no other folder is named as.</summary>
    private static readonly HashSet<string> Known =
    [
        MediaName.ContentPath(""),
        .. ContentKind
            .All.Where(kind => kind.OfSeries && !kind.IsSingle)
            .Select(kind => kind.Place[..(kind.Place.IndexOf('/', StringComparison.Ordinal) + 1)]),
    ];

    /// <summary>The folder that holds the whole, with a slash at its end; empty where there is none.</summary>
    /// <param name="files">Paths, with forward slashes.</param>
    public static string FindTop(IReadOnlyCollection<string> files) => FindTop(files, MostLevels);

    private static string FindTop(IReadOnlyCollection<string> files, int levels)
    {
        var told = files.Where(file => !IsHidden(file)).ToList();
        if (told.Count == 0)
            return "";
        var top = told[0][..(told[0].IndexOf('/', StringComparison.Ordinal) + 1)];
        if (Known.Contains(top) || !told.TrueForAll(file => file.StartsWith(top, StringComparison.Ordinal)))
            return "";
        var below = told.ConvertAll(file => file[top.Length..]);
        if (top.Length == 0 || below.Contains("edition.md"))
            return "";
        if (below.Contains("site.md") || top == ContentFolder)
            return top;
        if (told.Exists(IsContent))
            return "";
        if (below.Exists(IsContent))
            return top;
        return levels > 1 && FindTop(below, levels - 1) is { Length: > 0 } deeper ? top + deeper : "";
    }

    private static bool IsHidden(string file) => file.Split('/').Any(part => part.StartsWith('.'));

    private static bool IsContent(string file) =>
        file.EndsWith(".md", StringComparison.Ordinal) && ItemPath.Parse(file, out _) is not null;
}
