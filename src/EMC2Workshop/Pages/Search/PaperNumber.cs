using System.Text.RegularExpressions;

namespace EMC2Workshop.Pages.Search;

/// <summary>A paper's number at arXiv or its DOI, in whatever was pasted around it.</summary>
public static partial class PaperNumber
{
    /// <returns>Without the version that arXiv puts behind it; null where there is none.</returns>
    public static string? Find(string query) =>
        Number().Match(query) is { Success: true } found
            ? found.Groups["arxiv"] is { Success: true, Value: var arxiv }
                ? arxiv
                : found.Value
            : null;

    /// <summary>As arXiv numbers papers since 2007, and as the DOI Handbook (2.2) writes a name.</summary>
    [GeneratedRegex(@"10\.\d{4,9}/[^\s?#]+|(?<![\d.])(?<arxiv>\d{4}\.\d{4,5})(v\d+)?(?![\d])")]
    private static partial Regex Number();
}
