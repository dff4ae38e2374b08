using AngleSharp.Html.Dom;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// A file can be spelled in many ways. Whatever the site takes, its form opens, and what nobody touched stays to the
/// letter.
/// </summary>
public sealed class SpellingsTests : IDisposable
{
    private const string Folder = "we-20/talks/";
    private const string Speakers = "speakers:\n  - person: ada-lovelace\n    affiliation: London\n";

    /// <summary>By the file's name.</summary>
    private static readonly Dictionary<string, string> Spelled = new()
    {
        ["plain"] = Fenced($"title: Old\n{Speakers}"),
        ["crlf"] = Fenced($"title: Old\n{Speakers}").ReplaceLineEndings("\r\n"),
        ["mixed"] = Fenced($"title: Old\r\n{Speakers}"),
        ["return-in-body"] = Fenced($"title: Old\n{Speakers}", "one\rtwo\r\nthree\n"),
        ["fence-with-spaces"] = (
            Fenced($"title: Old\n{Speakers}").Replace("---\n", "---  \n", StringComparison.Ordinal)
        ),
        ["fence-end-with-spaces"] = (
            Fenced($"title: Old\n{Speakers}").Replace("\n---\n\n", "\n---  \n\n", StringComparison.Ordinal)
        ),
        ["flow-map"] = (
            Fenced("")
                .Replace(
                    "id:",
                    "{title: Old, speakers: [{person: ada-lovelace, affiliation: London}], id:",
                    StringComparison.Ordinal
                )
                .Replace("\n---\n\n", "}\n---\n\n", StringComparison.Ordinal)
        ),
        ["flow-list"] = Fenced("title: Old\nspeakers: [{person: ada-lovelace, affiliation: London}]\n"),
        ["flow-over-lines"] = (
            Fenced("title: Old\nspeakers: [\n  {person: ada-lovelace, affiliation: London},\n  ]\n")
        ),
        ["quoted-key"] = Fenced($"\"title\": Old\n{Speakers}"),
        ["quoted-key-within"] = (
            Fenced("title: Old\nspeakers:\n  - \"person\": ada-lovelace\n    'affiliation': London\n")
        ),
        ["indented"] = Fenced($"title: Old\n{Speakers}", indent: " "),
        ["question-mark"] = Fenced($"? title\n: Old\n{Speakers}"),
        ["space-before-colon"] = Fenced($"title : Old\n{Speakers}"),
        ["list-at-the-margin"] = Fenced(
            "title: Old\nspeakers:\n- person: ada-lovelace\n  affiliation: London\n"
        ),
        ["dash-alone"] = Fenced(
            "title: Old\nspeakers:\n  -\n    person: ada-lovelace\n    affiliation: London\n"
        ),
        ["comments"] = (
            Fenced($"# above\ntitle: Old # beside\n\n# of the speakers\n{Speakers}  # within\n# at the end\n")
        ),
        ["comment-in-list"] = (
            Fenced("title: Old\nspeakers:\n  # first\n  - person: ada-lovelace\n    affiliation: London\n")
        ),
        ["blank-lines"] = Fenced($"\ntitle: Old\n\n\n{Speakers}\n"),
        ["folded"] = Fenced($"title: >-\n  Old\n  title\n{Speakers}"),
        ["literal"] = Fenced($"title: |-\n  Old\n{Speakers}"),
        ["single-quoted"] = Fenced($"title: 'Old'\n{Speakers}"),
        ["escaped"] = Fenced($"title: \"\\u004fld\"\n{Speakers}"),
        ["quoted-over-lines"] = Fenced($"title: \"Old\n  title\"\n{Speakers}"),
        ["number"] = Fenced($"title: Old\norder: 007\n{Speakers}"),
        ["spaces-around"] = Fenced($"title: \" Old \"\n{Speakers}"),
        ["order-of-keys"] = Fenced($"{Speakers}title: Old\n"),
        ["rule-in-body"] = Fenced($"title: Old\n{Speakers}", "one\n\n---\n\ntwo\n"),
        ["separators-in-body"] = Fenced($"title: Old\n{Speakers}", "one\u2028two\u2029three\n"),
        ["indented-body"] = Fenced($"title: Old\n{Speakers}", "    code\n\ntext\n"),
        ["blank-around-body"] = Fenced($"title: Old\n{Speakers}", "\n\n\ntext  \n\n\n"),
        ["body-without-end"] = Fenced($"title: Old\n{Speakers}", "text"),
        ["no-body"] = Fenced($"title: Old\n{Speakers}", ""),
    };

