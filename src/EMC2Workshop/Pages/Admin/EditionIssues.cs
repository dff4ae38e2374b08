using EMC2Workshop.Data;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>What is to be mended in an edition.</summary>
/// <param name="All">One for each item, with all that was found of it.</param>
/// <param name="Gaps">What readers would look for after the workshop.</param>
/// <param name="LinksTried">Null: external links were not checked yet.</param>
public sealed record EditionIssues(
    Edition Edition,
    IReadOnlyList<Finding> All,
    IReadOnlyList<ProceedingsGap> Gaps,
    DateTimeOffset? LinksTried,
    bool ShowsAll
)
{
    private const int MostShown = 12;

    public IReadOnlyList<Finding> Shown { get; } = [.. All.Take(ShowsAll ? int.MaxValue : MostShown)];
}

public sealed class EditionIssuesQuery(
    WorkshopDbContext db,
    ProgramLinter linter,
    ProceedingsGaps proceedings
)
{
    public async Task<EditionIssues> FindAsync(
        Edition edition,
        bool showsAll,
        CancellationToken cancellationToken
    ) =>
        new(
            edition,
            [
                .. (await linter.FindAsync(edition, cancellationToken))
                    .GroupBy(finding =>
                        (finding.ItemId, Name: finding.ItemId is null ? finding.What : finding.Name)
                    )
                    .Select(same =>
                        same.First() with
                        {
                            What = IssueText.Join(same.Select(finding => finding.What)),
                        }
                    ),
            ],
            await proceedings.FindAsync(edition, cancellationToken),
            await db.CheckedLinks.AnyAsync(cancellationToken)
                ? await db.CheckedLinks.MaxAsync(link => link.At, cancellationToken)
                : null,
            showsAll
        );
}
