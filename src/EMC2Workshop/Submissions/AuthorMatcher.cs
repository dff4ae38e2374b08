using System.Globalization;
using EMC2Workshop.Content;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Submissions;

/// <summary>Who an author is.</summary>
/// <param name="Key">How answers name the author: the name, with what tells two apart who have the same.</param>
/// <param name="Slug">Of a known person, or the one that a new person gets; null: it has to be said who it is.</param>
/// <param name="Candidates">Who it may be.</param>
public sealed record AuthorMatch(
    string Key,
    SubmittedAuthor Author,
    string? Slug,
    bool IsNew,
    IReadOnlyList<KnownPerson> Candidates
)
{
    /// <summary>Numbers of the papers.</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];

    public bool IsDoubtful => Slug is null;

    /// <summary>Null for somebody new, or where it has to be said.</summary>
    public KnownPerson? Person => IsNew ? null : Candidates.FirstOrDefault(person => person.Slug == Slug);

    /// <summary>What lists have the name under, where other words of it may be the family's; null where it is plain.
    /// </summary>
    public string? GuessedFamily =>
        PersonName.Parse(Author.Name, Author.Family) is { Given: not null } name
        && Author.Name.Split(' ').Length > 2
            ? name.Family
            : null;

    /// <summary>Who it may be, for people to answer.</summary>
    public string Question =>
        $"“{Author.Name}” of paper {string.Join(", ", Papers)} may have a page already: "
        + string.Join(
            ", or ",
            Candidates.Select(person => person.Description).DefaultIfEmpty("another has that name")
        )
        + "; or is this someone new?";

    /// <summary>It was asked, and answered.</summary>
    public bool IsAnswered { get; init; }
}

/// <summary>
/// Finds authors among the people of the site as names typed by organizers are found: the same name is the same person,
/// and where it isn't plain, it is asked. An ORCID iD is plain.
/// </summary>
internal sealed class AuthorMatcher
{
    private readonly KnownContent content;
    private readonly SubmissionAnswers answers;
    private readonly KnownPeople known = new();
    private readonly Dictionary<string, KnownPerson> people;
    private readonly HashSet<string> taken;

    /// <summary>Which of the file's they are, by the slugs of those whom the site doesn't have.</summary>
    private readonly Dictionary<string, int> persons = [];

    public AuthorMatcher(KnownContent content, SubmissionAnswers answers)
    {
        (this.content, this.answers) = (content, answers);
        people = content.People.ToDictionary(person => person.Slug);
        taken = [.. people.Keys];
        foreach (var person in content.People.OrderBy(person => person.Slug, StringComparer.Ordinal))
            known.Add(person.Slug, [person.Name, .. person.AlsoKnownAs]);
    }

    /// <summary>
    /// Each author once, in the order of the papers; whose first names are initials is looked for among all others.
    /// </summary>
    public List<AuthorMatch> Match(IEnumerable<SubmittedPaper> papers)
    {
        var named = papers
            .SelectMany(paper => paper.Authors.Select((author, place) => new Place(paper, place, author)))
            .GroupBy(named => TextFolding.NameKey(named.Author.Name))
            .Index()
            .OrderBy(same => NameForms.HasInitial(same.Item.First().Author.Name))
            .Select(same => (same.Index, Matches: MatchSame([.. same.Item]).ToList()))
            .ToList();
        return [.. named.OrderBy(same => same.Index).SelectMany(same => same.Matches)];
    }

    /// <summary>An author of a paper, and where among its authors.</summary>
    private sealed record Place(SubmittedPaper Paper, int Index, SubmittedAuthor Author);

    private IEnumerable<AuthorMatch> MatchSame(List<Place> same)
    {
        var orcids = same.Select(named => named.Author.Orcid).OfType<string>().Distinct().ToList();
        // Two who have the same name, and say so, or the file does.
        var persons = same.GroupBy(named =>
                orcids.Count > 1
                    ? named.Author.Orcid
                    : named.Author.Namesake?.ToString(CultureInfo.InvariantCulture)
            )
            .Select(person => person.ToList())
            .ToList();
        foreach (var person in persons)
        {
            var author = person[0].Author with
            {
                Orcid =
                    persons.Count > 1
                        ? person.Select(named => named.Author.Orcid).OfType<string>().FirstOrDefault()
                        : orcids.FirstOrDefault(),
            };
            var key =
                persons.Count == 1 ? author.Name
                : orcids.Count > 1 ? KeyFor(author)
                : $"{author.Name} of paper {person[0].Paper.Number}";
            var isAmbiguous =
                orcids.Count > 1
                    ? author.Orcid is null
                    : persons.Count > 1 && known.Find(author.Name).Count > 0;
            yield return Match(key, author, isAmbiguous, person) with
            {
                Papers = [.. person.Select(named => named.Paper.Number).Distinct()],
            };
        }
    }

