using System.Globalization;

namespace EMC2Workshop.Feeds.Citations;

/// <summary>A sentence in the manner of the APA's seventh edition.</summary>
public static class Apa
{
    private const int Most = 20;

    public static string Format(Reference reference)
    {
        var date =
            reference.IsPaper || !reference.IsDayKnown
                ? reference.Date.ToString("yyyy", CultureInfo.InvariantCulture)
                : reference.Date.ToString("yyyy, MMMM d", CultureInfo.InvariantCulture);
        var isNamedByGenre = reference.IsPaper || reference.PlainTitle == reference.Genre;
        var title = Ended(
            isNamedByGenre ? reference.PlainTitle : $"{reference.PlainTitle} [{reference.Genre}]"
        );
        // What nobody signed begins with its title.
        var (first, second) =
            reference.Authors.Count == 0 ? (title, "") : (Ended(People(reference)), $" {title}");
        return $"{first} ({date}).{second} "
            + $"{(reference.IsPaper ? InBook(reference) : $"{reference.Event}, {reference.City}.")} "
            + Link(reference)
            + (reference.Notice is { } notice ? $" ({notice})" : "");
    }

    private static string InBook(Reference reference) =>
        $"In {reference.Event}{reference.Pages.Count switch
    {
        0 => "",
        1 => $" (p. {reference.Pages[0]})",
        _ => $" (pp. {string.Join('–', reference.Pages)})",
    }}.";

    private static string Link(Reference reference) =>
        reference.Doi is { } doi ? $"https://doi.org/{doi}"
        : reference.Arxiv is { } arxiv ? $"https://arxiv.org/abs/{arxiv}"
        : reference.Url;

    /// <summary>A name of one word, such as Plato, has a full stop too, and no second one after initials.</summary>
    private static string Ended(string part) =>
        part.EndsWith('?') || part.EndsWith('!') || part.EndsWith('.') ? part : part + ".";

    /// <summary>"Sze, V., Han, S., &amp; Delp, E. J."; of more than twenty, the first nineteen and the last.</summary>
    private static string People(Reference reference)
    {
        var names = reference.Authors.Select(author => author.Name.Initialed).ToList();
        if (names.Count > Most)
            return $"{string.Join(", ", names.Take(Most - 1))}, . . . {names[^1]}";
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))}, & {names[^1]}";
    }
}
