using System.Reflection;
using System.Text.RegularExpressions;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Tests.Content;

/// <summary>What content/README.md tells organizers is what the site takes.</summary>
public sealed partial class GuideTests
{
    private static readonly string Guide = File.ReadAllText(
        Path.Combine(Repository.Content, ContentFolder.Guide)
    );

    public static TheoryData<string> Places => [.. ContentKind.All.Select(kind => kind.Place)];

    public static TheoryData<string> Examples =>
        [.. ExampleShape().Matches(Guide).Select(example => example.Groups["file"].Value)];

    [Theory]
    [MemberData(nameof(Places))]
    public void It_names_every_key_of_a_kind_in_the_order_of_the_file(string place) =>
        Assert.Equal(
            KeysOf(FieldsOf(place).GetType()),
            TablesOf(place)[0].Select(row => (row.Key, row.Needed))
        );

    [Theory]
    [MemberData(nameof(Places))]
    public void It_names_every_key_of_the_records_in_a_kind(string place)
    {
        foreach (var shape in ContentField.ForType(FieldsOf(place).GetType()).Where(shape => shape.IsRecord))
        {
            var meaning = TablesOf(place)[0].Single(row => row.Key == shape.Key).Meaning;
            if (meaning.Contains("each with", StringComparison.Ordinal))
                Assert.Equal(
                    ContentField.ForType(shape.ValueType).Select(part => part.Key),
                    WordsIn(meaning)
                );
            else
                Assert.Equal(
                    KeysOf(shape.ValueType),
                    TableOf(shape.Key).Select(row => (row.Key, row.Needed))
                );
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void It_lists_the_words_that_a_value_is_one_of(string place)
    {
        foreach (
            var shape in ContentField
                .ForType(FieldsOf(place).GetType())
                .Where(shape => shape.ValueType.IsEnum)
        )
        {
            var meaning = TablesOf(place)[0].Single(row => row.Key == shape.Key).Meaning;
            if (meaning == "one of the kinds below")
                meaning = Guide
                    .Split('\n')
                    .Single(line => line.StartsWith("Kinds: ", StringComparison.Ordinal));
            Assert.Equal(
                Enum.GetNames(shape.ValueType).Select(FieldFormat.Keyword).Order(),
                WordsIn(meaning).Order()
            );
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void It_says_whether_a_kind_has_a_body(string place) =>
        Assert.Equal(
            ContentField.FindBody(FieldsOf(place).GetType()) is null,
            SectionOf(place).Contains("No body.", StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Examples))]
    public void Its_examples_are_the_files_that_they_name(string file)
    {
        var example = ExampleShape().Matches(Guide).First(example => example.Groups["file"].Value == file);

        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Content, file)), example.Groups["text"].Value);
    }

    private static ItemFields FieldsOf(string place) =>
        ContentKind.All.First(kind => kind.Place == place).NewFields();

    private static IEnumerable<(string, bool)> KeysOf(Type fields) =>
        ContentField
            .ForType(fields)
            .Select(shape =>
                (shape.Key, shape.Property.GetCustomAttribute<RequiredFieldAttribute>() is not null)
            );

    private static string SectionOf(string place) =>
        Assert.Single(
            Guide.Split("\n### "),
            section => section.Split('\n')[0].Contains($"`content/{place}`", StringComparison.Ordinal)
        );

    private static List<List<Row>> TablesOf(string place) => TablesIn(SectionOf(place));

    /// <summary>The table of a record's keys, which may stand with another kind.</summary>
    private static List<Row> TableOf(string key) =>
        TablesIn(Guide[Guide.IndexOf($"Each of the `{key}`", StringComparison.Ordinal)..])[0];

    private static List<List<Row>> TablesIn(string text) =>
        [
            .. text.Split("|---|---|---|\n")
                .Skip(1)
                .Select(table =>
                    table.Split('\n').TakeWhile(line => line.StartsWith('|')).Select(Row.Parse).ToList()
                ),
        ];

    private static IEnumerable<string> WordsIn(string meaning) =>
        Word().Matches(meaning).Select(word => word.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Word();

    [GeneratedRegex("`content/(?<file>[^`{]+)`\n\n```markdown\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex ExampleShape();

    private sealed record Row(string Key, bool Needed, string Meaning)
    {
        public static Row Parse(string line) =>
            line.Split('|') is [_, var key, var needed, var meaning, _]
                ? new Row(key.Trim(' ', '`'), needed.Trim() == "yes", meaning.Trim())
                : throw new FormatException(line);
    }
}
