using System.Globalization;
using EMC2Workshop.Submissions;

namespace EMC2Workshop.Pages.Admin;

/// <summary>What the form about a file of papers sends: names that begin with what they answer.</summary>
public static class SubmissionForm
{
    public const string Column = "column:";
    public const string Decision = "decision:";
    public const string Paper = "paper:";
    public const string Author = "author:";
    public const string Same = "same:";
    public const string Session = "session:";
    public const string NamedSession = "in:";
    public const string Move = "from:";
    public const string Overwritten = "overwrite";
    public const string Order = "order";
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>Of what a column has, as organizers call it.</summary>
    public static string NameOf(SubmissionField field) =>
        field switch
        {
            SubmissionField.Number => "Paper number",
            SubmissionField.FurtherAuthors => "Further authors",
            SubmissionField.GivenName => "Given name of an author",
            SubmissionField.MiddleName => "Middle name of an author",
            SubmissionField.FamilyName => "Family name of an author",
            SubmissionField.FullName => "Full name of an author",
            SubmissionField.Arxiv => "arXiv ID",
            SubmissionField.Doi => "DOI",
            SubmissionField.Pages => "Pages in the proceedings",
            SubmissionField.Orcid => "ORCID iD",
            SubmissionField.Person => "Person number of an author",
            SubmissionField.WebPage => "Web page",
            SubmissionField.Deleted => "Deleted: yes or no",
            SubmissionField.Contact => "Contact and no author: yes or no",
            _ => field.ToString(),
        };

    public static ColumnChoice ReadColumns(IFormCollection form) =>
        new(
            form.Where(value => value.Key.StartsWith(Column, StringComparison.Ordinal))
                .Select(value =>
                    (
                        Place: int.TryParse(
                            value.Key[Column.Length..],
                            CultureInfo.InvariantCulture,
                            out var place
                        )
                            ? place
                            : 0,
                        Field: Word<SubmissionField>(value.Value)
                    )
                )
                .Where(column => column is { Place: > 0 and <= SubmissionLimits.Columns, Field: not null })
                .ToDictionary(column => column.Place, column => column.Field!.Value),
            HasHeadings: form["headings"] == "true"
        );

    public static SubmissionAnswers ReadAnswers(IFormCollection form) =>
        new()
        {
            Decisions = Outcomes(form, Decision),
            Papers = Outcomes(form, Paper),
            People = Named(form, Author).Where(pair => pair.Value.Length > 0).ToDictionary(),
            Same = Claims(form, Same),
            Moves = Claims(form, Move),
            Sessions = Named(form, Session)
                .Where(pair => pair.Value.Length > 0 && Word<PaperOutcome>(pair.Key) is not null)
                .ToDictionary(pair => Word<PaperOutcome>(pair.Key)!.Value, pair => pair.Value),
            NamedSessions = Named(form, NamedSession).ToDictionary(),
            Overwritten = [.. form[Overwritten].OfType<string>()],
            Order = Word<PaperOrder>(form[Order]) ?? PaperOrder.File,
        };

    private static Dictionary<string, PaperOutcome> Outcomes(IFormCollection form, string prefix) =>
        Named(form, prefix)
            .Where(pair => Word<PaperOutcome>(pair.Value) is not null)
            .ToDictionary(pair => pair.Key, pair => Word<PaperOutcome>(pair.Value)!.Value);

    private static Dictionary<string, bool> Claims(IFormCollection form, string prefix) =>
        Named(form, prefix)
            .Where(pair => pair.Value is Yes or No)
            .ToDictionary(pair => pair.Key, pair => pair.Value == Yes);

    private static IEnumerable<KeyValuePair<string, string>> Named(IFormCollection form, string prefix) =>
        form.Where(value => value.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(value => KeyValuePair.Create(value.Key[prefix.Length..], value.Value.ToString()));

    private static T? Word<T>(string? word)
        where T : struct, Enum =>
        word is { Length: > 0 }
        && char.IsLetter(word[0])
        && Enum.TryParse<T>(word, ignoreCase: true, out var value)
            ? value
            : null;
}
