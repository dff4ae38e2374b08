namespace EMC2Workshop.Content.Formulas;

/// <summary>Letters of another shape, from Unicode's block of mathematical alphanumeric symbols.</summary>
/// <param name="Capital">Code point of its A.</param>
/// <param name="Small">Of its a.</param>
/// <param name="Digit">Of its 0; 0 if it has no digits.</param>
/// <param name="Older">Letters, each with the character outside of the block that stands for it.</param>
internal sealed record MathAlphabet(int Capital, int Small, int Digit, string Older)
{
    /// <param name="command">Without its backslash.</param>
    public static MathAlphabet? Find(string command) =>
        command switch
        {
            "mathbb" => new(0x1D538, 0x1D552, 0x1D7D8, "CℂHℍNℕPℙQℚRℝZℤ"),
            "mathcal" or "mathscr" => new(0x1D49C, 0x1D4B6, 0, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"),
            "mathbf" or "boldsymbol" or "bm" => new(0x1D400, 0x1D41A, 0x1D7CE, ""),
            "mathfrak" => new(0x1D504, 0x1D51E, 0, "CℭHℌIℑRℜZℨ"),
            _ => null,
        };

    public string Shape(string text) => string.Concat(text.Select(Shape));

    private string Shape(char letter)
    {
        for (var at = 0; at < Older.Length; at += 2)
            if (Older[at] == letter)
                return Older[at + 1].ToString();
        return letter switch
        {
            >= 'A' and <= 'Z' => char.ConvertFromUtf32(Capital + letter - 'A'),
            >= 'a' and <= 'z' => char.ConvertFromUtf32(Small + letter - 'a'),
            >= '0' and <= '9' when Digit > 0 => char.ConvertFromUtf32(Digit + letter - '0'),
            _ => letter.ToString(),
        };
    }
}
