using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// A file can be spelled in many ways. Either its form opens, and what nobody touched stays to the letter, or the form
/// is
/// refused with the reason and the text is shown: never empty fields that a save would write over it.
/// </summary>
public sealed class SpellingsTests : IDisposable
{
    private const string Folder = "we-20/talks/";
    private const string Speakers = "speakers:\n  - person: ada-lovelace\n    affiliation: London\n";

    /// <summary>By the file's name: its text, and whether its form is offered.</summary>
    private static readonly Dictionary<string, (string Text, bool HasForm)> Spelled = new()
    {
        ["plain"] = (Fenced($"title: Old\n{Speakers}"), true),
        ["crlf"] = (Fenced($"title: Old\n{Speakers}").ReplaceLineEndings("\r\n"), true),
        ["mixed"] = (Fenced($"title: Old\r\n{Speakers}"), false),
        ["return-in-body"] = (Fenced($"title: Old\n{Speakers}", "one\rtwo\r\nthree\n"), false),
        ["fence-with-spaces"] = (
            Fenced($"title: Old\n{Speakers}").Replace("---\n", "---  \n", StringComparison.Ordinal),
            false
        ),
        ["fence-end-with-spaces"] = (
            Fenced($"title: Old\n{Speakers}").Replace("\n---\n\n", "\n---  \n\n", StringComparison.Ordinal),
            true
        ),
        ["flow-map"] = (
            Fenced("")
                .Replace(
                    "id:",
                    "{title: Old, speakers: [{person: ada-lovelace, affiliation: London}], id:",
                    StringComparison.Ordinal
                )
                .Replace("\n---\n\n", "}\n---\n\n", StringComparison.Ordinal),
            false
        ),
        ["flow-list"] = (Fenced("title: Old\nspeakers: [{person: ada-lovelace, affiliation: London}]\n"), true),
        ["flow-over-lines"] = (
            Fenced("title: Old\nspeakers: [\n  {person: ada-lovelace, affiliation: London},\n  ]\n"),
            true
        ),
        ["quoted-key"] = (Fenced($"\"title\": Old\n{Speakers}"), false),
        ["quoted-key-within"] = (
            Fenced("title: Old\nspeakers:\n  - \"person\": ada-lovelace\n    'affiliation': London\n"),
            true
        ),
        ["indented"] = (Fenced($"title: Old\n{Speakers}", indent: " "), false),
        ["question-mark"] = (Fenced($"? title\n: Old\n{Speakers}"), false),
        ["space-before-colon"] = (Fenced($"title : Old\n{Speakers}"), true),
        ["list-at-the-margin"] = (
            Fenced("title: Old\nspeakers:\n- person: ada-lovelace\n  affiliation: London\n"),
            true
        ),
        ["dash-alone"] = (
            Fenced("title: Old\nspeakers:\n  -\n    person: ada-lovelace\n    affiliation: London\n"),
            true
        ),
        ["comments"] = (
            Fenced($"# above\ntitle: Old # beside\n\n# of the speakers\n{Speakers}  # within\n# at the end\n"),
            true
        ),
        ["comment-in-list"] = (
            Fenced("title: Old\nspeakers:\n  # first\n  - person: ada-lovelace\n    affiliation: London\n"),
            true
        ),
        ["blank-lines"] = (Fenced($"\ntitle: Old\n\n\n{Speakers}\n"), true),
        ["folded"] = (Fenced($"title: >-\n  Old\n  title\n{Speakers}"), true),
        ["literal"] = (Fenced($"title: |-\n  Old\n{Speakers}"), true),
        ["single-quoted"] = (Fenced($"title: 'Old'\n{Speakers}"), true),
        ["escaped"] = (Fenced($"title: \"\\u004fld\"\n{Speakers}"), true),
        ["quoted-over-lines"] = (Fenced($"title: \"Old\n  title\"\n{Speakers}"), true),
        ["number"] = (Fenced($"title: Old\norder: 007\n{Speakers}"), true),
        ["spaces-around"] = (Fenced($"title: \" Old \"\n{Speakers}"), false),
        ["order-of-keys"] = (Fenced($"{Speakers}title: Old\n"), true),
        ["rule-in-body"] = (Fenced($"title: Old\n{Speakers}", "one\n\n---\n\ntwo\n"), true),
        ["separators-in-body"] = (Fenced($"title: Old\n{Speakers}", "one\u2028two\u2029three\n"), true),
        ["indented-body"] = (Fenced($"title: Old\n{Speakers}", "    code\n\ntext\n"), true),
        ["blank-around-body"] = (Fenced($"title: Old\n{Speakers}", "\n\n\ntext  \n\n\n"), true),
        ["body-without-end"] = (Fenced($"title: Old\n{Speakers}", "text"), true),
        ["no-body"] = (Fenced($"title: Old\n{Speakers}", ""), true),
    };

