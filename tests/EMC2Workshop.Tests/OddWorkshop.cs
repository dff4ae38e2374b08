using System.Security.Cryptography;
using System.Text;

namespace EMC2Workshop.Tests;

/// <summary>
/// Editions unlike the real one: two days over a change of clocks with two rooms and short names (<c>ab</c>), nothing
/// yet (<c>no</c>), a program without times (<c>u2</c>), a session of a whole day (<c>d1</c>).
/// </summary>
public static class OddWorkshop
{
    /// <summary>Letters outside the basic plane, of two UTF-16 units each: one at every place of a fold.</summary>
    public const string LongTitle =
        "𠮷野家で学ぶ機械学習 🤖🚀🧠👩‍🔬 𝔄𝔅ℭ𝔇𝔈 𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷 "
        + "and, in the end; all of it \\ again 🤖🚀🧠👩‍🔬";

    public static IReadOnlyDictionary<string, string> Files { get; } =
        new[]
        {
            Item("site", "name: Workshop on Odd Things\nacronym: WOT"),
            Item("people/elise", "name: Élise"),
            Item("people/francois-noel", "name: François Noël"),
            Item("people/andre-martin", "name: André Martin"),
            Item("people/wang-wei", "name: 王伟"),
            Edition("ab", "ordinal: 1\nstart: 2030-03-30\nend: 2030-03-31\nroom: Hall A\nhost_short: ODD'30"),
            Item(
                "ab/sessions/a",
                "title: First\nkind: panel\nstart: 2030-03-30 10:00\nend: 2030-03-30 11:00"
            ),
            Item(
                "ab/sessions/k",
                "title: Night\nkind: keynote\nroom: Café 🍵\nstart: 2030-03-31 01:30\nend: 2030-03-31 03:30\n"
                    + "chairs:\n  - person: andre-martin\nmoderators:\n  - person: francois-noel"
            ),
            Item(
                "ab/sessions/pp",
                "title: Papers\nkind: paper-session\nstart: 2030-03-31 10:00\nend: 2030-03-31 11:00\n"
                    + $"presentations:\n  - id: {IdOf("ab/sessions/pp/1")}\n    paper: x\n    form: oral"
            ),
            Item(
                "ab/talks/x",
                $"title: '{LongTitle}'\nlanguage: ja\nsession: k\nspeakers:\n  - person: elise\n"
                    + "materials:\n  - kind: slides\n    title: Slides\n    url: https://example.org/x.pdf"
            ),
            Item(
                "ab/papers/x",
                "title: 'Naïve Straße, 王 and {sets} of 50 % "
                    + "Ångström'\narxiv: 1910.06188\npages: 3-7\nauthors:\n  - person: elise\n"
                    + "  - person: francois-noel\n  - person: wang-wei",
                "What *naïve* sets may do.\n"
            ),
            Edition("no", "ordinal: 2\nstart: 2031-05-05\nend: 2031-05-06\nhost: Conference on Odd Things"),
            Edition("u2", "ordinal: 3\nstart: 2032-05-05"),
            Item("u2/sessions/s", "title: Some day\nkind: keynote"),
            Item("u2/talks/x", "title: Later\nsession: s\nspeakers:\n  - person: elise"),
            Edition("d1", "ordinal: 4\nstart: 2033-05-05\nend: 2033-05-06"),
            Edition("li", "ordinal: 5\nstart: 2029-05-05", "listed"),
            Item("ab/announcements/soon", "title: Soon\ndate: 2040-01-01", "It is not yet that day.\n"),
            Item(
                "d1/sessions/all",
                "title: Hackathon\nkind: social\nstart: 2033-05-05 09:00\nend: 2033-05-06 09:00"
            ),
        }.ToDictionary();

    public static SmallSite Site() => new(Files);

    public static Guid IdOf(string path) => new(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 16));

    private static KeyValuePair<string, string> Edition(
        string slug,
        string fields,
        string status = "published"
    ) => Item($"{slug}/edition", $"{fields}\nzone: Europe/Berlin\ncity: Berlin, Germany\nstatus: {status}");

    private static KeyValuePair<string, string> Item(string path, string fields, string text = "") =>
        new(path + ".md", $"---\nid: {IdOf(path)}\n{fields}\n---\n{text}");
}
