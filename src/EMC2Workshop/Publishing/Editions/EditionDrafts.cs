using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Editions;

/// <summary>A new edition as one set of drafts: made, published, and taken back at once.</summary>
public sealed class EditionDrafts(
    WorkshopDbContext db,
    MarkdownRenderer markdown,
    DraftStore drafts,
    DraftSets sets
)
{
    /// <summary>What the activity log says of a set; as the next one does.</summary>
    public const string PublishedSet = "published an edition";

    public const string UndidSet = "undid publishing an edition";

    private static readonly ContentKind Kind = ContentKind.All.First(known => known.IsEdition);

    /// <summary>All that is published of an edition.</summary>
    public async Task<IReadOnlyList<ContentFile>> ReadAsync(
        string edition,
        CancellationToken cancellationToken
    )
    {
        var within = edition + "/";
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item => item.Path.StartsWith(within))
            .OrderBy(item => item.Path)
            .ToListAsync(cancellationToken);
        return [.. items.Select(item => Read(item.Path, item.Text)).OfType<ContentFile>()];
    }

    /// <summary>There is something at its address, published or not.</summary>
    public async Task<bool> IsTakenAsync(string edition, CancellationToken cancellationToken)
    {
        var within = edition + "/";
        return await db.ContentItems.AnyAsync(item => item.Path.StartsWith(within), cancellationToken)
            || await db.Drafts.AnyAsync(draft => draft.Path.StartsWith(within), cancellationToken);
    }

    public Task SaveAsync(IReadOnlyList<NewItem> items, ChangeInfo edit, CancellationToken cancellationToken)
    {
        var works = items.Select(item => new DraftWork(item.Id, item.Kind, item.Path, item.Text, ""));
        return SaveAllAsync([.. works], edit, cancellationToken);
    }

    /// <summary>Of the sessions those that are drafts.</summary>
    /// <returns>The path of one that somebody has changed meanwhile; null where all were moved.</returns>
    public async Task<string?> MoveSessionsAsync(
        string edition,
        int days,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var works = (await FindAsync(edition, cancellationToken))
            .Where(draft => draft.Kind == SessionFields.ContentKind.Name)
            .Select(draft => (Draft: draft, Text: SessionDays.Move(draft.Text, days)))
            .Where(moved => moved.Text is not null)
            .Select(moved => new DraftWork(
                moved.Draft.ItemId,
                moved.Draft.Kind,
                moved.Draft.Path,
                moved.Text!,
                moved.Draft.Text
            ))
            .ToList();
        return await SaveAllAsync(works, edit, cancellationToken);
    }

    /// <summary>All drafts of an edition.</summary>
    public Task<List<Draft>> FindAsync(string edition, CancellationToken cancellationToken)
    {
        var within = edition + "/";
        return db
            .Drafts.AsNoTracking()
            .Where(draft => draft.Path.StartsWith(within))
            .OrderBy(draft => draft.Path)
            .ToListAsync(cancellationToken);
    }

    /// <summary>What a draft says, as far as it can be read.</summary>
    public ContentFile? Read(Draft draft) => Read(draft.Path, draft.Text);

    public async Task<PublishResult> PublishAsync(
        string edition,
        ChangeInfo edit,
        CancellationToken cancellationToken
    ) => await sets.PublishAsync(await FindAsync(edition, cancellationToken), edit, cancellationToken);

    /// <summary>
    /// The edition's own page alone, which visitors don't see until its status is another: from then on, papers can be
    /// imported into it.
    /// </summary>
    public async Task<PublishResult> PublishHiddenAsync(
        string edition,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var own = (await FindAsync(edition, cancellationToken)).Find(draft => draft.Kind == Kind.Name);
        if (own is null)
            return new Conflicted([]);
        ContentError? fault = null;
        if (FormReader.Read(Kind, own.Text, Refuse) is not { } form)
            return new Invalid([fault!]);
        form.Set("status", FieldFormat.Keyword(nameof(EditionStatus.Draft)));
        own.Text = FormWriter.Write(form, own.Text);
        return await sets.PublishAsync([own], edit, cancellationToken);

        void Refuse(int line, string reason) =>
            fault ??= new ContentError(own.Path + ".md", line, $"Line {line}: {reason}. Fix it first.");
    }

    /// <returns>
    /// The edition as it was first published by an organizer; null where it came from files, isn't published, or was
    /// changed since.
    /// </returns>
    public async Task<Revision?> FindFirstAsync(string edition, CancellationToken cancellationToken)
    {
        var path = edition + "/edition";
        var published = await db
            .ContentItems.AsNoTracking()
            .SingleOrDefaultAsync(item => item.Path == path, cancellationToken);
        if (published is null)
            return null;
        var revisions = await db
            .Revisions.AsNoTracking()
            .Where(revision => revision.ItemId == published.Id)
            .OrderByDescending(revision => revision.Number)
            .Take(2)
            .ToListAsync(cancellationToken);
        var isFirst = revisions.Count == 1 || revisions[1].Text is null;
        return isFirst && revisions[0].By != ChangeInfo.Importer ? revisions[0] : null;
    }

    /// <returns>Of all that was published at once, one revision; null where that was undone.</returns>
    public Task<Revision?> FindLastAsync(string edition, CancellationToken cancellationToken) =>
        sets.FindLastAsync(edition, PublishedSet, UndidSet, cancellationToken);

    public Task<PublishResult> UndoAsync(
        Revision last,
        ChangeInfo edit,
        CancellationToken cancellationToken
    ) => sets.UndoAsync(last, edit, cancellationToken);

    /// <returns>The path of one that somebody has changed meanwhile; null where all are saved.</returns>
    private async Task<string?> SaveAllAsync(
        IReadOnlyList<DraftWork> works,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await drafts.SaveAllAsync(works, edit, cancellationToken) is { } changed)
        {
            db.ChangeTracker.Clear();
            return changed;
        }
        if (edit.Entry is { } entry)
            db.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private ContentFile? Read(string path, string text) =>
        ItemPath.Parse(path + ".md", out _) is { } place
            ? ContentFile.Read(place, Encoding.UTF8.GetBytes(text), markdown, _ => { })
            : null;
}
