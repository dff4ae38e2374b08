using System.Text.RegularExpressions;

namespace EMC2Workshop.Content.Markdown.Pasted;

/// <summary>TeX's commands for letters: \'e, \"{o}, {\ss}.</summary>
internal static partial class TexLetters
{
    /// <summary>
    /// By the sign of an accent: letters, and what they become. Without a library of Unicode's data, which the site
    /// runs without, letters can't be composed.
    /// </summary>
    private static readonly Dictionary<char, string> Accents = new()
    {
        ['\''] = "aáeéiíoóuúyýcćnńsśzźlĺrŕAÁEÉIÍOÓUÚYÝCĆNŃSŚZŹLĹRŔ",
        ['`'] = "aàeèiìoòuùAÀEÈIÌOÒUÙ",
        ['^'] = "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷAÂEÊIÎOÔUÛCĈGĜHĤJĴSŜWŴYŶ",
        ['"'] = "aäeëiïoöuüyÿAÄEËIÏOÖUÜYŸ",
        ['~'] = "aãnñoõiĩuũAÃNÑOÕIĨUŨ",
        ['='] = "aāeēiīoōuūAĀEĒIĪOŌUŪ",
        ['.'] = "cċeėgġzżCĊEĖGĠIİZŻ",
        ['c'] = "cçsştţCÇSŞTŢ",
        ['v'] = "aǎcčdďeěgǧiǐnňoǒrřsštťuǔzžAǍCČDĎEĚGǦIǏNŇOǑRŘSŠTŤUǓZŽ",
        ['H'] = "oőuűOŐUŰ",
        ['u'] = "aăgğAĂGĞ",
        ['r'] = "aåuůAÅUŮ",
        ['k'] = "aąeęiįAĄEĘIĮ",
    };

    private static readonly Dictionary<string, string> Letters = new()
    {
        ["ss"] = "ß",
        ["o"] = "ø",
        ["O"] = "Ø",
        ["l"] = "ł",
        ["L"] = "Ł",
        ["ae"] = "æ",
        ["AE"] = "Æ",
        ["oe"] = "œ",
        ["OE"] = "Œ",
        ["aa"] = "å",
        ["AA"] = "Å",
        ["i"] = "ı",
    };

    private static readonly Lazy<Dictionary<char, string>> Commands = new(() =>
        Letters
            .Select(letter => (Letter: letter.Value[0], Command: $"{{\\{letter.Key}}}"))
            .Concat(
                Accents.SelectMany(accent =>
                    accent
                        .Value.Chunk(2)
                        .Select(pair =>
                            (
                                pair[1],
                                char.IsLetter(accent.Key)
                                    ? $"{{\\{accent.Key}{{{pair[0]}}}}}"
                                    : $"{{\\{accent.Key}{pair[0]}}}"
                            )
                        )
                )
            )
            .DistinctBy(letter => letter.Item1)
            .ToDictionary()
    );

    /// <summary>{\'e} of é, {\c{c}} of ç; null of what TeX takes as it is, or has no command for.</summary>
    public static string? CommandOf(char letter) => Commands.Value.GetValueOrDefault(letter);

    public static string Replace(string text)
    {
        // An escaped quotation mark that closes is Markdown's, and so are the others then.
        var hasEscapedQuotes = EscapedQuote().IsMatch(text);
        var composed = Accented()
            .Replace(text, match => IsEscape(match, text, hasEscapedQuotes) ? match.Value : Compose(match));
        return Named().Replace(composed, match => Letters[match.Groups["name"].Value]);
    }

    /// <summary>Without braces it may be Markdown's: \"so\", and the apostrophe of "it\'s" and "don\'t".</summary>
    private static bool IsEscape(Match match, string text, bool hasEscapedQuotes)
    {
        if (match.Value.Contains('{', StringComparison.Ordinal))
            return false;
        var end = match.Index + match.Length;
        return match.Groups["sign"].Value switch
        {
            "\"" => hasEscapedQuotes,
            "'" => match.Index > 0
                && char.IsLetter(text[match.Index - 1])
                && "stdm".Contains(text[end - 1], StringComparison.Ordinal)
                && (end == text.Length || !char.IsLetter(text[end])),
            _ => false,
        };
    }

    private static string Compose(Match match)
    {
        var letters = Accents[match.Groups["sign"].Value[0]];
        // An i has no dot below an accent.
        var letter = match.Groups["letter"].Value[^1];
        for (var i = 0; i < letters.Length; i += 2)
            if (letters[i] == letter)
                return letters[i + 1].ToString();
        return match.Value;
    }

    [GeneratedRegex(
        """
            (?<brace>\{)? \\ (?:
                (?<sign>['`^"~=.cvHurk]) \{ (?<letter>\\i|[A-Za-z]) \}
                | (?<sign>['`^"~]) (?<letter>\\i\b|[A-Za-z])
                | (?<sign>[cvHurk]) [ ]+ (?<letter>[A-Za-z])
                | (?(brace) (?<sign>[=.]) (?<letter>[A-Za-z]) | (?!))
            ) (?(brace)\})
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Accented();

    [GeneratedRegex(
        @"\{\\(?<name>ss|o|O|l|L|ae|AE|oe|OE|aa|AA|i)\}|\\(?<name>ss|o|O|l|L|ae|AE|oe|OE|aa|AA)(?:\{\}|\b ?)"
    )]
    private static partial Regex Named();

    [GeneratedRegex("""\\"(?![\p{L}{\\])""")]
    private static partial Regex EscapedQuote();
}
