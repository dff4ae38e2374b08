namespace EMC2Workshop.Content.Formulas;

/// <summary>A formula of a text, as it was written.</summary>
/// <param name="Written">With the signs around it: <c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c> or <c>\[…\]</c>.</param>
public sealed record Formula(string Written)
{
    /// <summary>Stands on a line of its own.</summary>
    public bool IsDisplay => Written.StartsWith("$$", StringComparison.Ordinal) || Written.StartsWith(@"\[");

    /// <summary>Between the signs.</summary>
    public string Source
    {
        get
        {
            var sign = Written is ['$', not '$', ..] ? 1 : 2;
            return Written.Length > 2 * sign ? Written[sign..^sign] : Written;
        }
    }

    /// <summary>As text alone tells it: "x^2 ≤ α", or TeX's own words where the site doesn't know them.</summary>
    public string PlainText =>
        FormulaParser.Parse(Source) is { } read ? FormulaText.Format(read) : Source.Trim();
}
