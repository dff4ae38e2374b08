using System.Globalization;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions;

/// <summary>Puts papers in the sessions that were chosen for them, behind those that are in them already.</summary>
internal sealed class SessionPlanner(SubmissionPlan plan)
{
    private static readonly ContentKind Kind = ContentKind.ForFolder("sessions");

    /// <param name="paper">Its slug.</param>
    public static bool Shows(KnownItem session, string paper) =>
        ItemFormValues.From(Kind, session.Text) is { } form && PapersIn(form).Contains(paper);

    /// <summary>Slugs of the sessions that papers can be put in, by what their titles have in common with others.</summary>
    public static ILookup<string, string> ByTitle(IEnumerable<KnownItem> sessions) =>
        sessions
            .Select(session => (session.Slug, Form: ItemFormValues.From(Kind, session.Text)))
            .Where(session =>
                session.Form?["kind"] is "paper-session" or "poster-session" or "lightning-session"
            )
            .SelectMany(session =>
                new[] { session.Form!["title"], session.Slug }
                    .Select(SubmissionIds.TitleKey)
                    .Distinct()
                    .Select(key => (key, session.Slug))
            )
            .ToLookup(named => named.key, named => named.Slug);

    public IEnumerable<PlannedItem> Plan()
    {
        foreach (var session in plan.Content.Sessions)
        {
            if (FormReader.Read(Kind, session.Text, (_, _) => { }) is not { } form)
                continue;
            var shown = PapersIn(form).ToHashSet();
            var added = InOrder(plan.Papers.Where(paper => IsFor(paper, session) && shown.Add(paper.Slug)))
                .ToList();
            foreach (var paper in added)
                Add(form, session, paper);
            if (added.Count > 0)
                yield return new PlannedItem(
                    session.Id,
                    session.Path,
                    Kind.Name,
                    FormWriter.Write(form, session.Text),
                    session.Text
                );
        }
    }

    private static IEnumerable<string> PapersIn(ItemFormValues form) =>
        Enumerable
            .Range(0, form.Count("presentations"))
            .Select(index => form[$"presentations[{index}].paper"]);

    private bool IsFor(PlannedPaper paper, KnownItem session) =>
        paper.Path.Length > 0
        && paper.State is not (PaperState.Open or PaperState.Removed)
        && plan.SessionFor(paper) == session.Slug;

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
