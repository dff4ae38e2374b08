using System.Globalization;
using System.Text;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Content.Markdown.Pasted;
using EMC2Workshop.Model;

namespace EMC2Workshop.Feeds.Citations;

/// <summary>
/// An entry of a .bib file. Letters with accents are TeX's commands, so that old styles sort them; those that it has
/// none for stay as they are, in UTF-8. What it takes for a command is written as the sign that it is.
/// </summary>
public static class BibTeX
{
    public static string Format(Reference reference)
    {
        var entry = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"@{(reference.IsPaper ? "inproceedings" : "misc")}{{{reference.Key},\n"
        );
        Add("author", string.Join(" and ", reference.Authors.Select(author => NameOf(author.Name))));
        Add("title", $"{{{WithFormulas(reference.Title)}}}"); // in braces of its own: styles leave its capitals alone
        Add(
            reference.IsPaper ? "booktitle" : "howpublished",
            Escape(reference.IsPaper ? reference.Book : $"{reference.Genre}, {reference.Event}")
        );
        Add("year", reference.Date.Year.ToString(CultureInfo.InvariantCulture));
        if (reference.IsDayKnown)
            AddBare("month", reference.Date.ToString("MMM", CultureInfo.InvariantCulture).ToLowerInvariant());
        Add("pages", string.Join("--", reference.Pages));
        Add("address", Escape(reference.City));
        Add("note", reference.Notice is { } notice ? Escape(notice) : null);
        // Taken to the letter by the styles that print these.
        Add("doi", reference.Doi);
        Add("eprint", reference.Arxiv);
        Add("archiveprefix", reference.Arxiv is null ? null : "arXiv");
        Add("url", reference.Url);
        return entry.Append("}\n").ToString();

        void Add(string name, string? value) =>
            AddBare(name, string.IsNullOrWhiteSpace(value) ? null : $"{{{value}}}");

        void AddBare(string name, string? value)
        {
            if (value is not null)
                entry.Append(CultureInfo.InvariantCulture, $"  {name} = {value},\n");
        }
    }

    /// <summary>A name that would be read as several stands in braces.</summary>
    private static string NameOf(PersonName name)
    {
        if (
            name.Family.Contains(',', StringComparison.Ordinal)
            || $" {name.Given} ".Contains(" and ", StringComparison.OrdinalIgnoreCase)
            || $" {name.Given}".Contains(',', StringComparison.Ordinal)
        )
            return $"{{{Escape(name.Inverted)}}}";
        // In braces a family name of several words is one, which no style takes apart.
        var family = name.Family.Contains(' ', StringComparison.Ordinal)
            ? $"{{{Escape(name.Family)}}}"
            : Escape(name.Family);
        string[] others = [.. new[] { name.Suffix, name.Given }.OfType<string>().Select(Escape)];
        return string.Join(", ", [family, .. others]);
    }

    /// <summary>What is TeX already stays so, if its braces end within it.</summary>
    private static string WithFormulas(string title) =>
        string.Concat(
            FormulaText
                .Split(title)
                .Select(part =>
                    part.Formula is { Source: var source } && IsBalanced(source)
                        ? $"${source.ReplaceLineEndings(" ")}$"
                        : Escape(part.Text)
                )
        );

    private static bool IsBalanced(string source)
    {
        var open = 0;
        foreach (var sign in source)
        {
            // BibTeX counts braces behind a backslash, too.
            open += sign switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            if (open < 0)
                return false;
        }
        return open == 0 && !source.EndsWith('\\');
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var sign in text)
        {
            escaped.Append(
                sign switch
                {
                    '&' or '%' or '#' or '_' or '$' => $"\\{sign}",
                    '\\' => "\\textbackslash{}",
                    '{' => "\\textbraceleft{}", // a brace counts, escaped or not
                    '}' => "\\textbraceright{}",
                    '~' => "\\textasciitilde{}",
                    '^' => "\\textasciicircum{}",
                    _ => char.IsControl(sign) ? " " : TexLetters.CommandOf(sign) ?? sign.ToString(),
                }
            );
        }
        return escaped.ToString();
    }
}
