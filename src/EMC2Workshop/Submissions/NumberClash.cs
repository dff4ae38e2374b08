using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;

namespace EMC2Workshop.Submissions;

/// <summary>A paper of a file, and another one of the site that has its number.</summary>
/// <param name="IsSame">As somebody said; null: it has to be.</param>
public sealed record NumberClash(SubmittedPaper Paper, string Question, bool? IsSame)
{
    internal static NumberClash Find(
        SubmittedPaper paper,
        KnownItem known,
        KnownContent content,
        bool? isSame
    )
    {
        var form = ItemFormValues.From(ContentKind.ForFolder("papers"), known.Text)!;
        var there = Called(
            form["title"],
            PaperLikeness.AuthorsIn(form, content.People).Select(person => person.Name)
        );
        var here = Called(paper.Title, paper.Authors.Select(author => author.Name));
        return new(paper, $"Paper {paper.Number} on the site is {there}. Is {here} the same paper?", isSame);
    }

    private static string Called(string title, IEnumerable<string> authors) =>
        $"“{title}” by {string.Join(", ", authors.DefaultIfEmpty("nobody"))}";
}
