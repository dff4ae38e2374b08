using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace EMC2Workshop.Content.Markdown;

/// <summary>Weighs each paragraph before Markdig looks for links and emphasis in it, and each table.</summary>
/// <remarks>
/// Inside a paragraph Markdig's time grows with the square of the marks, and with links times length: 200 KB of "[]("
/// took 53 seconds.
/// </remarks>
sealed class MarkdownCostGuard : IMarkdownExtension
{
    const long Limit = 64_000_000;

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.FindExact<ParagraphBlockParser>()!.Closed += Weigh;
        pipeline.BlockParsers.FindExact<HeadingBlockParser>()!.Closed += Weigh;
        pipeline.InlineParsers.Insert(0, new TableSizeParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    static void Weigh(BlockProcessor processor, Block block)
    {
        if (block is not LeafBlock leaf)
            return;
        var work = Work(leaf) + ((long?)processor.Document.GetData(typeof(MarkdownCostGuard)) ?? 0);
        processor.Document.SetData(typeof(MarkdownCostGuard), work);
        if (work > Limit)
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
}
