using System.Text.RegularExpressions;

namespace EMC2Workshop.Model;

/// <summary>Identifiers of people and papers, as they are or as the addresses that browsers show of them.</summary>
public static partial class Identifiers
{
    /// <summary>
    /// Year, month and number: in four digits from April 2007 to 2014, in five since, and before that behind an archive
    /// (https://info.arxiv.org/help/arxiv_identifier.html).
    /// </summary>
    public const string Arxiv =
        @"((07(0[4-9]|1[0-2])|(0[89]|1[0-4])(0[1-9]|1[0-2]))\.\d{4}|(1[5-9]|[2-8]\d)(0[1-9]|1[0-2])\.\d{5}"
        + @"|[a-z-]+(\.[A-Z]{2})?/(9[1-9]|0[0-7])(0[1-9]|1[0-2])\d{3})(v\d+)?";

    /// <summary>Registrants may use more signs than these; braces would end the field of a bibliography.</summary>
    public const string Doi = @"10\.\d{4,9}/[^\s""<>{}]+";

    public const string Pages = @"\d+(-\d+)?";

    /// <summary>The first in a text such as "arXiv preprint arXiv:1910.06188"; null where it has none.</summary>
    public static string? FindArxiv(string text) =>
        ArxivInText().Match(text) is { Success: true } match ? match.Value : null;

    /// <summary>The first in a text, without what ends its sentence; null where it has none.</summary>
    public static string? FindDoi(string text) =>
        DoiInText().Match(text) is { Success: true } match
            ? WithoutBracket(match.Value.TrimEnd('.', ',', ';'))
            : null;

    /// <summary>
    /// "36-39" of "36--39" or "pp. 36–39"; null where it is no range: a number may be how many there are.
    /// </summary>
    public static string? FindPages(string text) =>
        PagesInText().Match(text) is { Success: true } match
            ? $"{match.Groups["first"]}-{match.Groups["last"]}"
            : null;

    /// <summary>One that closes what was opened before.</summary>
    private static string WithoutBracket(string doi) =>
        doi.EndsWith(')') && doi.Count(sign => sign == ')') > doi.Count(sign => sign == '(')
            ? doi[..^1]
            : doi;

    public static string? FromDoi(string? text) => text is null ? null : DoiAddress().Replace(text, "");

    public static string? FromArxiv(string? text) =>
        text is null ? null
        : ArxivAddress().Match(text) is { Success: true } match ? match.Groups["id"].Value
        : text;

    public static string? FromOrcid(string? text) =>
        text is null ? null : OrcidAddress().Replace(text, "").ToUpperInvariant();

    /// <summary>Four times four digits, of which the last checks the others (ISO 7064, MOD 11-2).</summary>
    public static bool IsOrcid(string text)
    {
        if (!Orcid().IsMatch(text))
            return false;
        var sum = text[..^1]
            .Where(char.IsAsciiDigit)
            .Aggregate(0, (sum, digit) => (sum + digit - '0') * 2 % 11);
        return text[^1] == "0123456789X"[(12 - sum) % 11];
    }

    /// <summary>Before a number of before April 2007; other words before seven digits are no archive.</summary>
    private const string Archives =
        "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs"
        + "|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol"
        + "|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con";

    [GeneratedRegex(@"(?<![\w.])(?=\d|(" + Archives + @")[./])" + Arxiv + @"(?!\w)")]
    private static partial Regex ArxivInText();

    /// <summary>Behind a question mark an address says something else.</summary>
    [GeneratedRegex(@"(?<![\w.])10\.\d{4,9}/[^\s""<>{}?#]+")]
    private static partial Regex DoiInText();

    [GeneratedRegex(
        @"^\s*(pp?\.?)?\s*(?<first>\d+)\s*[-–—]+\s*(?<last>\d+)\.?\s*\z",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex PagesInText();

    [GeneratedRegex(@"^(https?://(dx\.)?doi\.org/|doi:\s*)", RegexOptions.IgnoreCase)]
    private static partial Regex DoiAddress();

    [GeneratedRegex(
        @"^(https?://([a-z]+\.)?arxiv\.org/(abs|pdf|html)/|arxiv:\s*)(?<id>\S+?)(\.pdf)?\z",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ArxivAddress();

    [GeneratedRegex(@"^https?://orcid\.org/", RegexOptions.IgnoreCase)]
    private static partial Regex OrcidAddress();

    [GeneratedRegex(@"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]\z")]
    private static partial Regex Orcid();
}
