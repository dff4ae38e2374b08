using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds.Citations;

/// <summary>A paper or a talk as it is cited: what all formats of references are written from.</summary>
/// <param name="Key">Of letters, digits and hyphens; nothing else of the edition has it.</param>
/// <param name="Genre">What it was, such as "Keynote"; null for a paper.</param>
/// <param name="Event">Where it was given.</param>
public sealed record Reference(
    string Key,
    string Title,
    string? Genre,
    IReadOnlyList<(PersonName Name, string? Affiliation)> Authors,
    string Event,
    string City,
    DateOnly Date,
    string Language,
    string Url
)
{
    public string? Doi { get; init; }

    public string? Arxiv { get; init; }

    /// <summary>First and last, or the one.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    public string? Pdf { get; init; }

    public bool IsPaper => Genre is null;

    public static Reference From(Edition edition, Paper paper, SiteAddress site) =>
        new(
            KeyOf(edition, paper, paper.Authors),
            paper.Title,
            null,
            Names(paper.Authors),
            EventOf(edition),
            edition.City,
            edition.Start,
            paper.Language ?? "en",
            site.Absolute(PageUrls.For(edition, paper))
        )
        {
            Doi = paper.Doi,
            Arxiv = paper.Arxiv,
            Pages = paper.Pages?.Split('-', '–') ?? [],
            Pdf = paper
                .Materials.Find(material =>
                    material.Kind == MaterialKind.Paper
                    && material.Url.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)
                )
                ?.Url
                is { } pdf
                ? pdf.StartsWith('/')
                    ? site.Absolute(pdf)
                    : pdf
                : null,
        };

    public static Reference From(Edition edition, Talk talk, SiteAddress site)
    {
        var genre = talk.Session?.Title ?? "Talk";
        var date = talk.Session?.ActualStart is { } begins ? DateOnly.FromDateTime(begins) : edition.Start;
        return new(
            KeyOf(edition, talk, talk.Speakers),
            talk.Title ?? genre,
            genre,
            Names(talk.Speakers),
            EventOf(edition),
            edition.City,
            date,
            talk.Language ?? "en",
            site.Absolute(PageUrls.For(edition, talk))
        );
    }

    public static string EventOf(Edition edition) =>
        edition.Title ?? $"EMC2 workshop{(edition.HostShort is { } host ? $" at {host}" : "")}";

    private static IReadOnlyList<(PersonName, string?)> Names(IEnumerable<Credit> credits) =>
        [.. credits.Select(credit => (credit.Person.Parts, credit.Affiliation))];

    private static string KeyOf(Edition edition, Item item, IEnumerable<Credit> authors) =>
        $"{authors.FirstOrDefault()?.Person.Slug.Split('-')[^1] ?? "emc2"}{edition.Start.Year}-{item.Slug}";
}
