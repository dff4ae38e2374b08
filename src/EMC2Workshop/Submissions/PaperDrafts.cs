using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Submissions;

/// <summary>
/// The papers of a file as one set of drafts, with their new authors and the sessions that they are in: saved at once,
/// published at once, and taken back at once.
/// </summary>
public sealed class PaperDrafts(WorkshopDbContext db, DraftStore drafts, DraftSets sets)
{
    /// <summary>What the activity log says of a set; as the next one does.</summary>
    public const string PublishedSet = "published papers";

    public const string UndidSet = "undid an import of papers";

    /// <returns>The path of an item that somebody has changed meanwhile; null where all are drafts now.</returns>
    public async Task<string?> SaveAsync(
        SubmissionPlan plan,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var works = plan.Items.Select(item => new DraftWork(
            item.Id,
            item.Kind,
            item.Path,
            item.Text,
            item.Before ?? ""
        ));
        if (await drafts.SaveAllAsync([.. works], edit, cancellationToken) is { } changed)
        {
            db.ChangeTracker.Clear();
            return changed;
        }
        foreach (var paper in plan.Papers.Where(paper => paper.ImportedText is not null))
            await KeepAsync(plan.Content.EditionId, paper, cancellationToken);
        if (edit.Entry is { } entry)
            db.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>
    /// Drafts of papers that came from a file, of people whom they name, and of sessions that have others of these
    /// papers than visitors see.
    /// </summary>
    public async Task<IReadOnlyList<Draft>> FindAsync(Edition edition, CancellationToken cancellationToken)
    {
        var imported = db
            .ImportedPapers.Where(paper => paper.EditionId == edition.Id)
            .Select(paper => paper.ItemId);
        var papers = await db
            .Drafts.AsNoTracking()
            .Where(draft => imported.Contains(draft.ItemId))
            .OrderBy(draft => draft.Path)
            .ToListAsync(cancellationToken);
        var published = await db
            .ContentItems.Where(item => imported.Contains(item.Id))
            .Select(item => item.Path)
            .ToListAsync(cancellationToken);
        var within = edition.Slug + "/sessions/";
        var others = await db
            .Drafts.AsNoTracking()
            .Where(draft => draft.Path.StartsWith("people/") || draft.Path.StartsWith(within))
            .OrderBy(draft => draft.Path)
            .ToListAsync(cancellationToken);
        var sessions = await db
            .ContentItems.Where(item => item.Path.StartsWith(within))
            .ToDictionaryAsync(item => item.Id, item => item.Text, cancellationToken);
        var named = papers.SelectMany(paper => ValuesIn(paper.Kind, paper.Text, ".person")).ToHashSet();
        var slugs = papers.Select(paper => paper.Path).Concat(published).Select(SlugOf).ToHashSet();
        return
        [
            .. papers,
            .. others.Where(draft =>
                draft.Kind == "person" ? named.Contains(SlugOf(draft.Path)) : IsTouched(draft)
            ),
        ];

        bool IsTouched(Draft session)
        {
            var now = ValuesIn(session.Kind, session.Text, ".paper").ToHashSet();
            now.SymmetricExceptWith(
                ValuesIn(session.Kind, sessions.GetValueOrDefault(session.ItemId, ""), ".paper")
            );
            return now.Overlaps(slugs);
        }
    }

    public async Task<PublishResult> PublishAsync(
        Edition edition,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        return await sets.PublishAsync(await FindAsync(edition, cancellationToken), edit, cancellationToken);
    }

    /// <returns>Of the set that was published last, one revision; null where there is none, or it was undone.</returns>
    public Task<Revision?> LastAsync(Edition edition, CancellationToken cancellationToken) =>
        sets.FindLastAsync(edition.Slug, PublishedSet, UndidSet, cancellationToken);

    public Task<PublishResult> UndoAsync(
        Revision last,
        ChangeInfo edit,
        CancellationToken cancellationToken
    ) => sets.UndoAsync(last, edit, cancellationToken);

    private async Task KeepAsync(Guid edition, PlannedPaper paper, CancellationToken cancellationToken)
    {
        var known = await db.ImportedPapers.FindAsync([paper.Id], cancellationToken);
        if (known is null)
            db.Add(
                known = new ImportedPaper
                {
                    ItemId = paper.Id,
                    EditionId = edition,
                    Text = "",
                }
            );
        known.Text = paper.ImportedText!;
    }

    private static IEnumerable<string> ValuesIn(string kind, string text, string ending) =>
        ContentKind.Named(kind) is { } known && ItemFormValues.From(known, text) is { } form
            ? form
                .Values.Where(value => value.Key.EndsWith(ending, StringComparison.Ordinal))
                .Select(value => value.Value)
            : [];

    private static string SlugOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
