using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Content;

/// <summary>What is wrong in a file, and what would be right.</summary>
/// <param name="Path">Below the content folder, with forward slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">Said of the field ("is missing"), or of the whole where it names none.</param>
public sealed record ContentError(string Path, int Line, string Message)
{
    /// <summary>As a form names it: "title", "speakers[0].person", "body"; null: it is about the whole.</summary>
    public string? Field { get; init; }

    /// <summary>Said in a form in place of the message.</summary>
    public string? Advice { get; init; }

    /// <summary>The name that it asks about: once that is answered, the same text is right.</summary>
    public string? AsksAbout { get; init; }

    /// <summary>Slugs of those who may be meant by that name.</summary>
    public IReadOnlyList<string> Alike { get; init; } = [];

    /// <summary>The file or folder can't be read: what it holds is unknown.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The message with what it is said of, in the words of a file.</summary>
    public string Text => Key is { } key ? $"{key} {Message}" : Message;

    /// <summary>For people who see the fields by their labels.</summary>
    public string Sentence =>
        ToSentence(
            Advice is { } advice ? advice
            : Key is null ? Message
            : Message == RequiredFieldAttribute.Missing ? ContentField.RequestFor(Fields, Field!)
            : FormSentence.Find(Message) ?? $"{ContentField.LabelFor(Fields, Field!)} {Message}"
        );

    /// <summary>Of the kind that the file is of.</summary>
    private Type? Fields => ItemPath.Parse(Path, out _)?.Kind.NewFields().GetType();

    /// <summary>What the message is said of in a file; the text below the front matter has no key.</summary>
    private string? Key => Field is null or ItemFormValues.Body ? null : Field.Split('.')[^1].Split('[')[0];

    /// <summary>Each once, file by file.</summary>
    public static List<ContentError> InOrder(IEnumerable<ContentError> faults) =>
        [
            .. faults
                .Distinct()
                .OrderBy(fault => fault.Path, StringComparer.Ordinal)
                .ThenBy(fault => fault.Line),
        ];

    /// <summary>In one line, whatever the names and values in it hold.</summary>
    public override string ToString() =>
        string.Concat($"{Path}:{Line}: {Text}".Select(sign => char.IsControl(sign) ? '\uFFFD' : sign));

    private static string ToSentence(string text) =>
        char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] is '.' or '?' or '!' ? "" : ".");
}
