using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions;

/// <summary>What an import would make of an edition, and what has to be answered before.</summary>
public sealed class SubmissionPlan
{
    private readonly ILookup<string, AuthorMatch> matches;
    private readonly SessionPlanner sessions;
    private readonly ILookup<bool, KnownItem> notShown;

    private SubmissionPlan(SubmissionList list, KnownContent content, SubmissionAnswers answers)
    {
        (List, Content, Answers) = (list, content, answers);
        sessions = new SessionPlanner(this);
        Blocking = list
            .Problems.Where(problem => problem is { IsBlocking: true, Number: not null })
            .ToLookup(problem => problem.Number!, StringComparer.OrdinalIgnoreCase);
        var accepted = list
            .Papers.Where(paper => answers.OutcomeFor(paper) is not (null or PaperOutcome.None))
            .ToList();
        Authors = new AuthorMatcher(content, answers).Match(
            accepted.Where(paper => !Blocking.Contains(paper.Number))
        );
        matches = Authors.ToLookup(match => TextFolding.NameKey(match.Author.Name));
        Clashes =
        [
            .. accepted
                .Where(paper => !Blocking.Contains(paper.Number))
                .Select(FindClash)
                .OfType<NumberClash>(),
        ];
        Papers = new PaperPlanner(this).Plan(accepted);
        Moves = [.. sessions.FindMoves()];
        notShown = FindNotShown();
        var people = Authors.Where(author => author.IsNew && Papers.Any(paper => paper.Names(author.Slug!)));
        Items =
        [
            .. people.Select(NewPerson),
            .. Papers.Select(paper => paper.Item).OfType<PlannedItem>(),
            .. sessions.Plan(),
        ];
    }

    public SubmissionList List { get; }

    public KnownContent Content { get; }

    public SubmissionAnswers Answers { get; }

    /// <summary>Of all papers that are shown, each once.</summary>
    public IReadOnlyList<AuthorMatch> Authors { get; }

    public IReadOnlyList<PlannedPaper> Papers { get; }

    /// <summary>Papers that are in other sessions so far.</summary>
    public IReadOnlyList<SessionMove> Moves { get; }

    /// <summary>Papers whose number another one has on the site, and whether they were said to be one.</summary>
    public IReadOnlyList<NumberClash> Clashes { get; }

    /// <summary>Problems by the number of the paper that can't be taken for them.</summary>
    public ILookup<string, SubmissionProblem> Blocking { get; }

    public static SubmissionPlan Create(
        SubmissionList list,
        KnownContent content,
        SubmissionAnswers answers
    ) => new(list, content, answers);

    /// <summary>Email addresses of the authors of papers that are shown, where the file was read with them.</summary>
    public IReadOnlyList<(string Paper, string Name, string Email)> Contacts =>
        [
            .. Papers
                .Where(paper => paper.State is not PaperState.Removed)
                .SelectMany(paper =>
                    paper
                        .Submitted.Authors.Where(author => author.Email is not null)
                        .Select(author =>
                            (Content.LabelFor(paper.Submitted, paper.Id), author.Name, author.Email!)
                        )
                ),
        ];

    /// <summary>
    /// What the file calls sessions, with the number of papers each, and the slug of the one that is meant; null where
    /// no session is called so, or several are.
    /// </summary>
    public IReadOnlyList<(string Key, string Name, int Count, string? Slug)> NamedSessions =>
        [
            .. List
                .Papers.Where(paper => Answers.OutcomeFor(paper) is not PaperOutcome.None)
                .GroupBy(paper => SubmissionIds.TitleKey(paper.Session))
                .Where(named => named.Key.Length > 0)
                .Select(named => (named.Key, named.First().Session, named.Count(), FindSession(named.Key))),
        ];

    /// <summary>Papers of the site that this file has, and not as accepted ones: they stay.</summary>
    public IReadOnlyList<KnownItem> Refused => [.. notShown[true]];

    /// <summary>Papers of earlier files that this one doesn't have: they stay.</summary>
    public IReadOnlyList<KnownItem> Missing =>
        [.. notShown[false].Where(item => item.ImportedText is not null)];

    /// <summary>By whether the file has them.</summary>
    private ILookup<bool, KnownItem> FindNotShown()
    {
        // Of those that nothing is decided of yet nobody knows.
        var undecided = List.Papers.Where(paper => Answers.OutcomeFor(paper) is null).Select(IdFor);
        var shown = Papers.Select(paper => paper.Id).Concat(undecided).ToHashSet();
        var listed = List.Papers.Select(IdFor).ToHashSet();
        return Content
            .Papers.Where(item => !shown.Contains(item.Id))
            .ToLookup(item => listed.Contains(item.Id));
    }

    /// <summary>What has to be answered: until then nothing is made of it.</summary>
    public IReadOnlyList<string> Questions =>
        [
            .. List
                .Decisions.Where(decision => List.Papers.Any(paper => IsOpen(paper, decision.Decision)))
                .Select(decision =>
                    $"Is {Quoted(decision.Decision)} ({decision.Count}) oral, poster, lightning, or none?"
                ),
            .. Clashes.Where(clash => clash.IsSame is null).Select(clash => clash.Question),
            .. Authors.Where(author => author.IsDoubtful).Select(author => author.Question),
            .. Moves.Where(move => move.Leaves is null).Select(move => move.Question),
            .. Papers
                .Where(paper => Blocking.Contains(paper.Submitted.Number))
                .SelectMany(paper => Blocking[paper.Submitted.Number])
                .Select(problem => $"{problem}. Mend the file, or leave the paper out."),
        ];

