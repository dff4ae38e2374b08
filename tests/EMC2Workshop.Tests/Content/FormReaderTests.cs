using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using FsCheck;
using FsCheck.Xunit;

namespace EMC2Workshop.Tests.Content;

/// <summary>Whatever a text is spelled like: its form gives it back to the letter, or is refused in words.</summary>
[Properties(Arbitrary = [typeof(AnyFields)], MaxTest = 300)]
public sealed class FormReaderTests
{
    /// <summary>How else one can write what the site writes itself.</summary>
    private static readonly Func<string, string>[] Spellings =
    [
        text => text,
        text => text.ReplaceLineEndings("\r\n"),
        text => text.Replace("---\n", "--- \n", StringComparison.Ordinal),
        text => InFrontMatter(text, line => " " + line),
        text => InFrontMatter(text, line => "# a comment\n" + line),
        text => InFrontMatter(text, line => line + "\n"),
        text => InFrontMatter(text, line => line + " # a comment"),
        text =>
            InFrontMatter(
                text,
                line =>
                    line.Length > 0 && char.IsAsciiLetter(line[0])
                        ? $"\"{line.Split(':')[0]}\":{line[(line.IndexOf(':') + 1)..]}"
                        : line
            ),
        text =>
            InFrontMatter(
                text,
                line =>
                    line.Replace("  - ", "- ", StringComparison.Ordinal).Replace("    ", "  ", StringComparison.Ordinal)
            ),
        text => InFrontMatter(text, line => line.Replace("  - ", "  -\n    ", StringComparison.Ordinal)),
        text =>
            InFrontMatter(
                text,
                line =>
                    line.EndsWith(": |", StringComparison.Ordinal)
                        ? line
                        : line.Replace(": ", ":   ", StringComparison.Ordinal)
            ),
        text => text.Replace("\n---\n", "\nno_such_field: value\n---\n", StringComparison.Ordinal),
    ];

    [Property]
    public void A_form_gives_a_text_back_to_the_letter_or_refuses_it(AnyItem item, NonNegativeInt spelling)
    {
        var text = Spellings[spelling.Get % Spellings.Length](FieldsWriter.Write(item.Fields));
        var kind = ItemPath.Parse(item.File, out _)!.Kind;
        var told = new List<(int Line, string Reason)>();
        if (FormReader.Read(kind, text, (line, reason) => told.Add((line, reason))) is { } form)
            Assert.Equal(text, Sent(kind, form).ToText(text));
        else
            Assert.All(told.DefaultIfEmpty(), why => Assert.True(why.Line > 0 && why.Reason.Length > 10));
    }

    [Property]
    public void A_form_that_writes_every_key_anew_says_the_same(AnyItem item, NonNegativeInt spelling)
    {
        var text = Spellings[spelling.Get % Spellings.Length](FieldsWriter.Write(item.Fields));
        var kind = ItemPath.Parse(item.File, out _)!.Kind;
        if (FormReader.Read(kind, text, (_, _) => { }) is not { } form)
            return;
        var again = ContentTexts.Read(item.File, Sent(kind, form).ToText(""));

        Assert.Equal(FieldsWriter.Write(ContentTexts.Read(item.File, text).Fields), FieldsWriter.Write(again.Fields));
    }

    /// <summary>
    /// As a browser sends it: without line breaks in what is one line, and with its own in what is several.
    /// </summary>
    private static ItemFormValues Sent(ContentKind kind, ItemFormValues form) =>
        ItemFormValues.From(
            kind,
            form.Values.Select(value =>
                KeyValuePair.Create(
                    value.Key,
                    ContentField.Find(form.Fields, value.Key) is { IsList: false }
                        ? value.Value.Replace("\n", "", StringComparison.Ordinal)
                        : value.Value.Replace("\n", "\r\n", StringComparison.Ordinal)
                )
            )
        );

    private static string InFrontMatter(string text, Func<string, string> respell)
    {
        var lines = text.Split('\n');
        var end = Array.IndexOf(lines, "---", 1);
        return string.Join('\n', lines.Select((line, index) => index > 0 && index < end ? respell(line) : line));
    }
}
