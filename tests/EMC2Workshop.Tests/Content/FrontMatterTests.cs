using System.Text.RegularExpressions;
using EMC2Workshop.Content.Kinds;

namespace EMC2Workshop.Tests.Content;

public sealed partial class FrontMatterTests
{
    [Theory]
    [InlineData("name: &a Ada", 3, "anchors (&name) are not taken; write the value out")]
    [InlineData("name: *a", 3, "aliases (*name) are not taken; write the value out")]
    [InlineData(
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]",
        3,
        "anchors (&name) are not taken; write the value out"
    )]
    [InlineData("<<: *a", 3, "aliases (*name) are not taken; write the value out")]
    [InlineData("name: !!str Ada", 3, "tags (tag:yaml.org,2002:str) are not taken; write the plain value")]
    [InlineData(
        "name: !System.IO.FileInfo Ada",
        3,
        "tags (!System.IO.FileInfo) are not taken; write the plain value"
    )]
    [InlineData("!!str name: Ada", 3, "tags (tag:yaml.org,2002:str) are not taken; write the plain value")]
    [InlineData("name: Ada\nname: Bo", 4, "\"name\" is given twice; keep one")]
    [InlineData("name: Ada\nid: b", 4, "\"id\" is given twice; keep one")]
    [InlineData("name: Ada\nalso_known_as:\n\t- Bo", 5, "the line is indented with a tab; use spaces")]
    [InlineData("name: Ada\nalso_known_as:\n  \t- Bo", 5, "the line is indented with a tab; use spaces")]
    [InlineData("name Ada", 3, "the front matter is not YAML (hint)")]
    [InlineData("name: Ada: a life", 3, "the front matter is not YAML (hint)")]
    [InlineData("name: \"Ada", 3, "the front matter is not YAML (hint)")]
    [InlineData("name: Ada\nalso_known_as: [Bo", 4, "the front matter is not YAML (hint)")]
    [InlineData("name: \"\\q\"", 3, "the front matter is not YAML (hint)")]
    [InlineData("name: \"\\uD800\"", 3, "the front matter is not YAML (hint)")]
    [InlineData("name: \"\\uD83D\\uD83D\"", 2, "the front matter is not YAML (hint)")]
    [InlineData("name: @Ada", 3, "the front matter is not YAML (hint)")]
    [InlineData("%YAML 1.2", 3, "the front matter is not YAML (hint)")]
    [InlineData("name: [[[[[[[[a]]]]]]]]", 3, "values nest deeper than 8")]
    [InlineData("? [a, b]\n: c", 3, "a key must be a word")]
    [InlineData("name: Ada\n...\nname: Bo", 5, "the front matter holds a second document; one is enough")]
    [InlineData("name: [Ada]", 3, "name must be a single value")]
    [InlineData("name: {a: b}", 3, "name must be a single value")]
    [InlineData("name: Ada\nalso_known_as: Bo", 4, "also_known_as must be a list: one line \"- ...\" each")]
    [InlineData("name: Ada\nalso_known_as:", 4, "also_known_as must be a list: one line \"- ...\" each")]
    [InlineData("name: Ada\nalso_known_as:\n  - a: b", 5, "also_known_as must be a single value")]
    public void What_is_not_plain_YAML_is_told_with_its_line(string lines, int line, string message) =>
        Assert.Equal([$"people/a.md:{line}: {message}"], FaultsOf(lines));

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[{")]
    [InlineData(":")]
    [InlineData("&a ")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("|\n")]
    public void However_often_a_sign_is_repeated_there_is_one_fault(string sign) =>
        Assert.Single(FaultsOf("name: " + string.Concat(Enumerable.Repeat(sign, 100_000 / sign.Length))));

    [Fact]
    public void Ever_so_many_keys_are_each_told_as_unknown()
    {
        var faults = FaultsOf(
            "name: Ada\n" + string.Join('\n', Enumerable.Range(0, 20_000).Select(number => $"k{number:x}: "))
        );

        Assert.Equal(
            Enumerable.Range(4, 20_000).Select(line => $"people/a.md:{line}"),
            faults.Select(fault => fault[..fault.IndexOf(": unknown", StringComparison.Ordinal)])
        );
    }

    [Theory]
    [InlineData("name: Ada # the first")]
    [InlineData("name: 'Ada'")]
    [InlineData("name: \"\\u0041da\"")]
    [InlineData("name: >-\n  Ada")]
    [InlineData("name:   Ada  ")]
    [InlineData("name:\tAda")]
    [InlineData("# a note\n\nname: Ada")]
    [InlineData("\"name\": Ada")]
    [InlineData("name: Ada\r")]
    public void Plain_YAML_may_be_formatted_in_any_way(string lines) =>
        Assert.Equal(
            "Ada",
            (
                (PersonFields)
                    ContentTexts.Read("people/a.md", $"---\nid: {SmallWorkshop.Ada}\n{lines}\n---\n").Fields
            ).Name
        );

    [Theory]
    [InlineData("- a\n- b", "the front matter must be lines of \"key: value\"")]
    [InlineData("just text", "the front matter must be lines of \"key: value\"")]
    public void The_root_is_a_map(string lines, string message) =>
        Assert.Equal(
            [$"people/a.md:2: {message}"],
            ContentTexts.FaultsOf("people/a.md", $"---\n{lines}\n---\n")
        );

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    public void Without_keys_all_that_are_needed_are_missing(string lines) =>
        Assert.Equal(
            [
                "people/a.md:2: id is missing; add a line \"id: (id)\" (fresh, ready to use)",
                "people/a.md:2: name is missing",
            ],
            ContentTexts.FaultsOf("people/a.md", $"---\n{lines}---\n")
        );

    private static IEnumerable<string> FaultsOf(string lines) =>
        ContentTexts
            .FaultsOf("people/a.md", $"---\nid: {SmallWorkshop.Ada}\n{lines}\n---\n")
            .Select(fault => Hint().Replace(fault, " (hint)"));

    // The reason between is in the words of the library.
    [GeneratedRegex(
        """(?<=not YAML): .+\. Write lines of "key: value", the value in double quotes """
            + "where it has signs such as : or # in it$"
    )]
    private static partial Regex Hint();
}
