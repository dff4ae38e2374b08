using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Markdown.Pasted;
using EMC2Workshop.Content.Schema;
using Microsoft.Extensions.Caching.Memory;

namespace EMC2Workshop.Linting;

/// <summary>What a text says that is no error, and hardly what was meant.</summary>
/// <param name="Line">Of the file, from 1.</param>
/// <param name="What">Such as "Has HTML or TeX in its title".</param>
public sealed record TextWarning(int Line, string What)
{
    /// <summary>For the console, whatever the addresses and values in it hold.</summary>
    public string ToLine(string file) =>
        string.Concat(
            $"{file}:{Line}: warning: {char.ToLowerInvariant(What[0])}{What[1..]}".Select(sign =>
                char.IsControl(sign) ? '\uFFFD' : sign
            )
        );
}

/// <summary>Looks at one text alone: at what was pasted into it, and at what gets lost on the way to a page.</summary>
public sealed class TextWarnings(MarkdownRenderer markdown) : IDisposable
{
    private const int CacheCharacters = 16 * 1024 * 1024;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = CacheCharacters });

    /// <returns>Nothing for a text that can't be read, which is an error.</returns>
    public IReadOnlyList<TextWarning> Find(ContentKind kind, string text) =>
        cache.GetOrCreate(
            (kind.Name, text),
            entry =>
            {
                entry.Size = text.Length;
                return Look(kind, text);
            }
        )!;

    public void Dispose() => cache.Dispose();

    private IReadOnlyList<TextWarning> Look(ContentKind kind, string text)
    {
        if (Fences.Find(text) is not { } fences)
            return [];
        var frontMatter = text[fences.Start..fences.End];
        try
        {
            var map = YamlReader.Read(frontMatter, firstLine: 2);
            return [.. OfFields(map, kind.NewFields().GetType(), frontMatter), .. OfBody(text, fences.Body)];
        }
        catch (FrontMatterException)
        {
            return [];
        }
    }

    private static IEnumerable<TextWarning> OfFields(YamlMap map, Type fields, string frontMatter)
    {
        foreach (var entry in map.Entries)
        {
            if (ContentField.ForType(fields).FirstOrDefault(shape => shape.Key == entry.Key) is not { } shape)
                continue;
            var values = entry.Value is YamlList list ? list.Items : [entry.Value];
            foreach (var record in values.OfType<YamlMap>().Where(_ => shape.IsRecord))
            foreach (var warning in OfFields(record, shape.ValueType, frontMatter))
                yield return warning;
            if (!shape.IsLine || shape.References is not null)
                continue;
            if (values.OfType<YamlScalar>().FirstOrDefault(value => IsPasted(value.Text)) is { } pasted)
                yield return new TextWarning(
                    pasted.Line,
                    $"Has HTML or TeX in its {shape.Label.ToLowerInvariant()}"
                );
            if (entry.Value is YamlScalar && CommentBehind(entry, frontMatter) is { } comment)
                yield return new TextWarning(
                    entry.Line,
                    $"Has a {shape.Label.ToLowerInvariant()} that ends before {comment}: "
                        + "a value with a space and # in it needs double quotes"
                );
        }
    }

    private static bool IsPasted(string value) => PastedText.ToLine(value) != value;

    /// <summary>What YAML takes for a comment in the line of a value without quotes.</summary>
    private static string? CommentBehind(YamlEntry entry, string frontMatter)
    {
        var end = entry.End;
        if (end <= 0 || end >= frontMatter.Length || frontMatter[end - 1] is '"' or '\'' or '\n' or '\r')
            return null;
        var rest = frontMatter[end..].Split('\n')[0].Trim();
        return rest is ['#', ..] ? rest[..Math.Min(rest.Length, 40)] : null;
    }

    private IEnumerable<TextWarning> OfBody(string text, int start)
    {
        var below = ItemFormValues.PlainLines(text[start..]);
        var body = FieldFormat.TrimBody(below);
        var firstLine =
            1
            + text.AsSpan(0, start).Count('\n')
            + below.AsSpan(0, below.IndexOf(body, StringComparison.Ordinal)).Count('\n');
        var markup = PastedText.ToMarkdown(body);
        if (markup != body)
        {
            var same = body.AsSpan().CommonPrefixLength(markup);
            yield return new TextWarning(
                firstLine + body.AsSpan(0, same).Count('\n'),
                "Has HTML or TeX in its text"
            );
        }
        foreach (var (line, url) in markdown.FindLostLinks(body))
            yield return new TextWarning(firstLine + line, $"Has a link to {url}, which pages leave out");
    }
}
