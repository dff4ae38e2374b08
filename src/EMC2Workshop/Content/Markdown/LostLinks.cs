using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EMC2Workshop.Content.Markdown;

static class LostLinks
{
    public static IReadOnlyList<(int Line, string Url)> Find(MarkdownDocument document) =>
        [
            .. from block in document.Descendants<LeafBlock>()
            from inline in block.Inline?.Descendants() ?? []
            let url = UrlOf(inline)
            where url is { Length: > 0 } && SafeUrls.ForLink(url) is null
            select (block.Line, url),
        ];

    private static string? UrlOf(MarkdownObject inline) =>
        inline switch
        {
            LinkInline { IsImage: false } link => link.Url,
            AutolinkInline { IsEmail: false } link => link.Url,
            _ => null,
        };
}
