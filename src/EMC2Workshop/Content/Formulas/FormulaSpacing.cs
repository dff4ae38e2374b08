namespace EMC2Workshop.Content.Formulas;

internal static class FormulaSpacing
{
    /// <summary>Whether the name of a function has to be kept apart from what stands before it, or behind.</summary>
    public static bool IsSpaced(IReadOnlyList<FormulaNode> parts, int index) =>
        index > 0
        && (
            IsName(parts[index]) && EndsOperand(parts[index - 1])
            || IsName(parts[index - 1]) && Begins(parts[index])
        );

    /// <summary>Something that an operator may stand behind.</summary>
    public static bool EndsOperand(FormulaNode node) =>
        node is not FormulaSymbol symbol
        || symbol.Sign
            is FormulaSign.Letter
                or FormulaSign.Number
                or FormulaSign.Text
                or FormulaSign.Function
                or FormulaSign.Closing
                or FormulaSign.Mark;

    private static bool Begins(FormulaNode node) =>
        node
            is not FormulaSymbol
                {
                    Sign: FormulaSign.Opening
                        or FormulaSign.Closing
                        or FormulaSign.Punctuation
                        or FormulaSign.Space
                        or FormulaSign.Operator
                        or FormulaSign.Relation
                }
                and not FormulaRow { Parts: [FormulaSymbol { IsStretched: true }, ..] };

    private static bool IsName(FormulaNode node) =>
        node switch
        {
            FormulaSymbol symbol => symbol.Sign is FormulaSign.Function or FormulaSign.Large
                && char.IsAsciiLetter(symbol.Shown[0]),
            FormulaScripts scripts => IsName(scripts.Base),
            _ => false,
        };
}
