using System.Text;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What a file may hold, and files that hold as much.</summary>
public static class FileLimits
{
    public const int Entries = 1000;
    public const int BodyBytes = 200 * 1024;
    public const int TextBytes = 256 * 1024;
    public const string Speaker = "  - person: ada-lovelace\n";
    private static readonly string Wide = new('é', 100);

    /// <summary>Each goes to one of the limits, in letters that are three times as long in a request.</summary>
    public static IReadOnlyDictionary<string, string> Full { get; } =
        new Dictionary<string, string>
        {
            ["we-20/talks/body"] =
                $"---\nid: {Guid.NewGuid()}\ntitle: Old\nspeakers:\n{Speaker}---\n\n{Body(BodyBytes)}\n",
            ["we-20/talks/speakers"] = Padded(
                $"---\nid: {Guid.NewGuid()}\ntitle: "
                    + $"Old\nspeakers:\n{Repeat(_ => $"{Speaker}    affiliation: {Wide}\n")}---\n\n"
            ),
            ["we-20/papers/affiliations"] = Padded(
                $"---\nid: {Guid.NewGuid()}\ntitle: Old\nauthors:\n  - person: "
                    + $"alan-turing\naffiliations:\n{Repeat(_ => $"  - {Wide}\n")}---\n\n"
            ),
            ["we-20/talks/materials"] = Padded(
                $"---\nid: {Guid.NewGuid()}\ntitle: "
                    + $"Old\nspeakers:\n{Speaker}materials:\n{Repeat(Material)}---\n\n"
            ),
            ["we-20/sessions/lists"] = Padded(
                $"---\nid: {Guid.NewGuid()}\ntitle: Old\nkind: "
                    + $"panel\nchairs:\n{Repeat(_ => Speaker)}panelists:\n{Repeat(_ => Speaker)}"
                    + $"presentations:\n{Repeat(Presentation)}---\n\n"
            ),
            ["people/values"] =
                $"---\nid: {Guid.NewGuid()}\nname: {new string('é', 120)}\nurl: "
                + $"https://example.org/{new string('a', 1980)}\n---\n\nText.\n",
        };

    private static string Material(int number) =>
        $"  - kind: slides\n    title: Part {number}\n    url: https://example.org/{number}\n";

    private static string Presentation(int number) => $"  - id: {Guid.NewGuid()}\n    paper: numbers\n";

    public static string Repeat(Func<int, string> entry) =>
        string.Concat(Enumerable.Range(0, Entries).Select(entry));

    /// <summary>Paragraphs of as many bytes, and not too many lines.</summary>
    public static string Body(int bytes)
    {
        var body = new StringBuilder();
        var paragraph = new string('é', 400) + "\n\n";
        while (Encoding.UTF8.GetByteCount(paragraph) <= bytes)
        {
            body.Append(paragraph);
            bytes -= Encoding.UTF8.GetByteCount(paragraph);
        }
        return body.Append('x', bytes).ToString().TrimEnd();
    }

    /// <summary>With a body that makes it as long as a file may be.</summary>
    private static string Padded(string text)
    {
        var left = TextBytes - Encoding.UTF8.GetByteCount(text) - 1;
        var body = Body(Math.Min(left, BodyBytes));
        return $"{text}{body}\n";
    }
}
