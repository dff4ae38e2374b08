using System.Globalization;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds.Citations;

/// <summary>A paper or a talk as it is cited: what all formats of references are written from.</summary>
/// <param name="Key">As of <see cref="CitationKeys"/>.</param>
/// <param name="Title">With its formulas as they were written.</param>
/// <param name="Genre">What it was, such as "Keynote"; null for a paper.</param>
/// <param name="Event">Where it was given.</param>
/// <param name="Book">That with the number or the title, and the year of the edition: what a paper is in.</param>
public sealed record Reference(
    string Key,
    string Title,
    string? Genre,
    IReadOnlyList<(PersonName Name, string? Affiliation)> Authors,
    string Event,
    string Book,
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

    /// <summary>Without markup.</summary>
    public string? Abstract { get; init; }

    /// <summary>False while only words such as "Spring 2030" are known, and their year.</summary>
    public bool IsDayKnown { get; init; } = true;

    /// <summary>That it was not presented as planned, and why: "Withdrawn. The authors found an error."</summary>
    public string? Notice { get; init; }

    /// <summary>Such as "11a".</summary>
    public required string EditionNumber { get; init; }

    /// <summary>For formats that have no formulas.</summary>
    public string PlainTitle => FormulaText.ToPlainText(Title);

    public bool IsPaper => Genre is null;

    public static Reference From(Edition edition, Paper paper, string key, SiteAddress site) =>
        new(
            key,
            paper.Title,
            null,
            Names(paper.Authors),
            EventOf(edition),
            BookOf(edition),
            edition.City,
            edition.Start,
            paper.Language ?? "en",
            site.Absolute(PageUrls.For(edition, paper))
        )
        {
            EditionNumber = edition.Number,
            IsDayKnown = edition.When is null,
            Notice = paper.Withdrawn ? NoticeOf("Withdrawn", paper.Reason) : null,
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

    public static Reference From(Edition edition, Talk talk, string key, SiteAddress site)
    {
        var genre = FormulaText.ToPlainText(talk.Session?.Title ?? "Talk");
        var date = talk.Session?.ActualStart is { } begins ? DateOnly.FromDateTime(begins) : edition.Start;
        return new(
            key,
            talk.Title ?? genre,
            genre,
            Names(talk.Speakers),
            EventOf(edition),
            BookOf(edition),
            edition.City,
            date,
            talk.Language ?? "en",
            site.Absolute(PageUrls.For(edition, talk))
        )
        {
            EditionNumber = edition.Number,
            IsDayKnown = edition.When is null || talk.Session?.ActualStart is not null,
            Notice = talk.Cancelled ? NoticeOf("Canceled", talk.Reason) : null,
        };
    }

    public static string EventOf(Edition edition) =>
        edition.Title ?? $"EMC2 workshop{(edition.HostShort is { } host ? $" at {host}" : "")}";

    private static string BookOf(Edition edition)
    {
        var host = edition.HostShort is { } at ? $" at {at}" : "";
        var title = edition.Title ?? $"EMC2 workshop no. {edition.Number}{host}";
        var year = edition.Start.Year.ToString(CultureInfo.InvariantCulture);
        return title.Contains(year, StringComparison.Ordinal) ? title : $"{title} ({year})";
    }

    private static string NoticeOf(string what, string? reason) =>
        reason is null ? what : $"{what}. {reason}";

    private static IReadOnlyList<(PersonName, string?)> Names(IEnumerable<Credit> credits) =>
        [.. credits.Select(credit => (credit.Person.Parts, credit.Affiliation))];
}
