using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;

namespace EMC2Workshop.Submissions;

/// <summary>What there is already of an edition, in the store or in a folder.</summary>
/// <param name="Edition">Its slug.</param>
/// <param name="People">All of the site.</param>
/// <param name="Papers">Of the edition, drafts in the place of what is published.</param>
/// <param name="Sessions">Likewise.</param>
public sealed record KnownContent(
    string Edition,
    Guid EditionId,
    IReadOnlyList<KnownPerson> People,
    IReadOnlyList<KnownItem> Papers,
    IReadOnlyList<KnownItem> Sessions
)
{
    /// <summary>Papers of several systems may have one number; of more than these nobody has files.</summary>
    private const int MostOfOneNumber = 9;

    /// <summary>
    /// A paper without a number of its own is the one that an earlier file called so; else it is known by its number,
    /// and of those that have it, by what it is.
    /// </summary>
    public Guid IdFor(SubmittedPaper paper)
    {
        if (paper.HasOwnNumber)
            return FindByNumber(paper).FirstOrDefault(item => PaperLikeness.IsAlike(paper, item, People))?.Id
                ?? SubmissionIds.ForPaper(EditionId, paper.Number);
        var own = SubmissionIds.ForTitle(EditionId, paper.Title);
        return Papers.Any(item => item.Id == own)
            ? own
            : Papers.FirstOrDefault(item => item.ImportedTitleKey == SubmissionIds.TitleKey(paper.Title))?.Id
                ?? own;
    }

    /// <summary>Slugs of a paper's authors, as an earlier file had them.</summary>
    public IReadOnlyList<string> FormerAuthors(SubmittedPaper paper) =>
        Papers.FirstOrDefault(item => item.Id == IdFor(paper)) is { } known
        && ItemFormValues.From(ContentKind.ForFolder("papers"), known.ImportedText ?? known.Text) is { } form
            ?
            [
                .. Enumerable
                    .Range(0, form.Count("authors"))
                    .Select(index => form[$"authors[{index}].person"]),
            ]
            : [];

    /// <summary>Of a paper that has the number of another one.</summary>
    public Guid OtherIdFor(SubmittedPaper paper) =>
        SubmissionIds
            .AllForNumber(EditionId, paper.Number)
            .First(id => !Papers.Any(item => item.Id == id) && !Removed.Contains(id) && !Erased.Contains(id));

    /// <summary>The number of a paper, and which of those it is that have it.</summary>
    public string LabelFor(SubmittedPaper paper, Guid id) =>
        SubmissionIds
            .LabelsFor(paper.Number)
            .Take(MostOfOneNumber)
            .FirstOrDefault(label => SubmissionIds.ForPaper(EditionId, label) == id, paper.Number);

    /// <summary>What has the paper's number and nothing else in common with it; null where it is plain.</summary>
    public KnownItem? FindUnlike(SubmittedPaper paper) =>
        paper.HasOwnNumber
        && Papers.FirstOrDefault(item => item.Id == IdFor(paper)) is { } known
        && !PaperLikeness.IsAlike(paper, known, People)
            ? known
            : null;

    /// <summary>That a paper of a file may get.</summary>
    public IEnumerable<Guid> AllIdsFor(SubmittedPaper paper) =>
        paper.HasOwnNumber
            ? SubmissionIds.AllForNumber(EditionId, paper.Number).Take(MostOfOneNumber)
            : [IdFor(paper)];

    private IEnumerable<KnownItem> FindByNumber(SubmittedPaper paper)
    {
        var ids = AllIdsFor(paper).ToHashSet();
        return Papers.Where(item => ids.Contains(item.Id));
    }

    /// <summary>Ids of papers that organizers removed.</summary>
    public IReadOnlySet<Guid> Removed { get; init; } = new HashSet<Guid>();

    /// <summary>Ids of papers that an owner deleted for good: they can't come back.</summary>
    public IReadOnlySet<Guid> Erased { get; init; } = new HashSet<Guid>();
}

public sealed record KnownPerson(string Slug, string Name)
{
    public IReadOnlyList<string> AlsoKnownAs { get; init; } = [];

    public string? Orcid { get; init; }

    public string? Affiliation { get; init; }

    /// <summary>With the affiliation, where one is known.</summary>
    public string Description => Affiliation is null ? Name : $"{Name}, {Affiliation}";

    /// <summary>As a text of a person says; null where it can't be read.</summary>
    public static KnownPerson? Read(KnownItem item) =>
        ItemFormValues.From(ContentKind.ForFolder("people"), item.Text) is { } form
            ? new KnownPerson(item.Slug, form["name"])
            {
                AlsoKnownAs = form["also_known_as"].Split('\n', StringSplitOptions.RemoveEmptyEntries),
                Orcid = form["orcid"] is { Length: > 0 } orcid ? orcid : null,
            }
            : null;
}

/// <param name="Path">Without <c>.md</c>.</param>
public sealed record KnownItem(Guid Id, string Path, string Text)
{
    /// <summary>What the last import made of it; null where none is known.</summary>
    public string? ImportedText { get; init; }

    /// <summary>Of a paper; null where none is known.</summary>
    public string? ImportedTitleKey =>
        ImportedText is { } text && ItemFormValues.From(ContentKind.ForFolder("papers"), text) is { } form
            ? SubmissionIds.TitleKey(form["title"])
            : null;

    public string Slug => Path[(Path.LastIndexOf('/') + 1)..];
}
