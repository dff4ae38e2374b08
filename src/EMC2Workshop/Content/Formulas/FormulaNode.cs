namespace EMC2Workshop.Content.Formulas;

/// <summary>A part of a formula that the site can read.</summary>
public abstract record FormulaNode
{
    /// <summary>In letters, about.</summary>
    public abstract double Width { get; }
}

public enum FormulaSign
{
    Letter,
    Number,
    Text,

    /// <summary>A name such as log, which has space around it.</summary>
    Function,

    /// <summary>Stands between two others with space around it; minus may also stand before one.</summary>
    Operator,
    Relation,
    Opening,
    Closing,

    /// <summary>Such as a comma.</summary>
    Punctuation,

    /// <summary>Such as a slash, an arrow's name or a prime.</summary>
    Mark,

    /// <summary>A sum or its like, with limits below and above.</summary>
    Large,
    Integral,
    Space,
}

/// <param name="Shown">On a page.</param>
/// <param name="Plain">The same in letters that all fonts and programs have.</param>
public sealed record FormulaSymbol(FormulaSign Sign, string Shown, string Plain) : FormulaNode
{
    public FormulaSymbol(FormulaSign sign, string shown)
        : this(sign, shown, shown) { }

    /// <summary>Grows with what it stands around.</summary>
    public bool IsStretched { get; init; }

    /// <summary>Of one letter that isn't slanted.</summary>
    public bool IsUpright { get; init; }

    public override double Width =>
        Sign switch
        {
            FormulaSign.Operator or FormulaSign.Relation => 2,
            FormulaSign.Opening or FormulaSign.Closing or FormulaSign.Punctuation => 0.7,
            FormulaSign.Large => 2,
            _ => Plain.Length,
        };
}

public sealed record FormulaRow(IReadOnlyList<FormulaNode> Parts) : FormulaNode
{
    public override double Width => Parts.Sum(part => part.Width);
}

public sealed record FormulaScripts(FormulaNode Base, FormulaNode? Below, FormulaNode? Above) : FormulaNode
{
    public override double Width => Base.Width + 0.7 * Math.Max(Below?.Width ?? 0, Above?.Width ?? 0);

    /// <summary>Of a sum: below and above it, where there is room.</summary>
    public bool HasLimits => Base is FormulaSymbol { Sign: FormulaSign.Large };
}

public sealed record FormulaFraction(FormulaNode Above, FormulaNode Below) : FormulaNode
{
    public override double Width => Math.Max(Above.Width, Below.Width);
}

/// <param name="Index">Null for the square root.</param>
public sealed record FormulaRoot(FormulaNode Radicand, FormulaNode? Index) : FormulaNode
{
    public override double Width => Radicand.Width + 1;
}

/// <param name="Mark">Above it, such as ^.</param>
/// <param name="Combining">The same as a combining character.</param>
public sealed record FormulaAccent(FormulaNode Base, string Mark, string Combining) : FormulaNode
{
    public override double Width => Base.Width;
}
