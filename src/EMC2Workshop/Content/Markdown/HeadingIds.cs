using System.Text;
using EMC2Workshop.Model;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EMC2Workshop.Content.Markdown;

/// <summary>
/// Gives headings an address in the page, as GitHub does: "Key dates" is #s-key-dates. They stand below the heading
/// that their text stands under, and none skips a level.
/// </summary>
static class HeadingIds
{
    const int Longest = 80;
    const int LowestLevel = 6;

    public static void Assign(MarkdownDocument document, TextPlace place)
    {
        var uses = new Dictionary<string, int>();
        var ids = new HashSet<string>();
        var written = new Stack<int>();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            while (written.TryPeek(out var above) && above >= heading.Level)
                written.Pop();
            written.Push(heading.Level);
            heading.Level = Math.Min(LowestLevel, place.Level + written.Count);
            heading.GetAttributes().Id = Unused(place.IdPrefix + Slug(Text(heading)), uses, ids);
        }
        foreach (var link in document.Descendants<LinkInline>())
            if (
                link.Url is ['#', .. var fragment]
                && place.IdPrefix + Slug(Uri.UnescapeDataString(fragment)) is var id
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
                    FormulaInline { Formula: var formula } => formula.PlainText,
                    HtmlEntityInline entity => entity.Transcoded.ToString(),
                    LineBreakInline => " ",
                    _ => "",
                }
            );
        return text.ToString();
    }
}
