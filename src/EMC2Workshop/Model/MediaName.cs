using System.Text.RegularExpressions;

namespace EMC2Workshop.Model;

/// <summary>
/// A picture or document is named by what it holds: the first 128 bits of its SHA-256, and its format. So a name never
/// means another file, and says nothing of how the file was called by who sent it.
/// </summary>
public static partial class MediaName
{
    public const string Folder = "media";
    public const string Picture = ".webp";
    public const string Document = ".pdf";

    /// <summary>Pixels across of the smaller copies that are made of a picture.</summary>
    public static IReadOnlyList<int> Widths { get; } = [160, 320, 640];

    public static string FromHash(ReadOnlySpan<byte> sha256, string format) =>
        Convert.ToHexStringLower(sha256[..16]) + format;

    public static bool IsMediaName(string name) => Whole().IsMatch(name);

    public static bool IsPicture(string name) =>
        IsMediaName(name) && name.EndsWith(Picture, StringComparison.Ordinal);

    /// <summary>Of a file itself or of one of its smaller copies.</summary>
    public static bool IsServed(string name) => IsMediaName(name) || Smaller().IsMatch(name);

    public static string ForWidth(string picture, int width) =>
        $"{picture[..^Picture.Length]}-{width}{Picture}";

    /// <summary>A file itself and its smaller copies.</summary>
    /// <param name="width">In pixels; 0 for a document.</param>
    public static IEnumerable<string> Sizes(string name, int width) =>
        Widths.Where(size => size < width).Select(size => ForWidth(name, size)).Prepend(name);

    /// <summary>Below the content folder.</summary>
    public static string ContentPath(string name) => $"{Folder}/{name}";

    /// <summary>All that are named in a text.</summary>
    public static IEnumerable<string> FindAll(string text) =>
        Anywhere().Matches(text).Select(match => match.Groups["hash"].Value + match.Groups["format"].Value);

    [GeneratedRegex(@"^[0-9a-f]{32}\.(webp|pdf)\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[0-9a-f]{32}-(160|320|640)\.webp\z")]
    private static partial Regex Smaller();

    [GeneratedRegex(@"(?<![0-9a-f])(?<hash>[0-9a-f]{32})(-\d+)?(?<format>\.webp|\.pdf)")]
    private static partial Regex Anywhere();
}
