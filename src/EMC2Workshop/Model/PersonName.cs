using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Model;

/// <summary>A name in the parts that lists and references ask for.</summary>
/// <param name="Given">Null for a name that stays whole.</param>
/// <param name="Family">With the particles that belong to it: "Van den Broeck".</param>
/// <param name="Suffix">"Jr." or "PhD".</param>
public sealed partial record PersonName(string? Given, string Family, string? Suffix = null)
{
    private static readonly HashSet<string> Particles =
    [
        .. "aan af al auf aus bin bint da dal das de degli dei del della den der des di do dos du".Split(' '),
        .. "el het ibn la las le los of op te ten ter tho thoe tot uit van ver vom von zu zum zur".Split(' '),
    ];

    private static readonly HashSet<string> Suffixes = new(
        ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "PhD", "Ph.D.", "MD", "M.D."],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>What lists are sorted by, folded as <see cref="TextFolding.Order"/> does.</summary>
    public string SortKey => Given is null ? Family : $"{Family} {Given}";

    /// <summary>"Delp, Edward J."</summary>
    public string Inverted => Join(Family, Given, Suffix);

    /// <summary>"Delp, E. J."; a double name keeps its hyphen: "Bouchon, J.-L."</summary>
    public string Initialed =>
        Join(Family, Given is null ? null : string.Join(' ', Given.Split(' ').Select(Initial)), Suffix);

    /// <summary>"Van den" of "Van den Broeck".</summary>
    public string? Particle =>
        ParticleCount == 0 ? null : string.Join(' ', Family.Split(' ')[..ParticleCount]);

    public string FamilyWithoutParticle => string.Join(' ', Family.Split(' ')[ParticleCount..]);

    private int ParticleCount =>
        Family.Split(' ').SkipLast(1).TakeWhile(word => Particles.Contains(word.ToLowerInvariant())).Count();

    /// <summary>
    /// The last word is the family's, with small particles before it ("van Gogh"); names of East Asian letters alone
    /// stay whole.
    /// </summary>
    /// <param name="family">As its bearer says it, a part of the name.</param>
    public static PersonName Parse(string name, string? family = null, string? suffix = null)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        var ends = words.Count;
        while (ends > 2 && Suffixes.Contains(words[ends - 1].TrimEnd(',')))
            ends--;
        var behind = ends < words.Count ? string.Join(' ', words[ends..]) : null;
        words = [.. words[..ends]];
        if (behind is not null)
            words[^1] = words[^1].TrimEnd(',');
        suffix ??= behind;

        if (family is not null && WithoutFamily(words, family) is { } rest)
            return new(rest.Length == 0 ? null : rest, family, suffix);
        if (words.Count < 2 || IsEastAsian(name))
            return new(null, string.Join(' ', words), suffix);
        var begins = words.Count - 1;
        while (begins > 1 && Particles.Contains(words[begins - 1]))
            begins--;
        return new(string.Join(' ', words[..begins]), string.Join(' ', words[begins..]), suffix);
    }

    /// <summary>Whether these words stand in a name, together.</summary>
    public static bool HasFamily(string name, string family) =>
        WithoutFamily([.. name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)], family)
            is not null;

    /// <summary>
    /// "Ada Lovelace, Alan Turing and Grace Hopper"; but neither "Lovelace, Ada" nor "Ada King, Jr.".
    /// </summary>
    public static bool IsSeveral(string names)
    {
        if (Separators().IsMatch(names))
            return true;
        var parts = names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var people = parts.Where(part => !Suffixes.Contains(part)).ToList();
        return people.Count > 2 || (people.Count == 2 && people.TrueForAll(part => part.Contains(' ')));
    }

    private static string? WithoutFamily(List<string> words, string family)
    {
        var parts = family.Split(' ');
        for (var place = words.Count - parts.Length; place >= 0; place--)
            if (words.Skip(place).Take(parts.Length).Select(word => word.TrimEnd(',')).SequenceEqual(parts))
                return string.Join(' ', words.Take(place).Concat(words.Skip(place + parts.Length)));
        return null;
    }

    private static string Join(params string?[] parts) => string.Join(", ", parts.OfType<string>());

    private static string Initial(string word) =>
        string.Join(
            '-',
            word.Split('-', StringSplitOptions.RemoveEmptyEntries)
                .Select(part =>
                    part.EnumerateRunes().All(IsEastAsian) ? part : StringInfo.GetNextTextElement(part) + "."
                )
        );

    /// <summary>All its letters are Han, kana or Hangul: the family's name stands first.</summary>
    public static bool IsEastAsian(string name) =>
        name.EnumerateRunes().Where(Rune.IsLetter).ToList() is { Count: > 0 } letters
        && letters.TrueForAll(IsEastAsian);

    /// <summary>Han, kana and Hangul.</summary>
    private static bool IsEastAsian(Rune letter) =>
        letter.Value
            is (>= 0x1100 and <= 0x11FF)
                or (>= 0x2E80 and <= 0x9FFF)
                or (>= 0xA960 and <= 0xA97F)
                or (>= 0xAC00 and <= 0xD7FF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFF66 and <= 0xFF9F)
                or (>= 0x20000 and <= 0x3FFFF);

    [GeneratedRegex(@"[;&|\n]|\w\s+and\s+\w", RegexOptions.IgnoreCase)]
    private static partial Regex Separators();
}
