namespace EMC2Workshop.Content;
public sealed class MarkdownRenderer
{
    public string? Check(string markdown) => null;
    public string ToHtml(string markdown) => Markdig.Markdown.ToHtml(markdown);
    public string ToPlainText(string markdown) => Markdig.Markdown.ToPlainText(markdown);
}
