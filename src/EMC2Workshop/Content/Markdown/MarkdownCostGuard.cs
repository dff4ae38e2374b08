using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace EMC2Workshop.Content.Markdown;

/// <summary>Weighs each paragraph before Markdig looks for tables, links and emphasis in it.</summary>
/// <remarks>
/// Inside a paragraph Markdig's time grows with the square of the marks, and with links times length: 200 KB of "[]("
/// took 53 seconds. A table is a paragraph until then, and each of its rows is padded to the longest: 26 KB made 100
/// MB.
/// </remarks>
sealed class MarkdownCostGuard : IMarkdownExtension
{
    const long Limit = 64_000_000;

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.FindExact<ParagraphBlockParser>()!.Closed += Weigh;
        pipeline.BlockParsers.FindExact<HeadingBlockParser>()!.Closed += Weigh;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    static void Weigh(BlockProcessor processor, Block block)
    {
        if (block is not LeafBlock leaf)
            return;
        var spent = (Spent?)processor.Document.GetData(typeof(Spent)) ?? new Spent();
        processor.Document.SetData(typeof(Spent), spent);

        spent.Cells += Cells(leaf);
        if (spent.Cells > MarkdownLimits.Cells)
            throw new MarkdownLimitException(
                $"The tables have {MarkdownLimits.Number(spent.Cells)} cells; the limit is "
                    + $"{MarkdownLimits.Number(MarkdownLimits.Cells)} in one text."
            );

        spent.Work += Work(leaf);
        if (spent.Work > Limit)
            throw new MarkdownLimitException(
                "A paragraph or table has too many links and signs (* _ ` [ ]); the limit is about 4,000, "
                    + "or fewer in a very long one."
            );
    }

    static long Work(LeafBlock leaf)
    {
        long marks = 0,
            links = 0,
            length = 0;
        for (var i = 0; i < leaf.Lines.Count; i++)
        {
            var line = leaf.Lines.Lines[i].Slice.AsSpan();
            marks += line.CountAny('[', ']') + line.Count("://") + Signs(line);
            links += line.Count("](");
            length += line.Length;
        }
        return 4 * marks * marks + links * length;
    }

    /// <summary>"**" is one sign.</summary>
    static int Signs(ReadOnlySpan<char> line)
    {
        var signs = 0;
        for (var i = 0; i < line.Length; i++)
            if (line[i] is '*' or '_' or '`' && (i == 0 || line[i - 1] != line[i]))
                signs++;
        return signs;
    }

    /// <summary>Never fewer than Markdig makes; a "|" in code or after a backslash counts too.</summary>
    static long Cells(LeafBlock leaf)
    {
        long columns = 0,
            ofRow = 0;
        var isTable = false;
        for (var i = 0; i < leaf.Lines.Count; i++)
        {
            var line = leaf.Lines.Lines[i].Slice.AsSpan().Trim(" \t");
            ofRow += line.Count('|') + 1 - (line is ['|', ..] ? 1 : 0) - (line is [_, .., '|'] ? 1 : 0);
            columns = Math.Max(columns, ofRow);
            // A line break that is written as a backslash does not end the row.
            if (line is not [.., '\\'])
                ofRow = 0;
            isTable |= line.Contains('|') && line.Contains('-');
        }
        return isTable ? (leaf.Lines.Count - 1) * columns : 0;
    }

    sealed class Spent
    {
        public long Cells { get; set; }
        public long Work { get; set; }
    }
}
