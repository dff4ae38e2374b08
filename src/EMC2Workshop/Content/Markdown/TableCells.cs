using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace EMC2Workshop.Content.Markdown;

static class TableCells
{
    /// <summary>
    /// Markdig aligns a column by style attributes, which are not let through; the page's styles know two classes.
    /// </summary>
    public static void Align(MarkdownDocument document)
    {
        foreach (var table in document.Descendants<Table>())
        foreach (var row in table.OfType<TableRow>())
            for (var column = 0; column < Math.Min(row.Count, table.ColumnDefinitions.Count); column++)
                if (ClassOf(table.ColumnDefinitions[column].Alignment) is { } name)
                    row[column].GetAttributes().AddClass(name);
    }

    static string? ClassOf(TableColumnAlign? align) =>
        align switch
        {
            TableColumnAlign.Center => "center",
            TableColumnAlign.Right => "end",
            _ => null,
        };
}
