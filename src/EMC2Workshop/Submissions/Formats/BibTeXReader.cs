using System.Text;
using System.Text.RegularExpressions;
using EMC2Workshop.Content.Markdown.Pasted;
using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>Entries of BibTeX, with accents in TeX or as they are.</summary>
internal sealed partial class BibTeXReader(SubmissionProblems problems)
{
    /// <summary>What a home-made file calls a paper's number, and what became of it.</summary>
    private static readonly string[] NumberKeys = ["paper_id", "paperid", "submission_id"];

    private static readonly string[] DecisionKeys = ["decision", "status", "publicationtype", "section"];

    private static readonly string[] ArxivKeys = ["eprint", "arxiv", "arxivid"];

    /// <summary>Google Scholar writes arXiv's number into the journal, others into an address.</summary>
    private static readonly string[] ArxivTexts = ["journal", "url", "note"];

    private static readonly string[] DoiKeys = ["doi", "url"];

    private string text = "";
    private int place;

    public static bool IsOne(string start) => Entry().IsMatch(start);

    public SubmissionList Read(string bibliography)
    {
        (text, place) = (bibliography.ReplaceLineEndings("\n"), 0);
        var papers = new Dictionary<string, SubmittedPaper>(StringComparer.OrdinalIgnoreCase);
        while (NextEntry() is { } entry)
        {
            var number = SubmittedText.Number(First(entry.Fields, NumberKeys));
            if (number.Length == 0)
                number = entry.Key;
            if (number.Length == 0)
                problems.Note(
                    0,
                    null,
                    $"the entry in line {entry.Line} was left out: it has neither a key nor a number"
                );
            else if (papers.Count >= SubmissionLimits.Papers)
                throw new SubmissionFileException(
                    $"There are more than {SubmissionLimits.Papers:N0} papers."
                );
            else if (!papers.TryAdd(number, ReadPaper(entry, number)))
                problems.Note(0, number, "is there twice; the first one was taken");
        }
        return new SubmissionList("BibTeX", "UTF-8", [], [.. papers.Values], []);
    }

    private sealed record BibEntry(string Key, int Line, Dictionary<string, string> Fields);

    private SubmittedPaper ReadPaper(BibEntry entry, string number) =>
        new(number, 0)
        {
            Title = Plain(entry.Fields.GetValueOrDefault("title", "")),
            Abstract = SubmittedText.Abstract(WithoutBraces(entry.Fields.GetValueOrDefault("abstract", ""))),
            Decision = Plain(First(entry.Fields, DecisionKeys)),
            Arxiv =
                Find(entry, ArxivKeys, Identifiers.FindArxiv)
                ?? Find(entry, ArxivTexts, FindArxivNamed)
                ?? "",
            Doi = Find(entry, DoiKeys, Identifiers.FindDoi) ?? "",
            Pages = Find(entry, ["pages"], Identifiers.FindPages) ?? "",
            Authors = ReadAuthors(entry, number),
        };

    private List<SubmittedAuthor> ReadAuthors(BibEntry entry, string number)
    {
        var authors = new List<SubmittedAuthor>();
        foreach (var part in SplitAtAnd(entry.Fields.GetValueOrDefault("author", "")))
        {
            // A group's name stands in braces, whatever is in it.
            var isWhole = part is ['{', .., '}'] && EndOfBraces(part, 0) == part.Length;
            if (part == "others")
                problems.Block(0, number, "ends its authors with “others”; give all names");
            else if (AuthorNames.FromText(Plain(part), mayBeInverted: !isWhole) is { } author)
                authors.Add(isWhole ? author with { Family = author.Name } : author);
            else
                problems.Note(0, number, "has an “and” too many among its authors");
        }
        return authors;
    }

    /// <summary>Null at the end. Comments, strings, preambles and the volume itself are passed over.</summary>
    private BibEntry? NextEntry()
    {
        while (Entry().Match(text, place) is { Success: true } head)
        {
            place = head.Index + head.Length;
            var line = 1 + text.AsSpan(0, head.Index).Count('\n');
            var type = head.Groups["type"].Value.ToLowerInvariant();
            if (type is "comment" or "string" or "preamble" or "proceedings")
            {
                place = EndOfBraces(text, place - 1);
                continue;
            }
            var comma = text.AsSpan(place).IndexOfAny(',', '}');
            if (comma < 0)
                return null;
            var key = text.Substring(place, comma).Trim();
            place += comma;
            return new BibEntry(key, line, ReadFields(line, key));
        }
        return null;
    }

