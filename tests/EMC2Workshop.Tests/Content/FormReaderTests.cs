using System.Text.Json;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using FsCheck;
using FsCheck.Xunit;

namespace EMC2Workshop.Tests.Content;

/// <summary>Whatever content check accepts, its form opens, gives back, and changes field by field.</summary>
[Properties(Arbitrary = [typeof(AnyFields)], MaxTest = 300)]
public sealed class FormReaderTests
{
    /// <summary>How else one can write what the site writes itself.</summary>
    private static readonly Func<string, string>[] Spellings =
    [
        text => text,
        text => text.ReplaceLineEndings("\r\n"),
        text => text.Replace("---\n", "--- \n", StringComparison.Ordinal),
        text => EveryOther(text, line => line + "\r"),
        text => InFrontMatter(text, line => "  " + line),
        text => InFrontMatter(text, line => "# a comment\n" + line),
        text => InFrontMatter(text, line => line + "\n"),
        text => InFrontMatter(text, line => line + " # a comment"),
        text => AtKeys(text, (key, value) => $"\"{key}\":{value}"),
        text => AtKeys(text, (key, value) => $"'{key}' :{value}"),
        text => AtKeys(text, (key, value) => $"? {key}\n:{value}"),
        text => AtKeys(text, (key, value) => $"?\n  {key}\n:{value}"),
        text =>
            InFrontMatter(text, line => line.Replace("  - ", "- ", Ordinal).Replace("    ", "  ", Ordinal)),
        text => InFrontMatter(text, line => line.Replace("  - ", "  -\n    ", Ordinal)),
        text =>
            InFrontMatter(
                text,
                line => line.EndsWith(": |", Ordinal) ? line : line.Replace(": ", ":   ", Ordinal)
            ),
        text => AtKeys(text, (key, value) => value.Length > 0 ? $"{key}:\n   {value}" : $"{key}:"),
        text => text.Replace("\n---\n", "\n...\n---\n", Ordinal),
        text => text.Replace("\n---\n", "\n# the end\n\n---\n", Ordinal),
        Flow,
        Json,
    ];

    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Property]
    public void What_is_accepted_opens_and_an_unchanged_save_keeps_it_to_the_letter(
        AnyItem item,
        NonNegativeInt spelling
    )
    {
        var (kind, text) = Spell(item, spelling);
        if (!IsAccepted(item, text))
            return;
        var told = new List<string>();
        var form = FormReader.Read(kind, text, (line, reason) => told.Add($"{line}: {reason}"));

        Assert.Equal([], told);
        Assert.Equal(text, FormWriter.Write(Sent(kind, form!), text));
    }

    [Property]
    public void The_change_of_one_field_changes_that_field_alone(
        AnyItem item,
        NonNegativeInt spelling,
        NonNegativeInt place
    )
    {
        var (kind, text) = Spell(item, spelling);
        var singles = ContentField
            .ForType(kind.NewFields().GetType())
            .Where(field => !field.IsList && field.ValueType == typeof(string))
            .ToList();
        if (singles.Count == 0 || !IsAccepted(item, text))
            return;
        var field = singles[place.Get % singles.Count];
        var form = Sent(kind, FormReader.Read(kind, text, (_, _) => { })!);
        form.Set(field.Key, "Another: # value");
        var now = FormWriter.Write(form, text);

        var changed = Values(kind, now);
        Assert.Equal("Another: # value", changed.GetValueOrDefault(field.Key));
        Assert.Equal(Without(Values(kind, text), field.Key), Without(changed, field.Key));
        // Where each key has lines of its own, those of the others are the same to the letter.
        var (before, after) = (FrontMatterDocument.Parse(text), FrontMatterDocument.Parse(now));
        if (before.Keys.Count > 0)
            Assert.Equal(OthersIn(before, field.Key), OthersIn(after, field.Key));
    }

    [Property]
    public void A_form_that_writes_every_key_anew_says_the_same(AnyItem item, NonNegativeInt spelling)
    {
        var (kind, text) = Spell(item, spelling);
        if (!IsAccepted(item, text))
            return;
        var again = FormWriter.Write(Sent(kind, FormReader.Read(kind, text, (_, _) => { })!), "");

        Assert.Equal(Trimmed(Values(kind, text)), Trimmed(Values(kind, again)));
    }

    [Property(MaxTest = 60)]
    public void What_is_no_field_is_refused_with_its_line(AnyItem item)
    {
        var kind = ItemPath.Parse(item.File, out _)!.Kind;
        var text = FieldsWriter
            .Write(item.Fields)
            .Replace("\n---\n", "\nno_such_field: value\n---\n", Ordinal);
        var told = new List<int>();

        Assert.Null(FormReader.Read(kind, text, (line, _) => told.Add(line)));
        Assert.Equal([text.AsSpan(0, text.IndexOf("no_such_field", Ordinal)).Count('\n') + 1], told);
    }

    private static (ContentKind Kind, string Text) Spell(AnyItem item, NonNegativeInt spelling) =>
        (
            ItemPath.Parse(item.File, out _)!.Kind,
            Spellings[spelling.Get % Spellings.Length](FieldsWriter.Write(item.Fields))
        );

    /// <summary>Some spellings make another text of some values; the site is told of those, too.</summary>
    private static bool IsAccepted(AnyItem item, string text) =>
        !ContentTexts.FaultsOf(item.File, text).Any();

    private static Dictionary<string, string> Values(ContentKind kind, string text) =>
        ItemFormValues.From(kind, text)!.Values.Where(value => value.Value.Trim().Length > 0).ToDictionary();

    /// <summary>Spaces around what somebody types are none that they mean.</summary>
    private static Dictionary<string, string> Trimmed(Dictionary<string, string> values) =>
        values.ToDictionary(
            value => value.Key,
            value => string.Join('\n', value.Value.Split('\n').Select(line => line.Trim()))
        );

    private static Dictionary<string, string> Without(Dictionary<string, string> values, string key) =>
        values.Where(value => value.Key != key).ToDictionary();

    private static List<string> OthersIn(FrontMatterDocument document, string key) =>
        [.. document.Keys.Where(part => part.Key != key).Select(part => part.Lines).Append(document.Rest)];

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
                        ? value.Value.Replace("\n", "", Ordinal)
                        : value.Value.Replace("\n", "\r\n", Ordinal)
                )
            )
        );

    private static string EveryOther(string text, Func<string, string> respell) =>
        string.Join('\n', text.Split('\n').Select((line, index) => index % 2 == 1 ? respell(line) : line));

    private static string InFrontMatter(string text, Func<string, string> respell)
    {
        var lines = text.Split('\n');
        var end = Array.IndexOf(lines, "---", 1);
        return string.Join(
            '\n',
            lines.Select((line, index) => index > 0 && index < end ? respell(line) : line)
        );
    }

    private static string AtKeys(string text, Func<string, string, string> respell) =>
        InFrontMatter(
            text,
            line =>
                line.Length > 0 && char.IsAsciiLetter(line[0])
                    ? respell(line.Split(':')[0], line[(line.IndexOf(':') + 1)..])
                    : line
        );

    private static string Flow(string text) => Braced(text, map => "{ " + InBraces(map, key => key) + " }");

    private static string Json(string text) =>
        Braced(text, map => "{\n" + InBraces(map, key => JsonSerializer.Serialize(key)) + "\n}");

    private static string Braced(string text, Func<YamlMap, string> write)
    {
        var fences = Fences.Find(text)!.Value;
        return $"---\n{write(YamlReader.Read(text[fences.Start..fences.End], 2))}\n{text[fences.End..]}";
    }

    private static string InBraces(YamlMap map, Func<string, string> key) =>
        string.Join(", ", map.Entries.Select(entry => $"{key(entry.Key)}: {InBraces(entry.Value, key)}"));

    private static string InBraces(YamlValue value, Func<string, string> key) =>
        value switch
        {
            YamlScalar scalar => JsonSerializer.Serialize(scalar.Text),
            YamlList list => $"[{string.Join(", ", list.Items.Select(item => InBraces(item, key)))}]",
            YamlMap map => $"{{{InBraces(map, key)}}}",
            _ => throw new ArgumentException("No such value.", nameof(value)),
        };
}
