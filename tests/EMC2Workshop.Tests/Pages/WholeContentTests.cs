using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;

namespace EMC2Workshop.Tests.Pages;

public sealed class WholeContentTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task Every_sentence_name_title_and_rule_of_the_content_files_can_be_read_on_some_page()
    {
        var read = new HashSet<string>();
        foreach (var path in await SiteMap.PathsAsync(site))
            read.Add(Squeeze((await site.ReadAsync(path)).QuerySelector("main")!.TextContent));
        var all = string.Join('\n', read);
        var markdown = new MarkdownRenderer();
        foreach (
            var file in Directory
                .EnumerateFiles(site.Content, "*.md", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith("README.md", StringComparison.Ordinal))
        )
        {
            foreach (var text in TextsOf(file))
            {
                var squeezed = Squeeze(markdown.ToPlainText(text));
                Assert.True(
                    all.Contains(squeezed, StringComparison.Ordinal),
                    $"{file}: not on any page: {text}"
                );
            }
        }
    }

    /// <summary>The body's paragraphs, and every value that is more than a machine's word.</summary>
    private static IEnumerable<string> TextsOf(string file)
    {
        var path = ItemPath.Parse(Path.GetRelativePath(Repository.Content, file).Replace('\\', '/'), out _)!;
        var read = ContentFile.Read(
            path,
            File.ReadAllBytes(file),
            new MarkdownRenderer(),
            fault => Assert.Fail(fault.ToString())
        )!;
        return Values(read.Fields);
    }

    private static IEnumerable<string> Values(object fields)
    {
        foreach (
            var property in fields
                .GetType()
                .GetProperties()
                .Where(property =>
                    property.Name
                        is not ("Zone" or "Person" or "Paper" or "Session" or "ItemType" or "Status")
                )
        )
        {
            if (
                property.GetValue(fields) is not { } value
                || property.Name.EndsWith("Url", StringComparison.Ordinal)
            )
                continue;
            if (value is string text)
            {
                foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
                    yield return paragraph;
            }
            else if (value is IEnumerable<string> texts)
            {
                foreach (var line in texts)
                    yield return line;
            }
            else if (value is System.Collections.IEnumerable records)
            {
                foreach (var record in records)
                {
                    foreach (var inner in Values(record))
                        yield return inner;
                }
            }
        }
    }

    private static string Squeeze(string text) =>
        string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
