using System.Globalization;
using System.Text;
using System.Text.Json;
using EMC2Workshop.Data;
using EMC2Workshop.Hosting;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;
using Node = System.Collections.Generic.Dictionary<string, object?>;

namespace EMC2Workshop.Feeds;

/// <summary>A paper or a talk as programs that keep references take it.</summary>
public sealed record Reference(Edition Edition, string Title, IReadOnlyList<Person> Authors, string Address, string BibTeX, Paper? Paper)
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public static Reference Of(Edition edition, Paper paper, SiteAddress site) =>
        new(edition, paper.Title, [.. paper.Authors.Select(credit => credit.Person)], site.Absolute(Workshop.Address.Of(edition, paper)), Citation.Of(edition, paper).BibTeX, paper);

    public static Reference Of(Edition edition, Talk talk, SiteAddress site) =>
        new(edition, talk.Title ?? talk.Session?.Title ?? "Talk", [.. talk.Speakers.Select(credit => credit.Person)], site.Absolute(Workshop.Address.Of(edition, talk)), Citation.Of(edition, talk).BibTeX, null);

    /// <summary>The tags of Research Information Systems; lines end in CR LF, a record in ER.</summary>
    public string Ris()
    {
        var text = new StringBuilder();
        Add("TY", Paper is null ? "SLIDE" : "CPAPER");
        foreach (var author in Authors) Add("AU", Inverted(author));
        Add("TI", Title);
        Add("T2", Citation.Event(Edition));
        Add("PY", Edition.Start.Year.ToString(CultureInfo.InvariantCulture));
        Add("DA", Edition.Start.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        Add("CY", Edition.City);
        if (Paper?.Pages?.Split('-') is [var first, var last])
        {
            Add("SP", first);
            Add("EP", last);
        }
        Add("DO", Paper?.Doi);
        Add("UR", Address);
        Add("ER", "");
        return text.ToString();

        void Add(string tag, string? value)
        {
            if (value is not null) text.Append(CultureInfo.InvariantCulture, $"{tag}  - {value.ReplaceLineEndings(" ")}\r\n");
        }
    }

    public static string Csl(IEnumerable<Reference> references) => JsonSerializer.Serialize(references.Select(reference => reference.Csl()), Options);

    private Node Csl() => new()
    {
        ["id"] = Address,
        ["type"] = Paper is null ? "speech" : "paper-conference",
        ["title"] = Title,
        ["author"] = Authors.Select(author => author.Name.LastIndexOf(' ') is > 0 and var space ? new Node { ["family"] = author.Name[(space + 1)..], ["given"] = author.Name[..space] } : new Node { ["literal"] = author.Name }).ToList(),
        ["event-title"] = Citation.Event(Edition),
        ["container-title"] = Paper is null ? null : Citation.Event(Edition),
        ["event-place"] = Edition.City,
        ["issued"] = new Node { ["date-parts"] = new[] { new[] { Edition.Start.Year, Edition.Start.Month, Edition.Start.Day } } },
        ["page"] = Paper?.Pages,
        ["DOI"] = Paper?.Doi,
        ["URL"] = Address,
    };

    private static string Inverted(Person person) => person.Name.LastIndexOf(' ') is > 0 and var space ? $"{person.Name[(space + 1)..]}, {person.Name[..space]}" : person.Name;
}

/// <summary>References of one paper, one talk, or a whole edition, as BibTeX, RIS and CSL-JSON.</summary>
public static class References
{
    public static void MapReferences(this IEndpointRouteBuilder routes)
    {
        foreach (var format in new[] { "bib", "ris", "csl.json" })
        {
            routes.MapPublic($"/{{edition}}/citations.{format}", (string edition, WorkshopDbContext db, SiteAddress site, CancellationToken cancellationToken) => AnswerAsync(db, site, edition, format, _ => true, _ => true, cancellationToken));
            routes.MapPublic($"/{{edition}}/papers/{{paper}}.{format}", (string edition, string paper, WorkshopDbContext db, SiteAddress site, CancellationToken cancellationToken) => AnswerAsync(db, site, edition, format, found => found.Slug == paper, _ => false, cancellationToken));
            routes.MapPublic($"/{{edition}}/talks/{{talk}}.{format}", (string edition, string talk, WorkshopDbContext db, SiteAddress site, CancellationToken cancellationToken) => AnswerAsync(db, site, edition, format, _ => false, found => found.Slug == talk, cancellationToken));
        }
    }

    private static async Task<IResult> AnswerAsync(WorkshopDbContext db, SiteAddress site, string slug, string format, Func<Paper, bool> papers, Func<Talk, bool> talks, CancellationToken cancellationToken)
    {
        var edition = await db.Editions.AsNoTracking().SingleOrDefaultAsync(found => found.Slug == slug && found.Status == EditionStatus.Published, cancellationToken);
        if (edition is null) return Results.NotFound();
        var references = (await db.Papers.AsNoTracking().Of(edition).Include(paper => paper.Credits).ThenInclude(credit => credit.Person).OrderBy(paper => paper.Slug).ToListAsync(cancellationToken)).Where(papers).Select(paper => Reference.Of(edition, paper, site))
            .Concat((await db.Talks.AsNoTracking().Of(edition).WithSpeakers().OrderBy(talk => talk.Slug).ToListAsync(cancellationToken)).Where(talks).Select(talk => Reference.Of(edition, talk, site))).ToList();
        if (references.Count == 0) return Results.NotFound();
        return format switch
        {
            "bib" => Results.Text(string.Join("\n\n", references.Select(reference => reference.BibTeX)) + "\n", "application/x-bibtex; charset=utf-8"),
            "ris" => Results.Text(string.Join("\r\n", references.Select(reference => reference.Ris())), "application/x-research-info-systems; charset=utf-8"),
            _ => Results.Text(Reference.Csl(references), "application/vnd.citationstyles.csl+json; charset=utf-8"),
        };
    }
}