    private static string KeyFor(SubmittedAuthor author) =>
        author.Orcid is null ? author.Name : $"{author.Name} {author.Orcid}";

    /// <param name="isAmbiguous">Another author of the file has the same name, and an ORCID iD.</param>
    private AuthorMatch Match(string key, SubmittedAuthor author, bool isAmbiguous, List<Place> places)
    {
        if (
            author.Orcid is { } orcid
            && people.Values.FirstOrDefault(one => one.Orcid == orcid) is { } identified
        )
            return Known(key, author, identified);
        var same = Named(known.Find(author.Name));
        var candidates = same.Count > 0 ? same : Named(known.FindNear(author.Name));
        candidates.RemoveAll(person => IsAnother(author, person));
        var isPlain = same.Count == 1 && !isAmbiguous && !Differ(same[0].Orcid, author.Orcid);
        if (isPlain)
            return Known(key, author, same[0]);
        // Whoever has another ORCID iD is somebody else.
        if (!isAmbiguous && candidates.All(person => Differ(person.Orcid, author.Orcid)))
            return New(key, author);
        return (answers.People.GetValueOrDefault(key) ?? FindFormer(places, candidates)) switch
        {
            SubmissionAnswers.NewPerson => New(key, author) with
            {
                Candidates = candidates,
                IsAnswered = true,
            },
            { } slug when people.TryGetValue(slug, out var chosen) => Known(key, author, chosen) with
            {
                Candidates = candidates,
                IsAnswered = true,
            },
            _ => new AuthorMatch(key, author, null, false, candidates),
        };
    }

    /// <summary>Whom an earlier file's answer put in one of these places; null where it isn't one of these.</summary>
    private string? FindFormer(List<Place> places, List<KnownPerson> candidates) =>
        places.Select(place => FindFormer(place, candidates)).FirstOrDefault(slug => slug is not null);

    private string? FindFormer(Place place, List<KnownPerson> candidates)
    {
        var (authors, former) = (place.Paper.Authors, content.FormerAuthors(place.Paper));
        if (former.Count == authors.Count)
            return candidates.Find(person => person.Slug == former[place.Index])?.Slug;
        // Some came or went: whoever was among them, and can be nobody else of them.
        var others = authors
            .Where(author => author != place.Author)
            .SelectMany(author => known.FindAlike(author.Name));
        var left = candidates.FindAll(person =>
            former.Contains(person.Slug) && !others.Contains(person.Slug)
        );
        return left is [var one] ? one.Slug : null;
    }

    /// <summary>
    /// Of two whose names are nearly one, and whom the file tells apart, each is somebody. Who is brief about first
    /// names may well have two addresses.
    /// </summary>
    private bool IsAnother(SubmittedAuthor author, KnownPerson person) =>
        TextFolding.NameKey(author.Name) != TextFolding.NameKey(person.Name)
        && !NameForms.HasInitial(author.Name)
        && !NameForms.HasInitial(person.Name)
        && author.Person is { } own
        && persons.TryGetValue(person.Slug, out var other)
        && own != other;

    private static bool Differ(string? one, string? other) =>
        one is not null && other is not null && one != other;

    private static AuthorMatch Known(string key, SubmittedAuthor author, KnownPerson person) =>
        new(key, author, person.Slug, false, [person]);

    /// <summary>From now on known: whoever is nearly called so is asked about.</summary>
    private AuthorMatch New(string key, SubmittedAuthor author)
    {
        var plain = ItemPath.ToSlug(author.Name);
        if (!TextFolding.Fold(author.Name).Any(char.IsAsciiLetterOrDigit))
            plain = "person";
        plain = plain[..Math.Min(plain.Length, 90)].TrimEnd('-');
        var slug = Enumerable
            .Range(1, int.MaxValue)
            .Select(number => number == 1 ? plain : $"{plain}-{number}")
            .First(slug => ItemPath.Parse($"people/{slug}.md", out _) is not null && taken.Add(slug));
        people[slug] = new KnownPerson(slug, author.Name)
        {
            Orcid = author.Orcid,
            Affiliation = author.Affiliation,
        };
        known.Add(slug, [author.Name]);
        if (author.Person is { } person)
            persons[slug] = person;
        return new AuthorMatch(key, author, slug, true, []);
    }

    private List<KnownPerson> Named(IReadOnlyList<string> slugs) => [.. slugs.Select(slug => people[slug])];
}
