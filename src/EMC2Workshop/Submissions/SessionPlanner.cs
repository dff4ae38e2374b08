using System.Globalization;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions;

/// <summary>
/// Puts papers in the sessions that were chosen for them, behind those that are in them already, and takes them out of
/// others where somebody said so.
/// </summary>
internal sealed class SessionPlanner
{
    private static readonly ContentKind Kind = ContentKind.ForFolder("sessions");

    private readonly SubmissionPlan plan;
    private readonly ILookup<string, string> byTitle;
    private readonly Dictionary<string, (PaperSession Session, HashSet<string> Papers)> known = [];

    public SessionPlanner(SubmissionPlan plan)
    {
        this.plan = plan;
        var sessions = plan
            .Content.Sessions.Select(session =>
                (Session: session, Form: ItemFormValues.From(Kind, session.Text)!)
            )
            .Where(session => session.Form is not null)
            .ToList();
        foreach (var (session, form) in sessions)
            known[session.Slug] = (new(session.Slug, form["title"]), [.. PapersIn(form)]);
        byTitle = sessions
            .Where(session =>
                session.Form["kind"] is "paper-session" or "poster-session" or "lightning-session"
            )
            .SelectMany(session =>
                new[] { session.Form["title"], session.Session.Slug }
                    .Select(SubmissionIds.TitleKey)
                    .Distinct()
                    .Select(key => (key, session.Session.Slug))
            )
            .Where(named => named.key.Length > 0)
            .ToLookup(named => named.key, named => named.Slug);
    }

    /// <param name="paper">Its slug.</param>
    public static bool Shows(KnownItem session, string paper) =>
        ItemFormValues.From(Kind, session.Text) is { } form && PapersIn(form).Contains(paper);

    public bool Has(string slug) => known.ContainsKey(slug);

    /// <param name="key">Of its title or address; null where none is called so, or several are.</param>
    public string? Find(string key) => byTitle[key].ToList() is [var slug] ? slug : null;

    /// <summary>The sessions that a paper is in.</summary>
    public IEnumerable<PaperSession> Showing(string paper) =>
        known.Values.Where(session => session.Papers.Contains(paper)).Select(session => session.Session);

    public IEnumerable<SessionMove> FindMoves() =>
        from paper in plan.Papers
        where IsTaken(paper)
        let to = plan.SessionFor(paper) is { } slug && known.TryGetValue(slug, out var session)
            ? session
            : default
        where to.Papers?.Contains(paper.Slug) == false
        from source in Showing(paper.Slug)
        group paper by (From: source, To: to.Session) into moved
        select new SessionMove(
            moved.Key.From,
            moved.Key.To,
            [.. moved],
            plan.Answers.Moves.TryGetValue(SessionMove.KeyFor(moved.Key.From, moved.Key.To), out var leaves)
                ? leaves
                : null
        );

    public IEnumerable<PlannedItem> Plan()
    {
        foreach (var session in plan.Content.Sessions)
        {
            if (FormReader.Read(Kind, session.Text, (_, _) => { }) is not { } form)
                continue;
            var there = PapersIn(form).ToHashSet();
            var added = InOrder(plan.Papers.Where(paper => IsFor(paper, session) && there.Add(paper.Slug)))
                .ToList();
            var gone = plan
                .Moves.Where(move => move.From.Slug == session.Slug && move.Leaves == true)
                .SelectMany(move => move.Papers)
                .ToList();
            foreach (var paper in gone)
                form.Remove("presentations", PapersIn(form).ToList().IndexOf(paper.Slug));
            foreach (var paper in added)
                Add(form, session, paper);
            if (added.Count + gone.Count > 0)
                yield return new PlannedItem(
                    session.Id,
                    session.Path,
                    Kind.Name,
                    FormWriter.Write(form, session.Text),
                    session.Text
                );
        }
    }

    private static bool IsTaken(PlannedPaper paper) =>
        paper.Path.Length > 0 && paper.State is not (PaperState.Open or PaperState.Removed);

    private static IEnumerable<string> PapersIn(ItemFormValues form) =>
        Enumerable
            .Range(0, form.Count("presentations"))
            .Select(index => form[$"presentations[{index}].paper"]);

    private bool IsFor(PlannedPaper paper, KnownItem session) =>
        IsTaken(paper) && plan.SessionFor(paper) == session.Slug;

    private IEnumerable<PlannedPaper> InOrder(IEnumerable<PlannedPaper> papers) =>
        plan.Answers.Order switch
        {
            PaperOrder.Title => papers.OrderBy(paper => paper.Submitted.Title, TextFolding.Order),
            PaperOrder.Number => papers
                .OrderBy(paper =>
                    long.TryParse(
                        paper.Submitted.Number,
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var number
                    )
                        ? number
                        : long.MaxValue
                )
                .ThenBy(paper => paper.Submitted.Number, StringComparer.Ordinal),
            _ => papers,
        };

    private static void Add(ItemFormValues form, KnownItem session, PlannedPaper paper)
    {
        var index = form.Count("presentations");
        form.Set(
            $"presentations[{index}].id",
            SubmissionIds.ForPresentation(paper.Id, session.Id).ToString()
        );
        form.Set($"presentations[{index}].paper", paper.Slug);
        if (FieldFormat.Keyword(paper.Outcome.ToString()) is var word && word != FormIn(form["kind"]))
            form.Set($"presentations[{index}].form", word);
    }

    /// <summary>What a session's kind says of all its papers.</summary>
    private static string FormIn(string kind) =>
        kind switch
        {
            "poster-session" => "poster",
            "lightning-session" => "lightning",
            _ => "oral",
        };
}
