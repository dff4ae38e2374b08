using EMC2Workshop.Content;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing;

/// <summary>Says what of an item can be searched for, and keeps the index in step with it.</summary>
public sealed class SearchIndexer(WorkshopDbContext db, MarkdownRenderer markdown)
{
    /// <summary>After these items were written: they, and what names the people among them.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<Guid> written, CancellationToken cancellationToken)
    {
        var credited = await db
            .Credits.Where(credit => written.Contains(credit.PersonId))
            .Select(credit => credit.TalkId ?? credit.PaperId ?? credit.SessionId!.Value)
            .ToListAsync(cancellationToken);
        foreach (var id in written.Concat(credited).Distinct())
        {
            await SearchIndex.RemoveAsync(db, id, cancellationToken);
            if (await EntryOfAsync(id, cancellationToken) is { } entry)
                await SearchIndex.PutAsync(db, entry, cancellationToken);
        }
    }

    /// <summary>Where the index is empty, though there is content: after an upgrade that makes it anew.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        if (!await SearchIndex.IsEmptyAsync(db, cancellationToken))
            return;
        var all = await db.ContentItems.Select(item => item.Id).ToListAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RefreshAsync(all, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <returns>Null for what is not searched for, and for an item that is about to be removed and has no address any
    /// more.</returns>
    private async Task<SearchEntry?> EntryOfAsync(Guid id, CancellationToken cancellationToken)
    {
        var path = await db
            .ContentItems.Where(stored => stored.Id == id)
            .Select(stored => stored.Path)
            .SingleAsync(cancellationToken);
        if (
            ItemPath.Parse(path + ".md", out _) is not { Kind.SearchText: { } describe } at
            || await db.FindAsync(at.Kind.ItemType, [id], cancellationToken) is not Item item
        )
            return null;
        if (item is Talk or Paper)
            await db.Entry(item)
                .Collection(nameof(Talk.Credits))
                .Query()
                .Cast<Credit>()
                .Include(credit => credit.Person)
                .LoadAsync(cancellationToken);
        var text = describe(item, markdown);
        return new SearchEntry(
            id,
            at.Edition ?? "",
            FormulaText.ToPlainText(text.Title),
            text.Names,
            text.Text
        );
    }
}
