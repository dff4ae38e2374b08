using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EMC2Workshop.Content.Markdown;

/// <summary>
/// Counts the cells of tables as Markdig sees their rows, and stops it before it pads each row to the longest: 26 KB
/// made 100 MB. A line does not end its row where code, a formula or a link's address goes on.
/// </summary>
internal sealed class TableSizeParser : InlineParser, IPostInlineProcessor
{
    public TableSizeParser() => OpeningCharacters = ['|', '\n'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var size = (TableSize)(processor.ParserStates[Index] ??= new TableSize(slice.Text, slice.Start));
        if (slice.CurrentChar == '|')
            size.AddDelimiter(slice.Start);
        else
            size.EndRow(slice.Start);
        return false;
    }

    public bool PostProcess(
        InlineProcessor state,
        Inline? root,
        Inline? lastChild,
        int postInlineProcessorIndex,
        bool isFinalProcessing
    )
    {
        if (!isFinalProcessing || state.ParserStates[Index] is not TableSize size)
            return true;
        if (size.IsTable)
            Count(state.Document, size.Cells);
        // A table's own cells are processed like paragraphs.
        state.ParserStates[Index] = null!;
        return true;
    }

    private static void Count(MarkdownDocument document, long cells)
    {
        cells += (long?)document.GetData(typeof(TableSize)) ?? 0;
        document.SetData(typeof(TableSize), cells);
        if (cells > MarkdownLimits.Cells)
            throw new MarkdownLimitException(
                $"The tables have {MarkdownLimits.Number(cells)} cells; the limit is "
                    + $"{MarkdownLimits.Number(MarkdownLimits.Cells)} in one text."
            );
    }

    private sealed class TableSize(string text, int start)
    {
        private int rowStart = start;
        private int delimiters;
        private int firstDelimiter = -1;
        private int lastDelimiter = -1;
        private int endedRows;
        private long columns;

        /// <summary>A table has a line of signs below its head, and more is not looked for.</summary>
        public bool IsTable
        {
            get
            {
                foreach (var line in text.AsSpan().EnumerateLines())
                    if (line.Contains('|') && line.Contains('-'))
                        return true;
                return false;
            }
        }

        /// <summary>With those that short rows are padded with, without the row of signs below the head.</summary>
        public long Cells => endedRows * Math.Max(columns, CellsUntil(text.Length));

        public void AddDelimiter(int at)
        {
            if (delimiters++ == 0)
                firstDelimiter = at;
            lastDelimiter = at;
        }

        public void EndRow(int at)
        {
            columns = Math.Max(columns, CellsUntil(at));
            (rowStart, delimiters, endedRows) = (at + 1, 0, endedRows + 1);
        }

        /// <summary>A sign at either end of a row parts nothing.</summary>
        private int CellsUntil(int end)
        {
            if (delimiters == 0)
                return 1;
            var isFirst = text.AsSpan(rowStart..firstDelimiter).IsWhiteSpace();
            var isLast =
                lastDelimiter > firstDelimiter && text.AsSpan((lastDelimiter + 1)..end).IsWhiteSpace();
            return delimiters + 1 - (isFirst ? 1 : 0) - (isLast ? 1 : 0);
        }
    }
}
