using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>All that there is of an item: what is published, drafts, trash and history.</summary>
/// <param name="Published">As it is stored, for its removal.</param>
public sealed record ErasedTexts(
    ContentItem? Published,
    IReadOnlyList<(string Kind, string Path, string? Text)> All
)
{
    public bool IsEmpty => All.Count == 0;

    public string Kind => All[0].Kind;

    public string Path => All[0].Path;

    /// <summary>The one that is nearest to now.</summary>
    public string Text => All.Select(text => text.Text).OfType<string>().FirstOrDefault() ?? "";

    public IEnumerable<string> Paths => All.Select(text => text.Path).Distinct();

    public IEnumerable<string> Files => All.SelectMany(text => MediaName.FindAll(text.Text ?? "")).Distinct();

    public static async Task<ErasedTexts> ReadAsync(
        WorkshopDbContext db,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var published = await db.ContentItems.SingleOrDefaultAsync(item => item.Id == id, cancellationToken);
        var drafts = db.Drafts.AsNoTracking().Where(draft => draft.ItemId == id);
        var trash = db.Trash.AsNoTracking().Where(item => item.Id == id);
        var discarded = db.DiscardedDrafts.AsNoTracking().Where(draft => draft.ItemId == id);
        var revisions = db
            .Revisions.AsNoTracking()
            .Where(revision => revision.ItemId == id)
            .OrderByDescending(revision => revision.Id);
        var texts = new List<(string Kind, string Path, string? Text)>();
        if (published is not null)
            texts.Add((published.Kind, published.Path, published.Text));
        foreach (var draft in await drafts.ToListAsync(cancellationToken))
            texts.Add((draft.Kind, draft.Path, draft.Text));
        foreach (var item in await trash.ToListAsync(cancellationToken))
            texts.Add((item.Kind, item.Path, item.Text));
        foreach (var draft in await discarded.ToListAsync(cancellationToken))
            texts.Add((draft.Kind, draft.Path, draft.Text));
        foreach (var revision in await revisions.ToListAsync(cancellationToken))
            texts.Add((revision.Kind, revision.Path, revision.Text));
        return new ErasedTexts(published, texts);
    }

    public bool Has(string words) =>
        All.Any(text => text.Text?.Contains(words, StringComparison.Ordinal) == true);
}