    private Dictionary<string, string> ReadFields(int line, string key)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (Field().Match(text, place) is { Success: true } head)
        {
            place = head.Index + head.Length;
            fields.TryAdd(head.Groups["name"].Value, ReadValue());
        }
        if (place >= text.Length || text.IndexOf('}', place) is < 0)
            problems.Note(0, key, $"has no closing brace, from line {line} on; check what became of it");
        return fields;
    }

    /// <summary>Of one part, or of several that are joined: "On " # "clocks".</summary>
    private string ReadValue()
    {
        var value = new StringBuilder(ReadPart());
        while (Joint().Match(text, place) is { Success: true } joint)
        {
            place += joint.Length;
            value.Append(ReadPart());
        }
        return value.ToString().Trim();
    }

    private string ReadPart()
    {
        if (place >= text.Length)
            return "";
        var end = text[place] switch
        {
            '{' => EndOfBraces(text, place),
            '"' => EndOfQuotes(),
            _ => text.AsSpan(place).IndexOfAny(",}#\n") is >= 0 and var length ? place + length : text.Length,
        };
        var value = text[place..end];
        place = end;
        return value is ['{' or '"', .., '}' or '"'] ? value[1..^1] : value.Trim();
    }

    /// <summary>Behind the brace that closes the one at this place.</summary>
    private static int EndOfBraces(string text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == '{')
                depth++;
            else if (text[at] == '}' && --depth <= 0)
                return at + 1;
        }
        return text.Length;
    }

    /// <summary>Behind the mark that ends the value; those in braces are its own.</summary>
    private int EndOfQuotes()
    {
        var depth = 0;
        for (var at = place + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] is '{' or '}')
                depth += text[at] == '{' ? 1 : -1;
            else if (text[at] == '"' && depth == 0)
                return at + 1;
        }
        return text.Length;
    }

    private static IEnumerable<string> SplitAtAnd(string authors)
    {
        var (depth, part) = (0, new StringBuilder());
        foreach (var word in Words().Split(authors))
        {
            if (depth == 0 && word.Equals("and", StringComparison.OrdinalIgnoreCase))
            {
                yield return part.ToString().Trim();
                part.Clear();
                continue;
            }
            depth += word.Count(sign => sign == '{') - word.Count(sign => sign == '}');
            part.Append(' ').Append(word);
        }
        if (part.ToString().Trim() is { Length: > 0 } last)
            yield return last;
    }

    /// <summary>In TeX a sign such as "_" is escaped or braced in an identifier, too.</summary>
    private static string? Find(BibEntry entry, string[] keys, Func<string, string?> find) =>
        keys.Select(key => find(TeXSigns().Replace(entry.Fields.GetValueOrDefault(key, ""), "")))
            .FirstOrDefault(found => found is not null);

    private static string? FindArxivNamed(string text) =>
        text.Contains("arxiv", StringComparison.OrdinalIgnoreCase) ? Identifiers.FindArxiv(text) : null;

    private static string First(Dictionary<string, string> fields, string[] keys) =>
        keys.Select(key => fields.GetValueOrDefault(key, "")).FirstOrDefault(value => value.Length > 0) ?? "";

    private static string Plain(string value) => SubmittedText.Line(WithoutBraces(PastedText.ToLine(value)));

    /// <summary>They protect capitals; those of formulas and of TeX's commands mean something.</summary>
    private static string WithoutBraces(string value) =>
        Braces().Replace(value, match => match.Groups["formula"].Success ? match.Value : "");

    [GeneratedRegex(@"(?<=^|\n)[ \t]*@(?<type>[A-Za-z]+)\s*\{")]
    private static partial Regex Entry();

    [GeneratedRegex(@"[\\{}]")]
    private static partial Regex TeXSigns();

    [GeneratedRegex(@"\G(?>\s*)#(?>\s*)")]
    private static partial Regex Joint();

    [GeneratedRegex(@"\G(?>\s*),?(?>\s*)(?<name>[A-Za-z][\w:.-]*)\s*=\s*")]
    private static partial Regex Field();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<formula>\$[^$]*\$|\\[A-Za-z]+\*?(\{[^{}]*\})+|\\[{}])|[{}]")]
    private static partial Regex Braces();
}
