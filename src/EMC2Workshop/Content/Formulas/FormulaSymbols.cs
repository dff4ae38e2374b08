using System.Collections.Frozen;

namespace EMC2Workshop.Content.Formulas;

/// <summary>What TeX's commands and signs stand for.</summary>
internal static class FormulaSymbols
{
    /// <summary>By their command, without its backslash.</summary>
    public static readonly FrozenDictionary<string, FormulaSymbol> Commands = Pairs(
            FormulaSign.Letter,
            """
            alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
            lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ
            varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ
            Omega Ω infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ emptyset ∅ varnothing ∅ Re ℜ Im ℑ aleph ℵ
            """
        )
        .Concat(
            Pairs(
                FormulaSign.Operator,
                """
                pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ cup ∪
                cap ∩ setminus ∖ land ∧ wedge ∧ lor ∨ vee ∨
                """
            )
        )
        .Concat(
            Pairs(
                FormulaSign.Relation,
                """
                le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡
                propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ to → rightarrow → leftarrow ←
                gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⇒ iff ⇔ mapsto ↦
                mid ∣ parallel ∥ perp ⊥ lesssim ≲ gtrsim ≳ triangleq ≜ colon :
                """
            )
        )
        .Concat(
            Pairs(
                FormulaSign.Mark,
                @"forall ∀ exists ∃ neg ¬ lnot ¬ prime ′ dots … ldots … cdots ⋯ vdots ⋮ dagger † top ⊤ bot ⊥ degree °
                uparrow ↑ downarrow ↓ backslash \ vert | Vert ‖ | ‖ % % $ $ # # & & _ _"
            )
        )
        .Concat(Pairs(FormulaSign.Large, "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂"))
        .Concat(Pairs(FormulaSign.Integral, "int ∫ iint ∬ oint ∮"))
        .Concat(Pairs(FormulaSign.Opening, "{ { lbrace { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖"))
        .Concat(Pairs(FormulaSign.Closing, "} } rbrace } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖"))
        .Concat(
            Same(
                FormulaSign.Function,
                "log ln lg exp sin cos tan arcsin arccos arctan sinh cosh tanh arg det dim deg gcd ker hom"
            )
        )
        // Names that have limits as a sum has.
        .Concat(Same(FormulaSign.Large, "max min sup inf lim argmax argmin Pr"))
        .Concat(
            new[] { ",", ":", ";", " ", "quad", "qquad", "thinspace" }.Select(command =>
                KeyValuePair.Create(command, new FormulaSymbol(FormulaSign.Space, " "))
            )
        )
        .Append(KeyValuePair.Create("!", new FormulaSymbol(FormulaSign.Space, "")))
        .ToFrozenDictionary();

    /// <summary>What is written as itself.</summary>
    public static FormulaSymbol? Find(char sign) =>
        sign switch
        {
            '-' => new(FormulaSign.Operator, "−"),
            '*' => new(FormulaSign.Operator, "∗", "*"),
            '+' => new(FormulaSign.Operator, "+"),
            '=' or '<' or '>' or ':' => new(FormulaSign.Relation, $"{sign}"),
            '(' or '[' => new(FormulaSign.Opening, $"{sign}"),
            ')' or ']' => new(FormulaSign.Closing, $"{sign}"),
            ',' or ';' => new(FormulaSign.Punctuation, $"{sign}"),
            '/' or '|' or '!' or '.' or '?' => new(FormulaSign.Mark, $"{sign}"),
            '~' => new(FormulaSign.Space, " "),
            _ when char.IsAsciiDigit(sign) => new(FormulaSign.Number, $"{sign}"),
            _ when char.IsLetter(sign) => new(FormulaSign.Letter, $"{sign}"),
            _ => Commands.Values.FirstOrDefault(known => known.Shown == $"{sign}" && !char.IsAscii(sign)),
        };

    /// <summary>By their command, with the combining character.</summary>
    public static readonly FrozenDictionary<string, (string Mark, string Combining)> Accents = new Dictionary<
        string,
        (string, string)
    >
    {
        ["hat"] = ("^", "\u0302"),
        ["widehat"] = ("^", "\u0302"),
        ["tilde"] = ("~", "\u0303"),
        ["widetilde"] = ("~", "\u0303"),
        ["bar"] = ("¯", "\u0304"),
        ["overline"] = ("¯", "\u0304"),
        ["vec"] = ("→", "\u20D7"),
        ["dot"] = ("˙", "\u0307"),
        ["ddot"] = ("¨", "\u0308"),
    }.ToFrozenDictionary();

    private static IEnumerable<KeyValuePair<string, FormulaSymbol>> Pairs(FormulaSign sign, string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Chunk(2)
            .Select(pair => KeyValuePair.Create(pair[0], new FormulaSymbol(sign, pair[1])));

    private static IEnumerable<KeyValuePair<string, FormulaSymbol>> Same(FormulaSign sign, string list) =>
        list.Split(' ').Select(name => KeyValuePair.Create(name, new FormulaSymbol(sign, name)));
}
