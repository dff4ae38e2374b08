using EMC2Workshop.Content;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Submissions;

/// <summary>Makes papers of submissions, or finds what a later file changes in those that were made before.</summary>
internal sealed class PaperPlanner(SubmissionPlan plan)
{
    private const int LongestSlug = 60;

    private static readonly ContentKind Kind = ContentKind.ForFolder("papers");

    private readonly HashSet<string> taken = [.. plan.Content.Papers.Select(paper => paper.Slug)];

    public List<PlannedPaper> Plan(IEnumerable<SubmittedPaper> accepted) => [.. accepted.Select(Plan)];

    private PlannedPaper Plan(SubmittedPaper paper)
    {
        var id = plan.IdFor(paper);
        var known = plan.Content.Papers.FirstOrDefault(item => item.Id == id);
        var open = new PlannedPaper(paper, plan.Answers.OutcomeFor(paper)!.Value, PaperState.Open, null)
        {
            Id = id,
            Path = known?.Path ?? "",
        };
        var isAsked = plan.Clashes.Any(clash => clash.Paper == paper && clash.IsSame is null);
        if (plan.Blocking.Contains(paper.Number) || isAsked)
            return open;
        open = open with { People = [.. paper.Authors.Select(author => plan.Find(author).Slug)] };
        if (open.People.Contains(null))
            return open;
        open = EachOnce(open);
        var comesBack = plan.Answers.Overwritten.Contains(paper.Number);
        if (
            plan.Content.Erased.Contains(id)
            || (known is null && plan.Content.Removed.Contains(id) && !comesBack)
        )
            return open with { State = PaperState.Removed };
        open = Complete(open, known?.ImportedText);
        var text = FieldsWriter.Write(FieldsFor(open));
        return known is null
            ? New(open, text)
            : Compare(Complete(open, known.Text) with { ImportedText = text }, known);
    }

    /// <summary>Two names among the authors may have been said to be one person's.</summary>
    private static PlannedPaper EachOnce(PlannedPaper planned)
    {
        var authors = planned
            .Submitted.Authors.Zip(planned.People, (author, slug) => (Author: author, Slug: slug))
            .DistinctBy(named => named.Slug)
            .ToList();
        return planned with
        {
            Submitted = planned.Submitted with { Authors = [.. authors.Select(named => named.Author)] },
            People = [.. authors.Select(named => named.Slug)],
        };
    }

    /// <summary>What a file says nothing of is as it was: most have no column for it.</summary>
    private static PlannedPaper Complete(PlannedPaper planned, string? text)
    {
        if (text is null || ItemFormValues.From(Kind, text) is not { } form)
            return planned;
        var paper = planned.Submitted;
        var affiliations = Enumerable
            .Range(0, form.Count("authors"))
            .Select(index =>
                (Person: form[$"authors[{index}].person"], Place: form[$"authors[{index}].affiliation"])
            )
            .Where(author => author.Place.Length > 0)
            .ToLookup(author => author.Person, author => author.Place);
        return planned with
        {
            Submitted = paper with
            {
                Abstract = Either(paper.Abstract, ItemFormValues.Body),
                Arxiv = Either(paper.Arxiv, "arxiv"),
                Doi = Either(paper.Doi, "doi"),
                Pages = Either(paper.Pages, "pages"),
                Authors =
                [
                    .. paper.Authors.Zip(
                        planned.People,
                        (author, slug) =>
                            author with
                            {
                                Affiliation = author.Affiliation ?? affiliations[slug!].FirstOrDefault(),
                            }
                    ),
                ],
            },
        };

        string Either(string now, string field) => now.Length > 0 ? now : form[field];
    }

    private static PaperFields FieldsFor(PlannedPaper paper) =>
        new()
        {
            Id = paper.Id,
            Title = paper.Submitted.Title,
            Authors =
            [
                .. paper.Submitted.Authors.Zip(
                    paper.People,
                    (author, slug) => new AuthorFields { Person = slug, Affiliation = author.Affiliation }
                ),
            ],
            Arxiv = Given(paper.Submitted.Arxiv),
            Doi = Given(paper.Submitted.Doi),
            Pages = Given(paper.Submitted.Pages),
            Body = paper.Submitted.Abstract,
        };

    private static string? Given(string value) => value.Length > 0 ? value : null;

    private PlannedPaper New(PlannedPaper paper, string text)
    {
        var path = $"{plan.Content.Edition}/papers/{FreeSlug(paper.Submitted)}";
        return paper with
        {
            State = PaperState.New,
            Path = path,
            ImportedText = text,
            Item = new PlannedItem(paper.Id, path, Kind.Name, text, null),
        };
    }

