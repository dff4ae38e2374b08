using System.Buffers;
using System.Net;
using AngleSharp.Dom;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Microsoft.Extensions.Caching.Memory;

namespace EMC2Workshop.Content.Markdown;

/// <summary>Turns Markdown from anyone into HTML that is safe to put into a page.</summary>
public sealed class MarkdownRenderer : IDisposable
{
    const int CacheCharacters = 16 * 1024 * 1024;

    /// <summary>There is no link without one of them.</summary>
    static readonly SearchValues<char> LinkSigns = SearchValues.Create("[<");

    static readonly MarkdownPipeline Pipeline = BuildPipeline();

    readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = CacheCharacters });

    /// <summary>Null when the text can be rendered, else a sentence on what is wrong and what the limit is.</summary>
    public string? Check(string markdown) => Write(markdown, TextPlace.Main, out _);

    /// <summary>A text that does not pass <see cref="Check"/> is shown as it was written.</summary>
    public string ToHtml(string markdown) => ToHtml(markdown, TextPlace.Main);

    /// <summary>For a page that has other texts too, or headings above this one.</summary>
    public string ToHtml(string markdown, TextPlace place) => Rendered(markdown, place).Html;

    /// <summary>A line within another element: what would be a list or a heading stays as it was written.</summary>
    public string ToInlineHtml(string markdown) =>
        ToHtml(markdown).Trim() is var html
        && html.StartsWith("<p>", StringComparison.Ordinal)
        && html.IndexOf("</p>", StringComparison.Ordinal) == html.Length - "</p>".Length
            ? html["<p>".Length..^"</p>".Length]
            : WebUtility.HtmlEncode(markdown);

    /// <summary>The words alone, on one line: for descriptions, search and feeds.</summary>
    public string ToPlainText(string markdown) => Rendered(markdown, TextPlace.Main).Words;

    /// <summary>Links whose address is taken out, because a page may not lead there.</summary>
    /// <returns>The addresses, each with its paragraph's line from 0; none for a text that can't be rendered.</returns>
    public IReadOnlyList<(int Line, string Url)> FindLostLinks(string markdown) =>
        markdown.AsSpan().ContainsAny(LinkSigns) && Check(markdown) is null
            ? LostLinks.Find(Markdig.Markdown.Parse(HtmlText.Visible(markdown), Pipeline))
            : [];

    public void Dispose() => cache.Dispose();

    (string Html, string Words) Rendered(string markdown, TextPlace place) =>
        cache.GetOrCreate(
            (markdown, place),
            entry =>
            {
                var rendered = Render(markdown, place);
                entry.Size = markdown.Length + rendered.Html.Length + rendered.Words.Length;
                return rendered;
            }
        );

    static (string Html, string Words) Render(string markdown, TextPlace place)
    {
        var isRead = Write(markdown, place, out var html) is null;
        var body = TextSanitizer.Clean(isRead ? html : HtmlText.AsWritten(markdown));
        var words = HtmlText.Words(body);
        LetTablesScroll(body);
        return (FormulaElements.Write(body), words);
    }

    static void LetTablesScroll(IElement body)
    {
        foreach (var table in body.QuerySelectorAll("table"))
        {
            var scroll = ScrollBox.Create(body, "Table");
            table.Replace(scroll);
            scroll.Append(table);
        }
    }

    /// <summary>What Markdig makes of the text, not yet cleaned. Markdig leaves javascript: links in it.</summary>
    static string? Write(string markdown, TextPlace place, out string html)
    {
        html = "";
        if (MarkdownLimits.FindError(markdown) is { } fault)
            return fault;
        try
        {
            html = HtmlText.Visible(WriteWithin(markdown, place));
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Explain(exception);
        }
    }

    static string Explain(Exception exception) =>
        exception switch
        {
            MarkdownLimitException => exception.Message,
            // Markdig's answer to more than 128 levels, the only argument it refuses.
            ArgumentException => MarkdownLimits.TooDeep,
            // A fault in the parser costs this text its looks, and nobody a page.
            _ => "The text can't be read as Markdown; please make it simpler.",
        };

    static string WriteWithin(string markdown, TextPlace place)
    {
        var document = Markdig.Markdown.Parse(HtmlText.Visible(markdown), Pipeline);
        HeadingIds.Assign(document, place);
        TableCells.Align(document);

        using var writer = new LimitedWriter(MarkdownLimits.HtmlBytes);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Add(new FormulaInlineRenderer());
        renderer.ObjectRenderers.Add(new FormulaBlockRenderer());
        renderer.ObjectRenderers.Replace<HtmlFootnoteLinkRenderer>(new FootnoteLinks(place.IdPrefix));
        renderer.ObjectRenderers.Replace<HtmlFootnoteGroupRenderer>(new FootnoteList(place.IdPrefix));
        renderer.Render(document);
        return writer.ToString();
    }

    static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseFootnotes();
        // http and https only: the extension would also take www., ftp:, mailto: and tel:.
        builder.InlineParsers.Insert(
            0,
            new AutoLinkParser(new AutoLinkOptions()) { OpeningCharacters = ['h'] }
        );
        // Before the parser that takes a backslash away.
        builder.InlineParsers.Insert(0, new FormulaInlineParser());
        builder.BlockParsers.Insert(0, new FormulaBlockParser());
        builder.Extensions.Add(new MarkdownCostGuard());
        return builder.Build();
    }
}
