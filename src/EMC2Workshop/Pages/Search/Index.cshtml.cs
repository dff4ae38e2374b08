using EMC2Workshop.Caching;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Pages.Search;

[PublicPage(ReadsQuery = true)]
public sealed class IndexModel(Site site) : PublicPageModel(site)
{
    private const int LongestQuery = 200;
    private const int MostWords = 8;
    private const int MostMatches = 50;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    public IReadOnlyList<SearchMatch>? Matches { get; private set; }

    /// <summary>The query with misspelt words mended, when it found nothing as it was.</summary>
    public string? Meant { get; private set; }

    public async Task OnGetAsync()
    {
        if (Query?.Length > LongestQuery)
            Query = Query[..LongestQuery];
        var words = TextFolding.WordsIn(Query ?? "").Select(word => word.ToLowerInvariant()).Take(MostWords).ToList();
        if (words.Count == 0)
            return;
        Matches = await SearchIndex.FindAsync(Db, new SearchQuery(words), MostMatches, Aborted);
        if (Matches.Count > 0 || await MendAsync(words) is not { } mended)
            return;
        Matches = await SearchIndex.FindAsync(Db, new SearchQuery(mended), MostMatches, Aborted);
        if (Matches.Count > 0)
            Meant = string.Join(' ', mended);
    }

    /// <summary>Each word as the nearest word that stands somewhere on the site and begins alike.</summary>
    private async Task<List<string>?> MendAsync(List<string> words)
    {
        var mended = new List<string>();
        foreach (var word in words.Select(TextFolding.FoldWord).Where(word => word.Length > 0))
            mended.Add(SpellingSuggestion.Find(word, await SearchIndex.WordsAsync(Db, word[0], Aborted)) ?? word);
        return mended.Count == 0 || mended.SequenceEqual(words) ? null : mended;
    }
}
