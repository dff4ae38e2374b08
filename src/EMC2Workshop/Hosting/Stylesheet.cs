using System.Text.RegularExpressions;

namespace EMC2Workshop.Hosting;

/// <summary>
/// The site's stylesheet as it is set into every page, so that the first paint needs one request alone.
/// </summary>
public sealed partial class Stylesheet
{
    /// <summary>Where the stylesheet names the face of titles.</summary>
    private const string FontName = "title.woff2";

    public Stylesheet(IWebHostEnvironment site, TitleFont titles)
    {
        using var file = new StreamReader(
            site.WebRootFileProvider.GetFileInfo("site.css").CreateReadStream()
        );
        var css = file.ReadToEnd().Replace(FontName, titles.Address, StringComparison.Ordinal);
        Text = new InlineAsset(Shorten(OnNow().Replace(css, "")));
        Least = new InlineAsset(Shorten(Elsewhere().Replace(css, "")));
    }

    /// <summary>Without what only the page of what is on now shows.</summary>
    public InlineAsset Text { get; }

    /// <summary>
    /// For the page of what is on now, which is to be as small as can be: without what only other pages show.
    /// </summary>
    public InlineAsset Least { get; }

    /// <summary>
    /// Takes out comments and needless white space. Strings stay as they are, as does the space that selectors and sums
    /// need.
    /// </summary>
    public static string Shorten(string css)
    {
        var bare = Comments().Replace(css, found => found.Groups["text"].Value);
        return Spaces()
            .Replace(
                bare,
                found =>
                    found.Groups["text"].Success ? found.Value
                    : found.Groups["mark"].Success ? found.Groups["mark"].Value
                    : " "
            )
            .Trim();
    }

    [GeneratedRegex(@"/\* Elsewhere: \*/.*?/\* Everywhere: \*/", RegexOptions.Singleline)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"/\* On now: \*/.*?/\* Everywhere: \*/", RegexOptions.Singleline)]
    private static partial Regex OnNow();

    [GeneratedRegex("""(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(
        """(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s*(?<mark>[{};,])\s*|(?<mark>:)\s+|\s+""",
        RegexOptions.Singleline
    )]
    private static partial Regex Spaces();
}
