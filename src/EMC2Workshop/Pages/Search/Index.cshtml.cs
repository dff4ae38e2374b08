using EMC2Workshop.Caching;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Search;

[PublicPage(ReadsQuery = true)]
public sealed class IndexModel(Site site) : PublicPageModel(site)
{
    private const int ShortestParted = 4;
    private const int LongestQuery = 200;
    private const int MostWords = 8;
    private const int MostMatches = 50;

    /// <summary>Of a name that is told by more than a kind of sessions.</summary>
    private const int FewestWordsOfSession = 2;

    /// <summary>Where more are called so, they are told apart by who speaks.</summary>
    private const int MostSessions = 3;

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

    /// <summary>What is not as its title says, by the paths of matches: withdrawn papers and canceled talks.</summary>
    public Dictionary<string, string> States { get; } = [];

    /// <summary>The query with misspelt words mended, when it found nothing as it was.</summary>
    public string? Meant { get; private set; }

    /// <summary>Nothing has all the words; what has some of them is shown.</summary>
    public bool TakesAny { get; private set; }

    /// <summary>There is a query, and nothing to look for in it, such as a sign alone, or a type alone.</summary>
    public bool IsWordless { get; private set; }

    public async Task OnGetAsync()
    {
        if (Query?.Length > LongestQuery)
            Query = Query[..LongestQuery];
        Within = Choices.FirstOrDefault(edition => edition.Slug == Within)?.Slug;
        Kind = Kinds.FirstOrDefault(kind => kind.Name == Kind)?.Name;
        var words = TextFolding
            .WordsIn(PaperNumber.Find(Query ?? "") ?? Query ?? "")
            .Select(word => word.ToLowerInvariant())
            .Take(MostWords)
            .ToList();
        IsWordless = words.Count == 0 && (IsNarrowed || !string.IsNullOrWhiteSpace(Query));
        if (words.Count == 0)
            return;
        IEnumerable<NamedLink> pages = [.. await FindDatesAsync(words), .. NamedPage.Find(words, this)];
        Named = [.. pages.DistinctBy(page => page.Url), .. await FindSessionsAsync(words)];
        Matches = await FindAsync(words);
        if (Matches.Count == 0 && Named.Count == 0)
            Named = await FindSessionsAsync(words, fewestWords: 1);
        if (Matches.Count == 0 && Named.Count == 0)
            await FindOthersAsync(words);
    }

    /// <summary>Of what belongs to one.</summary>
    public Edition? EditionWith(SearchMatch match) =>
        Editions.FirstOrDefault(edition => edition.Slug == match.Edition);

    /// <summary>Deadlines have no pages of their own.</summary>
    private async Task<IEnumerable<NamedLink>> FindDatesAsync(List<string> words)
    {
        var deadlines = await Db.Deadlines.AsNoTracking().InEdition(Edition).ToListAsync(Aborted);
        return deadlines
            .Where(deadline => IsCalled(deadline.Name, words))
            .OrderBy(deadline => deadline.Due)
            .Select(deadline => new NamedLink(
                $"{deadline.Name}, {Display.Moment(deadline.Due)} "
                    + Display.WithOffset(deadline.Zone, deadline.Announced),
                PageUrls.For(Edition, deadline)
            ));
    }

    private static bool IsCalled(string name, List<string> words) =>
        !words.Except(TextFolding.WordsIn(TextFolding.Fold(name))).Any();

    /// <summary>Sessions have no entries of their own: their talks and papers do.</summary>
    private async Task<List<NamedLink>> FindSessionsAsync(
        List<string> words,
        int fewestWords = FewestWordsOfSession
    )
    {
        if (words.Count < fewestWords)
            return [];
        var called = (await ProgramAsync(Edition))
            .Where(session => IsCalled(session.Title ?? "", words))
            .ToList();
        return called.Count > MostSessions
            ? []
            : called.ConvertAll(session => new NamedLink(session.Title!, PageUrls.For(Edition, session)));
    }

