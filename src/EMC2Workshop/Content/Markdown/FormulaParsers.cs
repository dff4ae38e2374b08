using EMC2Workshop.Content.Formulas;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EMC2Workshop.Content.Markdown;

/// <summary>In which Markdown has no say.</summary>
internal sealed class FormulaInline(Formula formula) : LeafInline
{
    public Formula Formula => formula;
}

internal sealed class FormulaInlineParser : InlineParser
{
    public FormulaInlineParser() => OpeningCharacters = FormulaReader.FirstSigns;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (FormulaReader.ReadAt(slice.Text, slice.Start, slice.End + 1) is not { } formula)
            return false;
        Count(processor.Document);
        processor.Inline = new FormulaInline(formula);
        slice.Start += formula.Written.Length;
        return true;
    }

    private static void Count(MarkdownDocument document)
    {
        var count = (int?)document.GetData(typeof(FormulaInline)) ?? 0;
        if (count == MarkdownLimits.Formulas)
            throw new MarkdownLimitException(
                $"The text has more than {MarkdownLimits.Number(count)} formulas; "
                    + $"the limit is {MarkdownLimits.Number(count)}."
            );
        document.SetData(typeof(FormulaInline), count + 1);
    }
}

/// <summary>
/// Lines from one that begins with <c>$$</c> or <c>\[</c> to one that ends with its counterpart: what looks like a list
/// or a heading in them is part of the formula.
/// </summary>
internal sealed class FormulaBlock(BlockParser parser, int lines) : LeafBlock(parser)
{
    /// <summary>Still to come.</summary>
    public int LinesLeft { get; set; } = lines;

    public Formula Formula => new(Lines.ToString().Trim());
}

internal sealed class FormulaBlockParser : BlockParser
{
    public FormulaBlockParser() => OpeningCharacters = FormulaReader.FirstSigns;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (
            processor.IsCodeIndent
            || FormulaReader.ReadAt(line.Text, line.Start, line.Text.Length)
                is not { IsDisplay: true } formula
            || formula.Written.AsSpan().Count('\n') is not (> 0 and var lines)
            || !IsLineEnd(line.Text.AsSpan(line.Start + formula.Written.Length))
        )
            return BlockState.None;
        processor.NewBlocks.Push(
            new FormulaBlock(this, lines)
            {
                Line = processor.LineIndex,
                Column = processor.Column,
                ProcessInlines = false,
            }
        );
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block) =>
        --((FormulaBlock)block).LinesLeft > 0 ? BlockState.Continue : BlockState.Break;

    private static bool IsLineEnd(ReadOnlySpan<char> rest) => rest.TrimStart(" \t") is [] or ['\n', ..];
}
