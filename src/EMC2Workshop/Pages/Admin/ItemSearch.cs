using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Search;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Finds items and drafts that have words somewhere in their text.</summary>
public sealed class ItemSearch(WorkshopDbContext db)
{
    private const int MostWords = 20;

    /// <summary>What has the very words in its text or path, or each of them however it is spelled.</summary>
    public IQueryable<ContentItem> Find(IQueryable<ContentItem> items, string asked)
    {
        var words = TextFolding.WordsIn(asked).Take(MostWords).ToList();
        var found =
            words.Count > 0
                ? SearchIndex.Find(db, new SearchQuery(words))
                : Enumerable.Empty<Guid>().AsQueryable();
        return items.Where(item =>
            EF.Functions.Like(item.Text, Pattern(asked), "\\")
            || EF.Functions.Like(item.Path, Pattern(asked), "\\")
            || found.Contains(item.Id)
        );
    }

    /// <summary>Drafts of what was found, and those that have the words, with or without accents.</summary>
    public static async Task<List<Draft>> FindDraftsAsync(
        List<Draft> drafts,
        IQueryable<ContentItem> found,
        string asked,
        CancellationToken cancellationToken
    )
    {
        var ids = await found.Select(item => item.Id).ToHashSetAsync(cancellationToken);
        var words = TextFolding.Fold(asked);
        return drafts.FindAll(draft =>
            ids.Contains(draft.ItemId)
            || TextFolding.Fold(draft.Text).Contains(words, StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <returns>The words as they were meant, where they were misspelt; null where none was.</returns>
    public async Task<string?> MendAsync(string asked, CancellationToken cancellationToken)
    {
        var words = TextFolding
            .WordsIn(asked)
            .Select(TextFolding.FoldWord)
            .Where(word => word.Length > 0)
            .ToList();
        var mended = new List<string>();
        foreach (var word in words.Take(MostWords))
            mended.Add(await MendedWord.FindAsync(db, word, cancellationToken) ?? word);
        return mended.SequenceEqual(words) ? null : string.Join(' ', mended);
    }

    private static string Pattern(string words) =>
        $"%{words
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal)}%";
}
