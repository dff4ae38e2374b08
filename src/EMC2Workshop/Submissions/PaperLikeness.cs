using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Model;

namespace EMC2Workshop.Submissions;

/// <summary>
/// Whether a paper of a file can be the one that the site has under its number: an author in common, or nearly the same
/// title. Each system counts its papers from 1.
/// </summary>
internal static class PaperLikeness
{
    /// <summary>Shorter words are in many titles.</summary>
    private const int ShortestWord = 4;

    private static readonly ContentKind Kind = ContentKind.ForFolder("papers");

    /// <summary>As organizers have it, or as an earlier file had it.</summary>
    public static bool IsAlike(SubmittedPaper paper, KnownItem known, IReadOnlyList<KnownPerson> people) =>
        new[] { known.Text, known.ImportedText }
            .OfType<string>()
            .Select(text => ItemFormValues.From(Kind, text))
            .Any(form =>
                form is null
                || AreAlike(paper.Title, form["title"])
                || AuthorsIn(form, people).SelectMany(Keys).Intersect(paper.Authors.SelectMany(Keys)).Any()
            );

    public static IEnumerable<KnownPerson> AuthorsIn(
        ItemFormValues paper,
        IReadOnlyList<KnownPerson> people
    ) =>
        Enumerable
            .Range(0, paper.Count("authors"))
            .Select(index =>
                people.FirstOrDefault(person => person.Slug == paper[$"authors[{index}].person"])
            )
            .OfType<KnownPerson>();

    /// <summary>Half of their words are the same.</summary>
    private static bool AreAlike(string one, string other)
    {
        if (SubmissionIds.TitleKey(one) == SubmissionIds.TitleKey(other))
            return true;
        var (first, second) = (WordsIn(one), WordsIn(other));
        return first.Count + second.Count > 0
            && first.Intersect(second).Count() * 4 >= first.Count + second.Count;
    }

    private static HashSet<string> WordsIn(string title) =>
        [.. TextFolding.WordsIn(TextFolding.Fold(title)).Where(word => word.Length >= ShortestWord)];

    private static IEnumerable<string> Keys(KnownPerson person) =>
        person
            .AlsoKnownAs.Append(person.Name)
            .Select(TextFolding.NameKey)
            .Append(person.Orcid)
            .OfType<string>();

    private static IEnumerable<string> Keys(SubmittedAuthor author) =>
        new[] { TextFolding.NameKey(author.Name), author.Orcid }.OfType<string>();
}
