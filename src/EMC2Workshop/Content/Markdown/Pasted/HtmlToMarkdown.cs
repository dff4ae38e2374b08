using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace EMC2Workshop.Content.Markdown.Pasted;

/// <summary>Writes elements as Markdown; what stands in none of them stays to the letter.</summary>
internal sealed partial class HtmlToMarkdown
{
    private readonly StringBuilder text = new();

    public static string Write(IElement body)
    {
        var writer = new HtmlToMarkdown();
        foreach (var node in body.ChildNodes)
        {
            if (node is IText raw)
                writer.text.Append(raw.Data);
            else
                writer.Write(node);
        }
        return BlankLines().Replace(writer.text.ToString(), "\n\n").Trim('\n');
    }

    private void Write(INode node)
    {
        if (node is IText words)
            Append(Spaces().Replace(words.Data, " "));
        if (node is not IElement element)
            return;
        switch (element.LocalName)
        {
            case "b" or "strong":
                Append(Around(Inside(element), "**"));
                break;
            case "i" or "em":
                Append(Around(Inside(element), "*"));
                break;
            case "code":
                Append(Around(element.TextContent, "`"));
                break;
            case "a" when element.GetAttribute("href") is { Length: > 0 } address:
                Append($"[{Inside(element).Trim()}]({address.Replace(" ", "%20")})");
                break;
            case "br":
                text.Append("  \n");
                break;
            case "hr":
                Block(() => text.Append("---"));
                break;
            case "pre":
                Block(() => text.Append("```\n").Append(element.TextContent.Trim('\n')).Append("\n```"));
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Block(() =>
                    text.Append('#', element.LocalName[1] - '0').Append(' ').Append(Inside(element).Trim())
                );
                break;
            case "ul" or "ol":
                Block(() => WriteList(element));
                break;
            case "blockquote":
                Block(() => text.Append("> ").Append(Indented(Inside(element), "> ")));
                break;
            case "table":
                Block(() => WriteTable(element));
                break;
            case "p" or "div" or "center" or "dl" or "dd" or "dt" or "li":
                Block(() => WriteAll(element));
                break;
            default:
                WriteAll(element);
                break;
        }
    }

    private void WriteAll(IElement element)
    {
        foreach (var child in element.ChildNodes)
            Write(child);
    }

    private void WriteList(IElement list)
    {
        foreach (var (index, item) in list.Children.Where(child => child.LocalName == "li").Index())
        {
            var sign =
                list.LocalName == "ol" ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ") : "- ";
            text.Append(index > 0 ? "\n" : "")
                .Append(sign)
                .Append(Indented(Inside(item), new string(' ', sign.Length)));
        }
    }

    private void WriteTable(IElement table)
    {
        foreach (var (index, row) in table.QuerySelectorAll("tr").Index())
        {
            var cells = row.Children.Select(cell =>
                Inside(cell).Trim().ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal)
            );
            text.Append(index > 0 ? "\n| " : "| ").AppendJoin(" | ", cells).Append(" |");
            if (index == 0)
                text.Append("\n|").Insert(text.Length, "---|", row.Children.Length);
        }
    }

    /// <summary>What an element holds, written by itself.</summary>
    private static string Inside(IElement element)
    {
        var inner = new HtmlToMarkdown();
        inner.WriteAll(element);
        return inner.text.ToString();
    }

    private static string Indented(string lines, string indent) =>
        string.Join($"\n{indent}", lines.Trim().Split('\n')).Replace($"{indent}\n", $"{indent.TrimEnd()}\n");

    private void Block(Action write)
    {
        EndLine();
        write();
        EndLine();
    }

    private void EndLine()
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        if (text.Length > 0 && !EndsInBreak())
            text.Append("\n\n");
    }

    private bool EndsInBreak() => text.Length > 1 && text[^1] == '\n' && text[^2] == '\n';

    /// <summary>No space begins a line.</summary>
    private void Append(string words)
    {
        var isAtStart = text.Length == 0 || text[^1] is '\n' or ' ';
        text.Append(isAtStart ? words.TrimStart(' ') : words);
    }

    /// <summary>Spaces at the inner side of a sign stand outside of it in Markdown.</summary>
    private static string Around(string inside, string sign)
    {
        var words = inside.Trim();
        if (words.Length == 0)
            return inside.Length > 0 ? " " : "";
        return $"{(inside[0] == ' ' ? " " : "")}{sign}{words}{sign}{(inside[^1] == ' ' ? " " : "")}";
    }

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\n[ \t]*\n(?:[ \t]*\n)+")]
    private static partial Regex BlankLines();
}
