using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;

namespace EMC2Workshop.Pages.Search;

/// <summary>What a misspelt word of a query was meant to be.</summary>
public static class MendedWord
{
    /// <returns>The word that stands on the site and begins alike; null where none is near.</returns>
    /// <param name="word">Folded.</param>
    public static async Task<string?> FindAsync(
        WorkshopDbContext db,
        string word,
        CancellationToken cancellationToken
    ) => SpellingSuggestion.FindSlip(word, await SearchIndex.WordsAsync(db, word[0], cancellationToken));
}
