using System.Text.Encodings.Web;
using System.Text.Json;
using EMC2Workshop.Model;

namespace EMC2Workshop.Feeds.Citations;

/// <summary>Items of the Citation Style Language (csl-data 1.0).</summary>
public static class CslJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Format(IEnumerable<Reference> references) =>
        JsonSerializer.Serialize(references.Select(Item), Options);

    private static Node Item(Reference reference) =>
        new()
        {
            ["id"] = reference.Key,
            ["type"] = reference.IsPaper ? "paper-conference" : "speech",
            ["title"] = reference.PlainTitle,
            ["author"] =
                reference.Authors.Count == 0
                    ? null
                    : reference.Authors.Select(author => NameOf(author.Name)).ToList(),
            ["genre"] = reference.Genre,
            ["event-title"] = reference.Event,
            ["container-title"] = reference.IsPaper ? reference.Book : null,
            ["collection-number"] = reference.IsPaper ? reference.EditionNumber : null,
            ["event-place"] = reference.City,
            ["issued"] = new Node { ["date-parts"] = new[] { DateParts(reference) } },
            ["page"] = reference.Pages.Count == 0 ? null : string.Join('-', reference.Pages),
            ["abstract"] = string.IsNullOrEmpty(reference.Abstract) ? null : reference.Abstract,
            ["DOI"] = reference.Doi,
            ["archive"] = reference.Arxiv is null ? null : "arXiv",
            ["archive_location"] = reference.Arxiv,
            ["language"] = reference.Language,
            ["note"] = reference.Notice,
            ["URL"] = reference.Url,
        };

    private static int[] DateParts(Reference reference) =>
        reference.IsDayKnown
            ? [reference.Date.Year, reference.Date.Month, reference.Date.Day]
            : [reference.Date.Year];

    private static Node NameOf(PersonName name) =>
        name.Given is null
            ? new() { ["literal"] = name.Family }
            : new()
            {
                ["family"] = name.FamilyWithoutParticle,
                ["given"] = name.Given,
                ["non-dropping-particle"] = name.Particle,
                ["suffix"] = name.Suffix,
            };
}