    private readonly SmallSite site = new(
        SmallWorkshop
            .Files.Concat(Spelled.Select(file => KeyValuePair.Create($"{Folder}{file.Key}.md", file.Value.Text)))
            .ToDictionary()
    );

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public void Each_is_a_file_that_the_site_takes() =>
        Assert.Equal([], Spelled.SelectMany(file => ContentTexts.FaultsOf($"{Folder}{file.Key}.md", file.Value.Text)));

    [Fact]
    public async Task Whatever_a_file_is_spelled_like_nothing_of_it_is_lost_in_a_form()
    {
        using var desk = await Desk.OfAsync(site);
        var wrong = new List<string>();
        foreach (var (name, (text, hasForm)) in Spelled)
        {
            var stored = await Items.FindAsync(site, Folder + name);
            Assert.True(stored?.Text == text, $"{name} was not taken as it is");
            var editor = $"/admin/items/{stored.Id}";
            var page = await desk.ReadAsync(editor);
            if (page.QuerySelector("form[data-autosave]") is null != !hasForm)
                wrong.Add($"{name}: its form is {(hasForm ? "refused" : "offered")}");
            if (
                await (
                    hasForm ? EditAsync(desk, page, editor, name, text) : WriteOverAsync(desk, page, editor, name, text)
                ) is
                { } lost
            )
                wrong.Add($"{name}: {lost}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private async Task<string?> EditAsync(Desk desk, IHtmlDocument page, string editor, string name, string text)
    {
        using var same = await desk.SendAsync(page, editor, new() { ["act"] = "publish" });
        if (same.Headers.Location?.OriginalString.EndsWith("said=published", StringComparison.Ordinal) is not true)
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

    private async Task<string?> WriteOverAsync(Desk desk, IHtmlDocument page, string editor, string name, string text)
    {
        var shown = page.QuerySelector("main pre")?.TextContent ?? "";
        if (!shown.Contains("person: ada-lovelace", StringComparison.Ordinal))
            return "its text is not shown";
        if (WorkshopSite.TextOf(page.QuerySelector("[role=alert]")).Length < 30)
            return "nobody says why";
        foreach (var handler in new[] { "", "?handler=Autosave" })
        {
            // As a page would send it that was opened by an older version of the site.
            using var content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] =
                        page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "",
                    ["item-state"] = (await Items.FindAsync(site, Folder + name))!.Hash,
                    ["item-base"] = (await Items.FindAsync(site, Folder + name))!.Hash,
                    ["item-before"] = text,
                    ["item-slug"] = name,
                    ["title"] = "Written over",
                    ["act"] = "publish",
                }
            );
            using var answer = await desk.Client.PostAsync(editor + handler, content, Aborted);
            if (answer.StatusCode != HttpStatusCode.UnprocessableEntity)
                return $"a post{handler} was answered {answer.StatusCode}";
        }
        return await TextAsync(name) == text ? null : "was written over";
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
