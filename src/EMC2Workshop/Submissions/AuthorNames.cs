using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions;

/// <summary>Names and lists of names, in the ways that submission systems write them.</summary>
internal static partial class AuthorNames
{
    private static readonly HashSet<string> Suffixes = ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"];

    /// <summary>Around a name: of contacts, equal contributions and affiliations.</summary>
    private static readonly char[] Marks = [.. "*†‡§¶ ,;⁰¹²³⁴⁵⁶⁷⁸⁹"];

    /// <summary>From the parts that a system keeps apart.</summary>
    public static SubmittedAuthor? FromParts(string given, string middle, string family)
    {
        (given, middle, family) = (Part(given), Part(middle), Part(family));
        if (PersonName.IsEastAsian(given + family))
            return new SubmittedAuthor($"{family}{given}");
        var name = Recased(string.Join(' ', new[] { given, middle, family }.Where(part => part.Length > 0)));
        return name.Length == 0 ? null : WithFamily(name, Recased(family));
    }

    /// <summary>As one text: "First Last", or "Last, First", also "Last, Jr., First".</summary>
    /// <param name="mayBeInverted">A comma stands between the family's name and the others.</param>
    public static SubmittedAuthor? FromText(string text, bool mayBeInverted)
    {
        (text, var email) = EmailsInText.Cut(text);
        return FromName(text, mayBeInverted) is { } author ? author with { Email = email } : null;
    }

    private static SubmittedAuthor? FromName(string text, bool mayBeInverted)
    {
        var parts = Name(text).Split(',').Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        if (!mayBeInverted || parts.Count < 2 || IsSuffix(parts[1]) && parts.Count == 2)
            return Recased(string.Join(' ', parts)) is { Length: > 0 } name
                ? new SubmittedAuthor(name)
                : null;
        var suffix = parts.Find(IsSuffix);
        var given = string.Join(' ', parts.Skip(1).Where(part => part != suffix));
        return WithFamily(Recased($"{given} {parts[0]} {suffix}".Trim()), Recased(parts[0]));
    }

    /// <summary>A cell with all authors of a paper.</summary>
    /// <param name="wrong">Told what is odd about it.</param>
    public static List<SubmittedAuthor> FromList(string cell, Action<string> wrong)
    {
        if (SubmittedText.Line(cell.Trim().TrimEnd(';')).Length == 0)
            return [];
        cell = Spaces()
            .Replace(WebUtility.HtmlDecode(cell), space => space.Value.Contains('\n') ? "\n" : " ");
        cell = AuthorLists.WithAnds(EmailsInText.Marked(cell), wrong);
        cell = cell.Replace('\n', ' ').Trim().TrimEnd(';').Trim();
        if (cell.Count(sign => sign == '(') != cell.Count(sign => sign == ')'))
            wrong("the brackets in the list of authors don't match; check names and affiliations");
        var authors =
            cell.Contains('|', StringComparison.Ordinal) ? Each(cell.Split('|'))
            : cell.Contains(';', StringComparison.Ordinal) || cell.Contains('(', StringComparison.Ordinal)
                ? Groups().Matches(cell).SelectMany(group => Group(group.Value, wrong))
            : cell.Contains('*', StringComparison.Ordinal) && cell.Count(sign => sign == ',') == 1
                ? [FromText(cell, mayBeInverted: true)]
            : Listed(cell, wrong);
        var found = AuthorLists.WithoutPlaceholders(authors.OfType<SubmittedAuthor>(), wrong);
        if (found.Count > 0 && found.TrueForAll(author => Initials().IsMatch(author.Name)))
            wrong("first names are initials only; export the authors with their full names if you can");
        return found;
    }

    /// <summary>"Mira Oduya, Tomás Černý (Example U)": those before a bracket share what it holds.</summary>
    private static IEnumerable<SubmittedAuthor?> Group(string group, Action<string> wrong)
    {
        var (open, close) = (group.IndexOf('(', StringComparison.Ordinal), CloseOf(group));
        if (open < 0 || close < open)
            return group.Contains(" and ", StringComparison.Ordinal)
                ? Listed(group, wrong)
                : [FromText(group, mayBeInverted: true)];
        var inside = group[(open + 1)..close];
        var place = SubmittedText.Affiliation(inside);
        var authors = Listed(group[..open], wrong)
            .OfType<SubmittedAuthor>()
            .Select(author => author with { Affiliation = place })
            .ToList();
        var (rest, email) = EmailBehind(group[(close + 1)..]);
        if ((email ?? EmailsInText.Cut(inside).Email) is { } own && authors is [.., { Email: null } last])
            authors[^1] = last with { Email = own };
        rest = NextName().Replace(rest, "");
        return rest.Length == 0 ? authors
            : rest.Contains('(', StringComparison.Ordinal) ? authors.Concat(Group(rest, wrong))
            : authors.Concat(Listed(rest, wrong));
    }

    /// <summary>Where the first bracket closes, with all that are within; the last that closes where they don't match.
    /// </summary>
    private static int CloseOf(string group)
    {
        var depth = 0;
        for (
            var place = group.IndexOf('(', StringComparison.Ordinal);
            place >= 0 && place < group.Length;
            place++
        )
        {
            depth += group[place] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (depth == 0)
                return place;
        }
        return group.LastIndexOf(')');
    }