    /// <summary>What may have been meant: words that belong together, then misspelt ones, then some of them.</summary>
    private async Task FindOthersAsync(List<string> words)
    {
        List<IReadOnlyList<string>> others = [.. Joined(words), .. Parted(words)];
        var mended = await MendAsync(words);
        if (mended is not null)
            others.Add(mended);
        foreach (var other in others)
        {
            Matches = await FindAsync(other);
            if (Matches.Count > 0)
            {
                Meant = string.Join(' ', other);
                return;
            }
        }
        if (words.Count == 1)
            return;
        Matches = await FindAsync(mended ?? words, takesAny: true);
        TakesAny = Matches.Count > 0;
    }

    private async Task<List<SearchMatch>> FindAsync(IReadOnlyList<string> words, bool takesAny = false)
    {
        var found = await SearchIndex.FindAsync(
            Db,
            new SearchQuery(words)
            {
                Edition = Within,
                Kind = Kind,
                TakesAny = takesAny,
            },
            MostMatches,
            Aborted
        );
        var talks = found.Where(match => match.Kind == TalkFields.ContentKind.Name).Select(EditionWith);
        var names = new Dictionary<string, string>();
        foreach (var edition in talks.OfType<Edition>().Distinct())
        foreach (var talk in (await ProgramAsync(edition)).SelectMany(session => session.Talks))
        {
            var path = $"{edition.Slug}/talks/{talk.Slug}";
            if (talk.Title is null)
                names[path] = Display.Title(talk);
            if (talk.IsCancelled)
                States[path] = "Canceled";
        }
        await FindWithdrawnAsync(found);
        return found.ConvertAll(match =>
            match with
            {
                Title = names.GetValueOrDefault(match.Path, match.Title),
            }
        );
    }

    private async Task FindWithdrawnAsync(IEnumerable<SearchMatch> found)
    {
        var slugs = found
            .Where(match => match.Kind == PaperFields.ContentKind.Name)
            .Select(match => match.Slug)
            .ToList();
        if (slugs.Count == 0)
            return;
        var withdrawn = await Db
            .Papers.Where(paper => paper.Withdrawn && slugs.Contains(paper.Slug))
            .Select(paper => new { paper.EditionId, paper.Slug })
            .ToListAsync(Aborted);
        foreach (var paper in withdrawn)
            if (Editions.FirstOrDefault(edition => edition.Id == paper.EditionId) is { } edition)
                States[$"{edition.Slug}/papers/{paper.Slug}"] = "Withdrawn";
    }

    /// <summary>With two neighbors written as one, each two in turn: "le cun" is "lecun".</summary>
    private static IEnumerable<IReadOnlyList<string>> Joined(List<string> words) =>
        Enumerable
            .Range(0, words.Count - 1)
            .Select(first =>
                (IReadOnlyList<string>)
                    [.. words[..first], words[first] + words[first + 1], .. words[(first + 2)..]]
            );

    /// <summary>With one word as two that stand together: "oneill" is "o neill", as O'Neill is.</summary>
    private static IEnumerable<IReadOnlyList<string>> Parted(List<string> words) =>
        from place in Enumerable.Range(0, words.Count)
        let word = words[place]
        where word.Length >= ShortestParted
        select (IReadOnlyList<string>)
            [.. words[..place], $"{word[..1]} {word[1..]}", .. words[(place + 1)..]];

    /// <summary>Each word as the nearest word that stands on the site and begins alike, if one is near.</summary>
    private async Task<List<string>?> MendAsync(List<string> words)
    {
        var mended = new List<string>();
        foreach (var word in words.Select(TextFolding.FoldWord).Where(word => word.Length > 0))
            mended.Add(
                NamedPage.IsCalled(word) ? word : await MendedWord.FindAsync(Db, word, Aborted) ?? word
            );
        return mended.Count == 0 || mended.SequenceEqual(words) ? null : mended;
    }
}
