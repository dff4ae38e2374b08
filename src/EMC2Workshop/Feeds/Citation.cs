using System.Globalization;
using System.Text;
using EMC2Workshop.Workshop;

namespace EMC2Workshop.Feeds;

/// <summary>How a paper or a talk of the workshop is cited.</summary>
/// <param name="Text">A sentence in the manner of the APA's seventh edition.</param>
public sealed record Citation(string Text, string BibTeX)
{
    public static Citation Of(Edition edition, Paper paper)
    {
        var authors = paper.Authors.Select(credit => credit.Person).ToList();
        var note = paper.Doi is { } doi ? $" https://doi.org/{doi}" : paper.Arxiv is { } arxiv ? $" https://arxiv.org/abs/{arxiv}" : "";
        var text = $"{People(authors)} ({edition.Start.Year}). {Sentence(paper.Title)} In {Event(edition)}{(paper.Pages is { } pages ? $" (pp. {pages.Replace('-', '–')})" : "")}.{note}";
        return new Citation(text, Entry("inproceedings", Key(authors, edition, paper.Slug),
        [
            ("author", Bibliography(authors)), ("title", $"{{{paper.Title}}}"), ("booktitle", Event(edition)), ("year", Year(edition)),
            ("pages", paper.Pages?.Replace("-", "--", StringComparison.Ordinal)), ("doi", paper.Doi), ("eprint", paper.Arxiv), ("archiveprefix", paper.Arxiv is null ? null : "arXiv"), ("address", edition.City),
        ]));
    }

    public static Citation Of(Edition edition, Talk talk)
    {
        var speakers = talk.Speakers.Select(credit => credit.Person).ToList();
        var kind = talk.Session?.Title ?? "Talk";
        var date = edition.Start.ToString("yyyy, MMMM d", CultureInfo.InvariantCulture);
        var text = $"{People(speakers)} ({date}). {talk.Title ?? kind} [{kind}]. {Event(edition)}, {edition.City}.";
        return new Citation(text, Entry("misc", Key(speakers, edition, talk.Slug),
        [
            ("author", Bibliography(speakers)), ("title", $"{{{talk.Title ?? kind}}}"), ("howpublished", $"{kind}, {Event(edition)}"), ("year", Year(edition)),
            ("month", edition.Start.ToString("MMM", CultureInfo.InvariantCulture).ToLowerInvariant()), ("address", edition.City),
        ]));
    }

    /// <summary>For Google Scholar and Zotero: an author's institution comes after the author.</summary>
    public static IEnumerable<(string Name, string Content)> Tags(Edition edition, Paper paper, string address)
    {
        yield return ("citation_title", paper.Title);
        foreach (var author in paper.Authors)
        {
            yield return ("citation_author", Inverted(author.Person, initials: false));
            if (author.Affiliation is { } affiliation) yield return ("citation_author_institution", affiliation);
        }
        yield return ("citation_publication_date", edition.Start.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        yield return ("citation_conference_title", Event(edition));
        yield return ("citation_abstract_html_url", address);
        if (paper.Doi is { } doi) yield return ("citation_doi", doi);
        if (paper.Arxiv is { } arxiv) yield return ("citation_arxiv_id", arxiv);
        if (paper.Pages?.Split('-') is [var first, var last])
        {
            yield return ("citation_firstpage", first);
            yield return ("citation_lastpage", last);
        }
        if (paper.Materials.Find(material => material.Kind == MaterialKind.Paper && material.Url.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)) is { } pdf) yield return ("citation_pdf_url", pdf.Url);
    }

    internal static string Event(Edition edition) => edition.Title ?? $"EMC2 workshop{(edition.HostShort is { } host ? $" at {host}" : "")}";

    private static string Year(Edition edition) => edition.Start.Year.ToString(CultureInfo.InvariantCulture);

    private static string Sentence(string title) => title.EndsWith('?') || title.EndsWith('!') ? title : title + ".";

    /// <summary>"Sze, V., Han, S., &amp; Delp, E. J."</summary>
    private static string People(List<Person> people)
    {
        var names = people.ConvertAll(person => Inverted(person, initials: true));
        return names.Count < 2 ? string.Concat(names) : string.Join(", ", names.SkipLast(1)) + ", & " + names[^1];
    }

    private static string Bibliography(List<Person> people) => string.Join(" and ", people.Select(person => Inverted(person, initials: false)));

    private static string Inverted(Person person, bool initials)
    {
        var words = person.Name.Split(' ');
        var given = words.SkipLast(1).Select(word => initials ? $"{word[0]}." : word);
        return words.Length == 1 ? person.Name : $"{words[^1]}, {string.Join(' ', given)}";
    }

    private static string Key(List<Person> people, Edition edition, string slug) =>
        $"{(people.Count > 0 ? people[0].Slug.Split('-')[^1] : "emc2")}{edition.Start.Year}-{slug}";

    private static string Entry(string kind, string key, IEnumerable<(string Name, string? Value)> fields)
    {
        var entry = new StringBuilder($"@{kind}{{{key},\n");
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
            entry.Append(CultureInfo.InvariantCulture, $"  {name} = {(name == "month" ? value : $"{{{Escape(value!)}}}")},\n");
        return entry.Append('}').ToString();
    }

    private static string Escape(string value) =>
        value.Replace("&", "\\&", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("#", "\\#", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);
}
