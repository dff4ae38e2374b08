using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class PaperFields : ItemFields<Paper>
{
    public static ContentKind ContentKind { get; } =
        new("paper", "{edition}/papers/{slug}.md", () => new PaperFields())
        {
            Plural = "Papers",
            RouteParameter = "paper",
            SearchText = (item, markdown) =>
            {
                var paper = (Paper)item;
                return new(
                    paper.Title,
                    CreditFields.ListNames(paper.Credits),
                    string.Join(
                        ' ',
                        CreditFields.ListAffiliations(paper.Credits, paper.Affiliations),
                        markdown.ToPlainText(paper.Abstract),
                        paper.Arxiv is { } arxiv ? $"https://arxiv.org/abs/{arxiv}" : "",
                        paper.Doi is { } doi ? $"https://doi.org/{doi}" : "",
                        MaterialFields.ListLinks(paper.Materials)
                    )
                );
            },
        };

    [RequiredField, SingleLine]
    [InForm("Title")]
    public string? Title { get; set; }

    [RegularExpression(
        "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
        ErrorMessage = "is not a language tag, such as ja or pt-BR"
    )]
    [InForm("Language", Hint = "If not English: a code such as ja or pt-BR.")]
    public string? Language { get; set; }

    [RequiredField]
    [InForm("Authors", One = "author")]
    public List<AuthorFields> Authors { get; set; } = [];

    [SingleLine]
    [InForm("Affiliations of the paper")]
    public List<string> Affiliations { get; set; } = [];

    [
        SingleLine,
        RegularExpression(Identifiers.Arxiv, ErrorMessage = "is not an arXiv identifier, such as 1910.06188")
    ]
    [InForm("arXiv ID", Hint = "Such as 1910.06188.")]
    public string? Arxiv
    {
        get;
        set => field = Identifiers.FromArxiv(value);
    }

    [SingleLine, RegularExpression(Identifiers.Doi, ErrorMessage = "is not a DOI, such as 10.1109/5.771073")]
    [InForm("DOI", Hint = "Such as 10.1109/5.771073.")]
    public string? Doi
    {
        get;
        set => field = Identifiers.FromDoi(value);
    }

    [SingleLine, RegularExpression(Identifiers.Pages, ErrorMessage = "are not page numbers, such as 36-39")]
    [InForm("Pages in the proceedings", Hint = "Such as 36-39.")]
    public string? Pages { get; set; }

    [InForm("Withdrawn", Hint = "The page stays, and says so.")]
    public bool Withdrawn { get; set; }

    [SingleLine]
    [InForm("Reason", Hint = "Public, in one sentence.")]
    public string? Reason { get; set; }

    [InForm("Slides, video, code", One = "link or file")]
    public List<MaterialFields> Materials { get; set; } = [];

    [Body]
    [InForm("Abstract")]
    public string Body { get; set; } = "";

    protected override void Apply(Paper item, ResolvedReferences references)
    {
        (item.Title, item.Language, item.Affiliations, item.Abstract) = (
            Title!,
            Language,
            Affiliations,
            Body
        );
        (item.Arxiv, item.Doi, item.Pages) = (Arxiv, Doi, Pages);
        (item.Withdrawn, item.Reason) = (Withdrawn, Reason);
        item.Materials = [.. Materials.Select(material => material.ToMaterial(references))];
        CreditFields.Replace(item.Credits, CreditRole.Author, Authors, references);
    }
}
