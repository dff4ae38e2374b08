using System.Text.RegularExpressions;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content;

/// <summary>Where an item's file lies, without <c>.md</c>: <c>neurips-19/talks/song-han</c>.</summary>
/// <param name="Edition">Slug of the edition, null for items of the series.</param>
public sealed partial record ItemPath(string Path, ContentKind Kind, string? Edition, string Slug)
{
    private const int LongestSlug = 100;

    /// <summary>First parts of addresses that are the site's own.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "admin",
        "api",
        "editions",
        "energy-label",
        "error",
        "health",
        "live",
        "media",
        "pages",
        "people",
        "preview",
        "search",
        "site",
        "wwwroot",
        "zones",
        "committee",
        "now",
        "my",
        .. EditionSection.All.SelectMany(section => section.Aliases.Prepend(section.Slug)),
    ];

    /// <summary>Names that some file systems keep for devices.</summary>
    private static readonly HashSet<string> Devices =
    [
        "con",
        "prn",
        "aux",
        "nul",
        .. Enumerable.Range(1, 9).SelectMany(number => new[] { $"com{number}", $"lpt{number}" }),
    ];

    public string File => Path + ".md";

    /// <summary>
    /// Where an item is read, by the path of its file: what has no page of its own, on the page that shows it.
    /// </summary>
    public static string UrlFor(string path) =>
        Parse(path + ".md", out _) is { } found ? found.Kind.Url(found) : $"/{path}";

    /// <summary>The path of an item named in a file of an edition.</summary>
    public static string For(string folder, string slug, string? edition) =>
        ContentKind.ForFolder(folder).OfSeries ? $"{folder}/{slug}" : $"{edition}/{folder}/{slug}";

    /// <param name="file">Below the content folder, with forward slashes.</param>
    /// <param name="wrong">Why it is no item's path, in words.</param>
    public static ItemPath? Parse(string file, out string wrong)
    {
        wrong = "";
        var path = file[..^3];
        var parts = path.Split('/');
        foreach (var part in parts)
        {
            if (IsSlug(part))
                continue;
            wrong =
                $"\"{part}\" can't be part of an address; use lower-case letters, digits and single "
                + $"hyphens, such as \"{ToSlug(part)}\"";
            return null;
        }
        var found = ContentKind.Find(parts);
        if (found is null)
        {
            wrong =
                "no kind of item has its files here; known places are "
                + $"{string.Join(", ", ContentKind.All.Select(kind => kind.Place))}";
            return null;
        }
        var edition = found.OfEdition(parts) ? parts[0] : null;
        if (edition is not null && Reserved.Contains(edition))
            wrong = $"\"{edition}\" is an address of the site itself; name the edition otherwise";
        else if (
            Array.Find(parts, part => Devices.Contains(part) || (part == "admin" && part == parts[^1])) is
            { } reserved
        )
            wrong = $"\"{reserved}\" is a reserved name; name the file otherwise";
        return wrong.Length > 0
            ? null
            : new ItemPath(path, found, edition, found.IsEdition ? parts[0] : parts[^1]);
    }

    public static bool IsSlug(string text) => text.Length <= LongestSlug && SlugShape().IsMatch(text);

    /// <summary>
    /// A slug made of a name: letters become those of ASCII, what is neither letter nor digit becomes a hyphen.
    /// </summary>
    public static string ToSlug(string name) =>
        Others().Replace(TextFolding.Fold(name), "-").Trim('-') is { Length: > 0 } slug
            ? slug[..Math.Min(slug.Length, LongestSlug)].Trim('-')
            : "a-short-name";

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex SlugShape();

    [GeneratedRegex(@"[^a-z0-9]+")]
    private static partial Regex Others();
}
