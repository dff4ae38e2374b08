using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>Takes some fields out of what an item has beside what is published: history, drafts and trash.</summary>
/// <param name="fields">Which ones of a text, by their names in the form.</param>
internal sealed class FieldErasure(
    WorkshopDbContext db,
    ContentKind kind,
    Func<ItemFormValues, IEnumerable<string>> fields
)
{
    /// <param name="otherwise">In the place of a text that can't be read as a form: it is not worth the risk.</param>
    public string Without(string text, string otherwise)
    {
        if (ItemFormValues.From(kind, text) is not { } form)
            return otherwise;
        foreach (var field in fields(form).ToList())
            form.Set(field, "");
        return FormWriter.Write(form, text);
    }

    public async Task EraseAsync(Guid id, CancellationToken cancellationToken)
    {
        var revisions = await db
            .Revisions.Where(revision => revision.ItemId == id && revision.Text != null)
            .ToListAsync(cancellationToken);
        var last =
            revisions.Select(revision => Without(revision.Text!, "")).LastOrDefault(text => text.Length > 0)
            ?? "";
        var hashes = EraseFromHistory(revisions, last);
        foreach (
            var draft in await db.Drafts.Where(draft => draft.ItemId == id).ToListAsync(cancellationToken)
        )
        {
            (draft.Text, draft.BaseHash) = (Without(draft.Text, last), Renamed(draft.BaseHash));
            draft.Hash = draft.ComputeHash();
        }
        foreach (
            var draft in await db
                .DiscardedDrafts.Where(draft => draft.ItemId == id)
                .ToListAsync(cancellationToken)
        )
            (draft.Text, draft.BaseHash) = (Without(draft.Text, last), Renamed(draft.BaseHash));
        foreach (var item in await db.Trash.Where(item => item.Id == id).ToListAsync(cancellationToken))
        {
            item.Text = Without(item.Text, last);
            item.Hash = ContentItem.ComputeHash(item.Text);
        }

        string? Renamed(string? hash) => hash is null ? null : hashes.GetValueOrDefault(hash, hash);
    }

    /// <returns>The new hash of each text, by its old one.</returns>
    private Dictionary<string, string> EraseFromHistory(List<Revision> revisions, string last)
    {
        var hashes = new Dictionary<string, string>();
        foreach (var revision in revisions)
        {
            revision.Text = Without(revision.Text!, last);
            hashes[revision.Hash] = revision.Hash = ContentItem.ComputeHash(revision.Text);
        }
        return hashes;
    }
}