    /// <summary>
    /// Field by field: what organizers have not touched becomes what the file says now; what they edited stays, unless
    /// they say so.
    /// </summary>
    private PlannedPaper Compare(PlannedPaper planned, KnownItem known)
    {
        var (paper, people) = (planned.Submitted, planned.People);
        var same = planned with
        {
            State = PaperState.Same,
            OtherSessions = FindOtherSessions(planned, known.Slug),
        };
        if (FormReader.Read(Kind, known.Text, (_, _) => { }) is not { } form)
            return same;
        var imported = known.ImportedText is { } text ? ItemFormValues.From(Kind, text) : null;
        var changes = new List<PaperChange>();
        CompareText("title", paper.Title);
        Compare(
            "authors",
            AuthorsOf(paper, people),
            AuthorsIn,
            (values, _) => SetAuthors(values, paper, people)
        );
        CompareText("arxiv", paper.Arxiv);
        CompareText("doi", paper.Doi);
        CompareText("pages", paper.Pages);
        CompareText(ItemFormValues.Body, paper.Abstract);
        var item = changes.Exists(change => change.IsTaken)
            ? new PlannedItem(known.Id, known.Path, Kind.Name, FormWriter.Write(form, known.Text), known.Text)
            : null;
        return same with
        {
            Changes = changes,
            Item = item,
            State = changes.Count > 0 ? PaperState.Changed : PaperState.Same,
        };

        void CompareText(string field, string now) =>
            Compare(field, now, values => values[field], (values, value) => values.Set(field, value));

        void Compare(
            string field,
            string now,
            Func<ItemFormValues, string> read,
            Action<ItemFormValues, string> write
        )
        {
            var (site, before) = (read(form), imported is null ? null : read(imported));
            // What the file says as it did before is no change of it.
            if (site == now || before == now)
                return;
            var isTaken = site == before || plan.Answers.Overwritten.Contains(paper.Number);
            var (from, to) = field == "authors" ? (Named(site), Named(now)) : (site, now);
            changes.Add(new PaperChange(field, from, to, isTaken));
            if (isTaken)
                write(form, now);
        }
    }

    /// <summary>Beside the chosen one, which it is in, too.</summary>
    private List<PaperSession> FindOtherSessions(PlannedPaper paper, string slug)
    {
        var showing = plan.SessionsShowing(slug).ToList();
        var chosen = plan.SessionFor(paper);
        return showing.RemoveAll(session => session.Slug == chosen) > 0 ? showing : [];
    }

    /// <summary>A line for each: slug and affiliation.</summary>
    private static string AuthorsOf(SubmittedPaper paper, IReadOnlyList<string?> people) =>
        string.Join('\n', paper.Authors.Zip(people, (author, slug) => Line(slug!, author.Affiliation ?? "")));

    private static string AuthorsIn(ItemFormValues form) =>
        string.Join(
            '\n',
            Enumerable
                .Range(0, form.Count("authors"))
                .Select(index =>
                    Line(form[$"authors[{index}].person"], form[$"authors[{index}].affiliation"])
                )
        );

    /// <summary>For people to read.</summary>
    private string Named(string authors) =>
        string.Join(
            "; ",
            authors
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(", ", 2))
                .Select(parts => string.Join(", ", parts.Skip(1).Prepend(plan.NameOf(parts[0]))))
        );

    private static string Line(string slug, string affiliation) =>
        affiliation.Length > 0 ? $"{slug}, {affiliation}" : slug;

    private static void SetAuthors(ItemFormValues form, SubmittedPaper paper, IReadOnlyList<string?> people)
    {
        var equal = Enumerable
            .Range(0, form.Count("authors"))
            .Where(index => form[$"authors[{index}].equal_contribution"] == "true")
            .Select(index => form[$"authors[{index}].person"])
            .ToHashSet();
        for (var index = 0; index < Math.Max(people.Count, form.Count("authors")); index++)
        {
            var slug = people.ElementAtOrDefault(index) ?? "";
            form.Set($"authors[{index}].person", slug);
            form.Set(
                $"authors[{index}].affiliation",
                paper.Authors.ElementAtOrDefault(index)?.Affiliation ?? ""
            );
            form.Set($"authors[{index}].equal_contribution", equal.Contains(slug) ? "true" : "");
        }
    }

    private string FreeSlug(SubmittedPaper paper)
    {
        var plain = ItemPath.ToSlug(FormulaText.ToPlainText(paper.Title));
        if (plain.Length > LongestSlug)
            plain = plain[..(plain.LastIndexOf('-', LongestSlug) is > 0 and var end ? end : LongestSlug)];
        return Enumerable
            .Range(1, int.MaxValue)
            .Select(number => number == 1 ? plain : $"{plain}-{number}")
            .First(slug =>
                ItemPath.Parse($"{plan.Content.Edition}/papers/{slug}.md", out _) is not null
                && taken.Add(slug)
            );
    }
}