    /// <summary>New and changed items: people first, then papers, then the sessions that they are put in.</summary>
    public IReadOnlyList<PlannedItem> Items { get; }

    /// <summary>What is wrong with the texts, as <c>content check</c> would say.</summary>
    public IReadOnlyList<ContentError> FindErrors(MarkdownRenderer markdown)
    {
        var errors = new List<ContentError>();
        foreach (var item in Items)
            ContentFile.Read(
                ItemPath.Parse(item.File, out _)!,
                Encoding.UTF8.GetBytes(item.Text),
                markdown,
                errors.Add
            );
        return errors;
    }

    internal Guid IdFor(SubmittedPaper paper) =>
        Answers.Same.GetValueOrDefault(paper.Number, true) || Content.FindUnlike(paper) is null
            ? Content.IdFor(paper)
            : Content.OtherIdFor(paper);

    /// <summary>The slug of the session that a paper is put in; null: none.</summary>
    internal string? SessionFor(PlannedPaper paper) =>
        FindSession(SubmissionIds.TitleKey(paper.Submitted.Session))
        ?? Answers.Sessions.GetValueOrDefault(paper.Outcome);

    /// <param name="key">Of a title or address, as <see cref="SubmissionIds.TitleKey"/> makes it.</param>
    private string? FindSession(string key) =>
        Answers.NamedSessions.TryGetValue(key, out var said)
            ? (sessions.Has(said) ? said : null)
            : sessions.Find(key);

    /// <summary>The sessions that a paper is in.</summary>
    internal IEnumerable<PaperSession> SessionsShowing(string paper) => sessions.Showing(paper);

    private NumberClash? FindClash(SubmittedPaper paper) =>
        Content.FindUnlike(paper) is { } known
            ? NumberClash.Find(
                paper,
                known,
                Content,
                Answers.Same.TryGetValue(paper.Number, out var isSame) ? isSame : null
            )
            : null;

    /// <summary>Who an author of a paper is.</summary>
    internal AuthorMatch Find(SubmittedAuthor author) =>
        matches[TextFolding.NameKey(author.Name)]
            .MaxBy(match => (match.Author.Namesake == author.Namesake, match.Author.Orcid == author.Orcid))!;

    /// <summary>Of a person of the site or of the file, by the slug.</summary>
    internal string NameOf(string slug) =>
        Content.People.FirstOrDefault(person => person.Slug == slug)?.Name
        ?? Authors.FirstOrDefault(author => author.Slug == slug)?.Author.Name
        ?? slug;

    private bool IsOpen(SubmittedPaper paper, string decision) =>
        paper.Decision.Equals(decision, StringComparison.OrdinalIgnoreCase)
        && Answers.OutcomeFor(paper) is null;

    private static string Quoted(string decision) => decision.Length > 0 ? $"“{decision}”" : "no decision";

    private static PlannedItem NewPerson(AuthorMatch match)
    {
        var fields = new PersonFields
        {
            Id = Guid.NewGuid(),
            Name = match.Author.Name,
            Family = match.Author.Family,
            Orcid = match.Author.Orcid,
        };
        return new PlannedItem(
            fields.Id.Value,
            $"people/{match.Slug}",
            "person",
            FieldsWriter.Write(fields),
            null
        );
    }
}

/// <param name="Before">The text that it comes instead of; null: it is new.</param>
public sealed record PlannedItem(Guid Id, string Path, string Kind, string Text, string? Before)
{
    public string File => Path + ".md";
}

/// <summary>What becomes of a paper.</summary>
/// <param name="Item">Null where nothing is changed.</param>
public sealed record PlannedPaper(
    SubmittedPaper Submitted,
    PaperOutcome Outcome,
    PaperState State,
    PlannedItem? Item
)
{
    public required Guid Id { get; init; }

    public required string Path { get; init; }

    /// <summary>As the file alone says; null where it isn't taken.</summary>
    public string? ImportedText { get; init; }

    /// <summary>Where the file says something else than the site.</summary>
    public IReadOnlyList<PaperChange> Changes { get; init; } = [];

    /// <summary>Those that it is in, beside the one that is chosen for it now.</summary>
    public IReadOnlyList<PaperSession> OtherSessions { get; init; } = [];

    /// <summary>Slugs of the authors; one who isn't found yet has none.</summary>
    public IReadOnlyList<string?> People { get; init; } = [];

    public string Slug => Path[(Path.LastIndexOf('/') + 1)..];

    public bool Names(string person) => Item is not null && People.Contains(person);
}

public enum PaperState
{
    New,
    Same,
    Changed,

    /// <summary>It was removed by organizers, and stays so.</summary>
    Removed,

    /// <summary>Something of it has to be answered first.</summary>
    Open,
}

/// <param name="Field">As of a form: title, authors, arxiv, doi, pages or body.</param>
/// <param name="IsTaken">It becomes what the file says; else organizers edited it, and it stays.</param>
public sealed record PaperChange(string Field, string Before, string After, bool IsTaken);
