using EMC2Workshop.Caching;
using EMC2Workshop.Content.Kinds;
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

    /// <summary>Slug of the edition that the results are narrowed to; what is none narrows nothing.</summary>
    [BindProperty(Name = "edition", SupportsGet = true)]
    public string? Within { get; set; }

    /// <summary>Name of the kind of items that the results are narrowed to; what is none narrows nothing.</summary>
    [BindProperty(Name = "type", SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Those that have pages to find.</summary>
    public IEnumerable<Edition> Choices => Editions.Where(edition => edition.HasPages);

    /// <summary>Each by its name, as readers call it.</summary>
    public static IReadOnlyList<ContentKind> Kinds { get; } =
    [.. ContentKind.All.Where(kind => kind.SearchText is not null).DistinctBy(kind => kind.Name)];

    /// <summary>To pages that are called so.</summary>
    public IReadOnlyList<NamedLink> Named { get; private set; } = [];

    public bool IsNarrowed => Within is not null || Kind is not null;

    public IReadOnlyList<SearchMatch>? Matches { get; private set; }

    /// <summary>The query with misspelt words mended, when it found nothing as it was.</summary>
    public string? Meant { get; private set; }

    public async Task OnGetAsync()
    {
        if (Query?.Length > LongestQuery)
            Query = Query[..LongestQuery];
        Within = Choices.FirstOrDefault(edition => edition.Slug == Within)?.Slug;
        Kind = Kinds.FirstOrDefault(kind => kind.Name == Kind)?.Name;
        var words = TextFolding.WordsIn(Query ?? "").Select(word => word.ToLowerInvariant()).Take(MostWords).ToList();
        if (words.Count == 0)
            return;
        Named = [.. NamedPage.Find(words, this)];
        Matches = await FindAsync(words);
        if (Matches.Count > 0 || Named.Count > 0 || await MendAsync(words) is not { } mended)
            return;
        Matches = await FindAsync(mended);
        if (Matches.Count > 0)
            Meant = string.Join(' ', mended);
    }

    /// <summary>Of what belongs to one.</summary>
    public Edition? EditionWith(SearchMatch match) => Editions.FirstOrDefault(edition => edition.Slug == match.Edition);

    private Task<List<SearchMatch>> FindAsync(IReadOnlyList<string> words) =>
        SearchIndex.FindAsync(Db, new SearchQuery(words) { Edition = Within, Kind = Kind }, MostMatches, Aborted);

    /// <summary>Each word as the nearest word that stands on the site and begins alike, if one is near.</summary>
    private async Task<List<string>?> MendAsync(List<string> words)
    {
        var mended = new List<string>();
        foreach (var word in words.Select(TextFolding.FoldWord).Where(word => word.Length > 0))
            mended.Add(NamedPage.IsCalled(word) ? word : await NearestAsync(word) ?? word);
        return mended.Count == 0 || mended.SequenceEqual(words) ? null : mended;
    }

    private async Task<string?> NearestAsync(string word) =>
        SpellingSuggestion.FindSlip(word, await SearchIndex.WordsAsync(Db, word[0], Aborted));
}
