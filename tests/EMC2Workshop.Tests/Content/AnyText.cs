using System.Text;
using EMC2Workshop.Content;
using FsCheck;
using FsCheck.Fluent;

namespace EMC2Workshop.Tests.Content;

/// <summary>Texts that are hard to spell in YAML, and any others.</summary>
public static class AnyText
{
    private static readonly string[] Hard =
    [
        "no",
        "Yes",
        "off",
        "y",
        "null",
        "~",
        "true",
        "=",
        "<<",
        "-",
        "--",
        "---",
        "...",
        "?",
        ":",
        "# no comment",
        "a #b",
        "a#b",
        "a: b",
        "a:b",
        "a:",
        "- item",
        "? key",
        "[list]",
        "{map}",
        "&anchor",
        "*alias",
        "!tag",
        "!!int 5",
        "|",
        "> folded",
        "%YAML 1.2",
        "@at",
        "`tick`",
        "'",
        "\"",
        "'single'",
        "\"double\"",
        "it's",
        "back\\slash",
        "\\u0041",
        "\\",
        "1",
        "-1",
        "+1",
        "1.5",
        ".5",
        "1e3",
        "1_000",
        "0x1F",
        "0b11",
        "0o17",
        "017",
        ".inf",
        "+.inf",
        "-.INF",
        ".NaN",
        "12:30",
        "190:20:30",
        "2019-12-13",
        "2019-12-13 08:45",
        "2001-12-14t21:59:43.10-05:00",
        "2001-12-14 21:59:43.10 -5",
        " leading",
        "trailing ",
        "two  spaces",
        "ünïcode “quotes” – dash…",
        "日本語",
        "𝒜 beyond",
        "e\u0301",
        "no\u00A0break",
        "<b>&amp;</b>",
        "{{x}}",
        "$(x)",
        "0",
        "",
        " ",
    ];

    private static readonly Gen<string> Signs = Gen.ArrayOf(
            Gen.Elements(" :#-?[]{},&*!|>'\"%@`~\\/.=<+_0123456789aeinoxyzAEINOXYZ".ToCharArray())
        )
        .Select(signs => new string(signs));

    private static readonly Gen<string> Letters = Gen.ArrayOf(
            Gen.OneOf(
                Gen.Choose(0x20, 0x7E),
                Gen.Choose(0xA0, 0x2FFF),
                Gen.Choose(0xE000, 0xFFFD),
                Gen.Choose(0x10000, 0x1FFFF)
            )
        )
        .Select(codes => string.Concat(codes.Select(code => new Rune(code).ToString())));

    private static readonly Gen<string> Controls = Gen.ArrayOf(
            Gen.Elements(
                "a\n\r\t\0\u0007\u001B\u007F\u0085\u00AD\u200B\u202E\u2028\u2029\uFEFF".ToCharArray()
            )
        )
        .Select(signs => new string(signs));

    public static Gen<string> OneLine { get; } =
        Gen.Frequency((4, Gen.Elements(Hard)), (3, Signs), (3, Letters), (1, Controls));

    /// <summary>For below the front matter: without the signs that nobody sees, which are no part of it.</summary>
    public static Gen<string> Body { get; } =
        Gen.OneOf(
                Gen.Elements(Hard),
                Signs,
                Letters,
                Gen.Elements("---", "```", "    indented", "\n", "\r\n", "- a\n- b", "# Heading", "a\u2028b")
            )
            .ListOf()
            .Select(lines => VisibleText.InParagraphs(string.Join('\n', lines)));
}
