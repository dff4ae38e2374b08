using System.Text.Json;
using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>HotCRP's PREFIXdata.json.</summary>
internal sealed class HotCrpReader(SubmissionProblems problems)
{
    public SubmissionList Read(IReadOnlyList<JsonElement> items)
    {
        var papers = new Dictionary<string, SubmittedPaper>();
        foreach (var item in items)
        {
            var number = SubmittedText.Number(item.Text("pid"));
            if (item.Text("error").Length > 0)
                problems.Note(0, number, "was not exported: HotCRP says that you may not see it");
            else if (!papers.TryAdd(number, ReadPaper(item, number)))
                problems.Note(0, number, "is there twice; the first one was taken");
        }
        return new SubmissionList("HotCRP", "UTF-8", [], [.. papers.Values], []);
    }

    private SubmittedPaper ReadPaper(JsonElement item, string number)
    {
        var (decision, status) = (
            SubmittedText.Line(item.Text("decision")),
            SubmittedText.Line(item.Text("status"))
        );
        var authors = new List<SubmittedAuthor>();
        foreach (var author in item.List("authors"))
        {
            if (ReadAuthor(author) is { } named)
                authors.Add(named);
            else
                problems.Block(0, number, "has an author without a name");
        }
        return new SubmittedPaper(number, 0)
        {
            Title = SubmittedText.Title(item.Text("title")),
            Abstract = SubmittedText.Abstract(item.Text("abstract")),
            Decision = decision.Length == 0 || status is "withdrawn" or "desk_reject" ? status : decision,
            Authors = authors,
        };
    }

    private static SubmittedAuthor? ReadAuthor(JsonElement author)
    {
        var name = AuthorNames.FromParts(Either("given_name", "first"), "", Either("family_name", "last"));
        var orcid = Identifiers.FromOrcid(author.Text("orcid"));
        return name is null
            ? null
            : name with
            {
                Affiliation = SubmittedText.Affiliation(author.Text("affiliation")),
                Orcid = orcid is not null && Identifiers.IsOrcid(orcid) ? orcid : null,
                Email = SubmittedText.Email(author.Text("email")),
            };

        // Names had other keys until 2026.
        string Either(string now, string before) =>
            author.Text(now) is { Length: > 0 } text ? text : author.Text(before);
    }
}