    private readonly SmallSite site = new(
        SmallWorkshop
            .Files.Concat(Spelled.Select(file => KeyValuePair.Create($"{Folder}{file.Key}.md", file.Value)))
            .ToDictionary()
    );

    public void Dispose() => site.Dispose();

    [Fact]
    public void Each_is_a_file_that_the_site_takes() =>
        Assert.Equal(
            [],
            Spelled.SelectMany(file => ContentTexts.FaultsOf($"{Folder}{file.Key}.md", file.Value))
        );

    [Fact]
    public async Task Whatever_a_file_is_spelled_like_nothing_of_it_is_lost_in_a_form()
    {
        using var desk = await Desk.OpenAsync(site);
        var wrong = new List<string>();
        foreach (var (name, text) in Spelled)
        {
            var stored = await Items.FindAsync(site, Folder + name);
            Assert.True(stored?.Text == text, $"{name} was not taken as it is");
            var editor = $"/admin/items/{stored.Id}";
            var page = await desk.ReadAsync(editor);
            if (page.QuerySelector("form[data-autosave]") is null)
                wrong.Add($"{name}: its form is refused");
            else if (await EditAsync(desk, page, editor, name, text) is { } lost)
                wrong.Add($"{name}: {lost}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private async Task<string?> EditAsync(
        Desk desk,
        IHtmlDocument page,
        string editor,
        string name,
        string text
    )
    {
        using var same = await desk.SendAsync(page, editor, new() { ["act"] = "publish" });
        if (
            same.Headers.Location?.OriginalString.EndsWith("said=published", StringComparison.Ordinal)
            is not true
        )
            return $"was answered {same.StatusCode}";
        if (await TextAsync(name) is var now && now != text)
            return $"a save of nothing made it\n{now}";
        using var changed = await desk.PostAsync(editor, new() { ["title"] = "New", ["act"] = "publish" });
        now = await TextAsync(name);
        var (before, after) = (
            ContentTexts.Read($"{Folder}{name}.md", text),
            ContentTexts.Read($"{Folder}{name}.md", now)
        );
        if (FieldsWriter.Write(after.Fields) != WithTitle(FieldsWriter.Write(before.Fields)))
            return $"a new title made it\n{now}";
        if (
            now.Count('\r')
            != text.Count('\r')
                - (
                    text.Contains("\r\n", StringComparison.Ordinal)
                        ? text.Split('\n').Length - now.Split('\n').Length
                        : 0
                )
        )
            return "lost its line ends";
        return name == "comments" && !now.Contains("# above\ntitle: New\n", StringComparison.Ordinal)
            ? "lost the comment above the title"
            : null;
    }

    private async Task<string> TextAsync(string name) => (await Items.FindAsync(site, Folder + name))!.Text;

    private static string WithTitle(string canonical) =>
        string.Join(
            '\n',
            canonical
                .Split('\n')
                .Select(line => line.StartsWith("title: ", StringComparison.Ordinal) ? "title: New" : line)
        );

    private static string Fenced(string keys, string body = "What they may do.\n", string indent = "")
    {
        var lines = $"{keys}id: {Guid.NewGuid()}\n";
        return $"---\n{string.Concat(lines.Split('\n').SkipLast(1).Select(line => $"{indent}{line}\n"))}---\n\n{body}";
    }
}
