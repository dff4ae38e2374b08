using System.Text.Json.Serialization;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Feeds.Cards;
using EMC2Workshop.Feeds.Citations;
using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds.LinkedData;

/// <summary>A paper.</summary>
internal sealed record LinkedArticle : LinkedNode
{
    public string? Headline { get; init; }

    public string? InLanguage { get; init; }

    public IReadOnlyList<LinkedPerson>? Author { get; init; }

    public string? DatePublished { get; init; }

    public string? CreativeWorkStatus { get; init; }

    public LinkedIdentifier? Identifier { get; init; }

    public string? Pagination { get; init; }

    public IReadOnlyList<string>? SameAs { get; init; }

    public LinkedNode? IsPartOf { get; init; }

    /// <summary>As it is named in a session.</summary>
    public static LinkedArticle Named(Edition edition, Paper paper, SiteAddress site) =>
        new()
        {
            Type = "ScholarlyArticle",
            Id = site.Absolute(PageUrls.For(edition, paper)),
            Name = FormulaText.ToPlainText(paper.Title),
        };

    public static LinkedArticle From(Edition edition, Paper paper, string description, SiteAddress site) =>
        Named(edition, paper, site) with
        {
            Url = site.Absolute(PageUrls.For(edition, paper)),
            Description = description,
            Image = site.Absolute($"{PageUrls.For(edition, paper)}/{CardEndpoints.File}"),
            Headline = FormulaText.ToPlainText(paper.Title),
            InLanguage = paper.Language ?? "en",
            Author = Some(paper.Authors.Select(credit => LinkedPerson.From(credit, site))),
            DatePublished = edition.When is null ? LinkedEvent.Date(edition.Start) : null,
            CreativeWorkStatus = paper.Withdrawn ? "Withdrawn" : null,
            Identifier = paper.Doi is { } identifier ? new LinkedIdentifier { Value = identifier } : null,
            Pagination = paper.Pages,
            SameAs = Some(
                new[]
                {
                    paper.Doi is { } doi ? "https://doi.org/" + doi : null,
                    paper.Arxiv is { } arxiv ? "https://arxiv.org/abs/" + arxiv : null,
                }.OfType<string>()
            ),
            IsPartOf = new LinkedNode
            {
                Type = "CreativeWork",
                Name = Reference.EventOf(edition),
                Url = site.Absolute(PageUrls.For(edition, "papers")),
            },
        };
}

/// <summary>A DOI.</summary>
internal sealed record LinkedIdentifier : LinkedNode
{
    public LinkedIdentifier() => Type = "PropertyValue";

    [JsonPropertyName("propertyID")]
    public string PropertyId { get; init; } = "DOI";

    public required string Value { get; init; }
}
