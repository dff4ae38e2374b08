using System.Text;
using EMC2Workshop.Model;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EMC2Workshop.Content.Markdown;

/// <summary>Gives headings an address in the page, as GitHub does: "Key dates" is #s-key-dates.</summary>
static class HeadingIds
{
    /// <summary>
    /// Keeps an author's ids apart from the page's own, and from names that scripts look up on document.
    /// </summary>
    public const string Prefix = "s-";

    const int Longest = 80;

    public static void Assign(MarkdownDocument document)
    {
        var uses = new Dictionary<string, int>();
        var ids = new HashSet<string>();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            // The page's title is its only h1.
            heading.Level = Math.Max(2, heading.Level);
            heading.GetAttributes().Id = Unused(Prefix + Slug(Text(heading)), uses, ids);
        }
        foreach (var link in document.Descendants<LinkInline>())
            if (
                link.Url is ['#', .. var fragment]
                && Prefix + Slug(Uri.UnescapeDataString(fragment)) is var id
                && ids.Contains(id)
            )
                link.Url = "#" + id;
    }

    static string Unused(string id, Dictionary<string, int> uses, HashSet<string> ids)
    {
        var free = id;
        while (!ids.Add(free))
            free = $"{id}-{uses[id] = uses.GetValueOrDefault(id) + 1}";
        return free;
    }

    static string Slug(string text)
    {
        var slug = LinkHelper.UrilizeAsGfm(TextFolding.Fold(text.Trim()));
        slug = slug[..Math.Min(slug.Length, Longest)];
        return slug.Any(char.IsAsciiLetterOrDigit) ? slug : "section";
    }

    static string Text(HeadingBlock heading)
    {
        var text = new StringBuilder();
        foreach (var inline in heading.Inline?.Descendants() ?? [])
            text.Append(
                inline switch
                {
                    LiteralInline literal => literal.Content.ToString(),
                    CodeInline code => code.Content,
                    HtmlEntityInline entity => entity.Transcoded.ToString(),
                    LineBreakInline => " ",
                    _ => "",
                }
            );
        return text.ToString();
    }
}
