using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EMC2Workshop.Tests.Content;

public sealed class AnyBytesTests
{
    private static readonly Gen<string> YamlPiece = Gen.OneOf(
        Gen.Elements(
            "\n",
            "\n  ",
            "\n    ",
            "  ",
            " ",
            ": ",
            ":",
            "- ",
            "? ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "&a ",
            "*a",
            "!t ",
            "!!map ",
            "|",
            ">",
            "|2-",
            "%YAML 1.1\n",
            "%TAG ! x\n",
            "...",
            "---",
            "\"",
            "'",
            "\\",
            "\\x4",
            "\\uD83D",
            "# c\n",
            "\t",
            "id",
            "name",
            "also_known_as",
            "url",
            "speakers",
            "person",
            "extended",
            "due",
            "zone",
            SmallWorkshop.Ada,
            "Ada",
            "2019-12-13",
            "2019-12-13 08:45",
            "1e99999",
            "99999999999999999999",
            "-0",
            "true",
            "papers",
            "é",
            "\u2028",
            "\0",
            "\uFEFF"
        ),
        AnyText.OneLine
    );

    public static Arbitrary<string> FrontMatter() => YamlPiece.ArrayOf().Select(string.Concat).ToArbitrary();

    [Property(Arbitrary = [typeof(AnyBytesTests)], MaxTest = 2000, EndSize = 40)]
    public void Whatever_the_front_matter_is_it_is_read_or_told_what_is_wrong(string frontMatter)
    {
        foreach (
            var file in new[]
            {
                "people/a.md",
                "neurips-19/talks/a.md",
                "neurips-19/deadlines/a.md",
                "neurips-19/challenge/a.md",
            }
        )
            ReadsOrTells(file, Encoding.UTF8.GetBytes($"---\n{frontMatter}\n---\n"));
    }

    [Property(MaxTest = 500)]
    public void Whatever_the_bytes_are_they_are_read_or_told_what_is_wrong(byte[] bytes) =>
        ReadsOrTells("people/a.md", [.. "---\n"u8, .. bytes]);

    private static void ReadsOrTells(string file, byte[] bytes)
    {
        var item = ContentTexts.TryRead(file, bytes, out var faults);

        Assert.Equal(item is null, faults.Count > 0);
        Assert.All(faults, fault => Assert.Matches($"^{file}:[1-9][0-9]*: .+$", fault));
    }
}
