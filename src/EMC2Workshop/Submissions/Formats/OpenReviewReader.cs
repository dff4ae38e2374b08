using System.Text.Json;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>Notes of OpenReview's API, version 2 and, with flat contents and blind copies, version 1.</summary>
internal sealed class OpenReviewReader(SubmissionProblems problems)
{
    public SubmissionList Read(IReadOnlyList<JsonElement> notes)
    {
        var decisions = notes
            .Where(IsDecision)
            .GroupBy(note => note.Text("forum"))
            .ToDictionary(same => same.Key, same => DecisionIn(same.Last()));
        var papers = new Dictionary<string, SubmittedPaper>();
        foreach (var note in notes.Where(IsPaper))
        {
            var number = SubmittedText.Number(note.Text("number")) is { Length: > 0 } counted
                ? counted
                : SubmittedText.Line(note.Text("id"));
            if (!papers.TryAdd(number, ReadPaper(note, number, decisions)))
                problems.Note(0, number, "is there twice; the first one was taken");
        }
        return new SubmissionList("OpenReview", "UTF-8", [], [.. papers.Values], []);
    }

    private SubmittedPaper ReadPaper(JsonElement note, string number, Dictionary<string, string> decisions) =>
        new(number, 0)
        {
            Title = SubmittedText.Title(Value(note, "title").AsText()),
            Abstract = SubmittedText.Abstract(Value(note, "abstract").AsText()),
            Decision = ReadDecision(note, decisions),
            Authors = ReadAuthors(note, number),
        };

    private List<SubmittedAuthor> ReadAuthors(JsonElement note, string number)
    {
        var (listed, ids) = (Value(note, "authors"), Value(note, "authorids"));
        // Of a blind copy the true names stand in what it is a copy of.
        if (
            note.TryGetProperty("details", out var details)
            && details.ValueKind is JsonValueKind.Object
            && details.TryGetProperty("original", out var original)
            && Value(original, "authors") is { ValueKind: JsonValueKind.Array } known
        )
            (listed, ids) = (known, Value(original, "authorids"));
        if (listed.ValueKind is not JsonValueKind.Array)
            return [];
        var profiles = ProfilesIn(ids, listed.GetArrayLength());
        var authors = new List<SubmittedAuthor>();
        foreach (var (index, author) in listed.EnumerateArray().Index())
        {
            var isText = author.ValueKind is JsonValueKind.String;
            var name = AuthorNames.FromText(isText ? author.GetString()! : author.Text("fullname"), false);
            if (name is null)
                problems.Block(0, number, "has an author without a name");
            else
                authors.Add(
                    name with
                    {
                        Affiliation = isText ? null : Institutions(author),
                        SystemId = isText ? profiles.ElementAtOrDefault(index) : author.Text("username"),
                        Email = SubmittedText.Email(profiles.ElementAtOrDefault(index) ?? "") ?? name.Email,
                    }
                );
        }
        return authors;
    }

    /// <summary>"~Mira_Oduya1"; whoever has no profile is named by an address.</summary>
    private static List<string> ProfilesIn(JsonElement ids, int count) =>
        ids.ValueKind is JsonValueKind.Array && ids.GetArrayLength() == count
            ? [.. ids.EnumerateArray().Select(id => id.AsText())]
            : [];

    private static string? Institutions(JsonElement author)
    {
        var names = author
            .List("institutions")
            .Select(place => SubmittedText.Affiliation(place.Text("name")));
        return string.Join("; ", names.OfType<string>()) is { Length: > 0 } all ? all : null;
    }

    /// <summary>As its decision says; else as the venue does that it was given or refused.</summary>
    private static string ReadDecision(JsonElement note, Dictionary<string, string> decisions)
    {
        // "…/Rejected_Submission", "…/Withdrawn_Submission": whatever was decided before.
        var venue = Value(note, "venueid").AsText();
        var state = venue[(venue.LastIndexOf('/') + 1)..];
        if (state.EndsWith("_Submission", StringComparison.Ordinal))
            return state[..^"_Submission".Length].Replace('_', ' ');
        var replies = note.TryGetProperty("details", out var details)
            ? details.List("replies").Concat(details.List("directReplies"))
            : [];
        var decided = replies.Where(IsDecision).Select(DecisionIn).LastOrDefault(text => text.Length > 0);
        return decided
            ?? decisions.GetValueOrDefault(note.Text("forum"))
            ?? (
                Value(note, "decision").AsText() is { Length: > 0 } own ? own
                : state == "Submission" ? "Submitted"
                : SubmittedText.Line(Value(note, "venue").AsText())
            );
    }

    private static string DecisionIn(JsonElement note) =>
        SubmittedText.Line(Value(note, "decision").AsText());

    private static bool IsDecision(JsonElement note) =>
        InvitationsOf(note).Any(name => name.EndsWith("Decision", StringComparison.Ordinal));

    /// <summary>Reviews and comments are notes of their own, and are not looked into.</summary>
    private static bool IsPaper(JsonElement note) =>
        InvitationsOf(note).ToList() is var names
        && (names.Count == 0 || names.Exists(name => name.EndsWith("Submission", StringComparison.Ordinal)))
        && Value(note, "title").AsText().Length > 0
        && (note.Text("forum").Length == 0 || note.Text("forum") == note.Text("id"));

    private static IEnumerable<string> InvitationsOf(JsonElement note) =>
        note.List("invitations")
            .Where(name => name.ValueKind is JsonValueKind.String)
            .Select(name => name.GetString()!)
            .Append(note.Text("invitation"))
            .Where(name => name.Length > 0);

    /// <summary>Of the note's content; version 2 has each value in an object of its own.</summary>
    private static JsonElement Value(JsonElement note, string key) =>
        note.ValueKind is not JsonValueKind.Object
        || !note.TryGetProperty("content", out var content)
        || content.ValueKind is not JsonValueKind.Object
        || !content.TryGetProperty(key, out var value)
            ? default
        : value.ValueKind is not JsonValueKind.Object ? value
        : value.TryGetProperty("value", out var inner) ? inner
        : default;
}
