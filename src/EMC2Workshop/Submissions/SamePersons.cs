using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions;

/// <summary>
/// Who is who within a file, by what its system calls people and by their email addresses: one person is called one
/// thing, and of two who have one name each is told apart.
/// </summary>
internal sealed class SamePersons
{
    private readonly Dictionary<string, string> parents = new(StringComparer.OrdinalIgnoreCase);

    private SamePersons(IEnumerable<SubmittedAuthor> authors)
    {
        foreach (var marks in authors.Select(author => MarksOf(author).ToList()))
        foreach (var mark in marks)
            parents[RootOf(mark)] = RootOf(marks[0]);
    }

    public static SubmissionList Tell(SubmissionList list, SubmissionProblems problems)
    {
        var authors = list.Papers.SelectMany(paper => paper.Authors).ToList();
        var persons = new SamePersons(authors);
        var called = authors.ToLookup(persons.Find);
        var numbers = authors
            .Select(persons.Find)
            .OfType<string>()
            .Distinct()
            .Index()
            .ToDictionary(person => person.Item, person => person.Index);
        foreach (
            var (author, full) in authors
                .Select(author => (author, Full(author)))
                .DistinctBy(pair => pair.author.Name)
        )
            if (full.Name != author.Name)
                problems.Note(0, null, $"“{author.Name}” and “{full.Name}” are one person in this file");
        var namesakes = authors
            .Select(author => (Key: TextFolding.NameKey(Full(author).Name), Person: persons.Find(author)))
            .Where(one => one.Person is not null)
            .Distinct()
            .ToLookup(one => one.Key, one => one.Person);
        return list with
        {
            Papers =
            [
                .. list.Papers.Select(paper => paper with { Authors = [.. paper.Authors.Select(Told)] }),
            ],
        };

        SubmittedAuthor Full(SubmittedAuthor author) =>
            persons.Find(author) is { } person
                ? called[person]
                    .Where(other => NameForms.MayBeOne(author.Name, other.Name))
                    .Prepend(author)
                    .MinBy(other => (NameForms.HasInitial(other.Name), -other.Name.Length))!
                : author;

        SubmittedAuthor Told(SubmittedAuthor author)
        {
            var (full, same) = (Full(author), namesakes[TextFolding.NameKey(Full(author).Name)].ToList());
            var place = same.IndexOf(persons.Find(author));
            return author with
            {
                Name = full.Name,
                Family = full.Family,
                SystemId = null,
                Person = persons.Find(author) is { } person ? numbers[person] : null,
                Namesake = same.Count > 1 && place >= 0 ? place + 1 : null,
            };
        }
    }

    /// <summary>Null for whom the file says nothing of but a name.</summary>
    private string? Find(SubmittedAuthor author) =>
        MarksOf(author).FirstOrDefault() is { } mark ? RootOf(mark) : null;

    private string RootOf(string mark)
    {
        while (parents.TryGetValue(mark, out var parent) && parent != mark)
            mark = parent;
        return mark;
    }

    private static IEnumerable<string> MarksOf(SubmittedAuthor author) =>
        new[] { author.Orcid, author.Email, author.SystemId }.OfType<string>().Where(mark => mark.Length > 0);
}
