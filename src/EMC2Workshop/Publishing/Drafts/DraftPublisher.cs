using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>
/// Makes a draft what readers would see, within a transaction of the caller's. Where it names what is only a draft too,
/// or
/// its edition is not published yet, it is shown together with all drafts of the edition.
/// </summary>
public sealed class DraftPublisher(WorkshopDbContext db, Publisher publisher)
{
    public async Task<PublishResult> PublishAsync(Draft draft, CancellationToken cancellationToken)
    {
        var edit = new ChangeInfo(draft.By, draft.At);
        var edition = ItemPath.Parse(draft.Path + ".md", out _)?.Edition;
        var isOpen =
            edition is null
            || await db.Editions.AnyAsync(
                held => held.Slug == edition && held.Status == EditionStatus.Published,
                cancellationToken
            );
        if (isOpen)
        {
            var alone = await publisher.ApplyAsync([ChangeOf(draft)], edit, cancellationToken);
            if (alone is not Invalid)
                return alone;
        }

        var within = edition + "/";
        var drafts = await db
            .Drafts.AsNoTracking()
            .Where(other => other.Path.StartsWith(within) || other.Path.StartsWith("people/"))
            .OrderBy(other => other.Path)
            .ToListAsync(cancellationToken);
        var changes = drafts
            .Where(other => other.ItemId != draft.ItemId)
            .Select(ChangeOf)
            .Append(ChangeOf(draft))
            .ToList();
        if (!isOpen && await OpenAsync($"{edition}/edition", changes, cancellationToken) is { } closed)
            return new Invalid([closed]);
        while (true)
        {
            db.ChangeTracker.Clear();
            var outcome = await publisher.ApplyAsync(changes, edit, cancellationToken);
            // Those that can't be shown are left out, unless it is they that one wants to see.
            if (
                outcome is Published
                || changes.RemoveAll(change => change.Id != draft.ItemId && IsInTheWay(change, outcome)) == 0
            )
                return outcome;
        }
    }

    private static bool IsInTheWay(ItemChange change, PublishResult outcome) =>
        outcome switch
        {
            Invalid faulty => faulty.Faults.Any(fault => fault.Path == change.Path + ".md"),
            Conflicted conflicting => conflicting.Conflicts.Any(conflict => conflict.Change.Id == change.Id),
            _ => false,
        };

    /// <summary>The edition as if it were published.</summary>
    /// <returns>Why its text can't say so; null where it does.</returns>
    private async Task<ContentError?> OpenAsync(
        string path,
        List<ItemChange> changes,
        CancellationToken cancellationToken
    )
    {
        var kind = ContentKind.All.First(known => known.IsEdition);
        if (
            changes.Find(change => change.Path == path) is null
            && await db
                .ContentItems.AsNoTracking()
                .SingleOrDefaultAsync(item => item.Path == path, cancellationToken)
                is { } stored
        )
            changes.Insert(0, new ItemChange(stored.Id, path, stored.Text, stored.Hash));
        var place = changes.FindIndex(change => change.Path == path);
        if (place < 0)
            return null;
        ContentError? fault = null;
        var text = changes[place].Text!;
        if (FormReader.Read(kind, text, Refuse) is not { } form)
            return fault;
        form.Set("status", FieldFormat.Keyword(nameof(EditionStatus.Published)));
        changes[place] = changes[place] with { Text = FormWriter.Write(form, text) };
        return null;

        void Refuse(int line, string reason) =>
            fault ??= new ContentError(path + ".md", line, $"Line {line}: {reason}. Fix it first.");
    }

    private static ItemChange ChangeOf(Draft draft) =>
        new(draft.ItemId, draft.Path, draft.Text, draft.BaseHash);
}