    /// <summary>"Mira Oduya (Example U) &lt;mira@example.org&gt;".</summary>
    private static (string Behind, string? Email) EmailBehind(string text) =>
        NextEmail().Match(text) is { Success: true } next
            ? (text[next.Length..], EmailsInText.Cut(next.Value).Email)
            : (text, null);

    private static IEnumerable<SubmittedAuthor?> Each(IEnumerable<string> names) =>
        names.Select(name => FromText(name, mayBeInverted: false));

    /// <summary>"Mira Oduya, Lin Abara and Tomás Černý", or "Oduya, Mira and Abara, Lin".</summary>
    private static IEnumerable<SubmittedAuthor?> Listed(string names, Action<string> wrong)
    {
        var (people, parts) = (Split(names), names.Split(" and ").Select(Split).ToList());
        if (parts.TrueForAll(IsInverted))
            return parts.Select(part => FromText(string.Join(", ", part), mayBeInverted: true));
        if (parts.Count == 1 && people.Count % 2 == 0 && people.TrueForAll(IsWord))
        {
            wrong(
                "names of one word each are taken as \"Last, First\"; put a semicolon between authors to be sure"
            );
            return people.Chunk(2).Select(part => FromText(string.Join(", ", part), mayBeInverted: true));
        }
        return Each(people);
    }

    /// <summary>Of two parts, one a word: not two people with two names each.</summary>
    private static bool IsInverted(List<string> parts) => parts.Count == 2 && parts.Exists(IsWord);

    private static bool IsWord(string name) =>
        !name.Contains(' ', StringComparison.Ordinal) && !AuthorLists.IsPlaceholder(name);

    /// <summary>"A, B and C"; a suffix belongs to the name before it.</summary>
    private static List<string> Split(string names)
    {
        var split = new List<string>();
        foreach (
            var name in Separators().Split(names).Select(name => name.Trim()).Where(name => name.Length > 0)
        )
        {
            if (split.Count > 0 && IsSuffix(name.TrimEnd('*')))
                split[^1] += " " + name;
            else
                split.Add(name);
        }
        return split;
    }

    /// <summary>The family's name is told where nobody would find it.</summary>
    private static SubmittedAuthor WithFamily(string name, string family) =>
        family.Length > 0 && PersonName.Parse(name).Family != family && PersonName.HasFamily(name, family)
            ? new SubmittedAuthor(
                name,
                WithoutSuffix(family) is var own && own != PersonName.Parse(name).Family ? own : null
            )
            : new SubmittedAuthor(name);

    private static string WithoutSuffix(string family) =>
        family.Split(' ') is [.. var words, var last] && words.Length > 0 && IsSuffix(last)
            ? string.Join(' ', words).TrimEnd(',')
            : family;

    /// <summary>Names all in capitals, or all in small letters, as they are written elsewhere.</summary>
    private static string Recased(string name)
    {
        var letters = name.Where(char.IsLetter).ToList();
        var words = name.Split(' ');
        if (words.Length < 2 || letters.Count < 5 || !Ascii(name))
            return name;
        if (letters.TrueForAll(char.IsUpper))
            return string.Join(
                ' ',
                words.Select(word => word.Length <= 2 || IsSuffix(word) ? word : Titled(word))
            );
        return letters.TrueForAll(char.IsLower) ? string.Join(' ', words.Select(Titled)) : name;

        static bool Ascii(string text) => text.All(sign => sign < 0x250);
    }

    private static string Titled(string word) =>
        string.Join('-', word.Split('-').Select(part => part.Length == 0 ? part : First(part) + Rest(part)));

    private static string First(string part) =>
        char.ToUpper(part[0], CultureInfo.InvariantCulture).ToString();

    private static string Rest(string part) => part[1..].ToLowerInvariant();

    /// <summary>With TeX's letters as they would be printed.</summary>
    private static string Name(string text) =>
        HonoraryTitle()
            .Replace(SubmittedText.Title(text).Replace('\u00A0', ' ').Trim(Marks), "")
            .Replace("{", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal);

    private static string Part(string text) => Name(EmailsInText.Cut(text).Text);

    private static bool IsSuffix(string word) => Suffixes.Contains(word);

    [GeneratedRegex(@"\s*,\s*(?:and\s+)?|\s+and\s+|\s*\n\s*")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[\s*,]*(and\s+)?")]
    private static partial Regex NextName();

    /// <summary>Between semicolons; those in brackets are an affiliation's.</summary>
    [GeneratedRegex(@"(?:\((?:[^()]|\([^()]*\))*\)|[^;])+")]
    private static partial Regex Groups();

    [GeneratedRegex(@"^[\s*]*<[^<>]*>")]
    private static partial Regex NextEmail();

    [GeneratedRegex(@"^(?:(?:Prof|Dr|Mr|Mrs|Ms)\.\s*|Professor\s+)+(?=\p{Lu})")]
    private static partial Regex HonoraryTitle();

    [GeneratedRegex(@"^(\p{Lu}\.[ -]?)+ ?\p{L}[\p{L}'’ -]+$")]
    private static partial Regex Initials();
}
