namespace EMC2Workshop.Content.Formulas;

/// <summary>
/// Reads the part of TeX's mathematics that abstracts and titles have: letters, numbers, scripts, fractions, roots,
/// accents, names of functions, Greek, and the common signs. Macros and environments are none of it.
/// </summary>
internal sealed class FormulaParser
{
    private const int Longest = 500;
    private const int Deepest = 12;

    private readonly string source;
    private int at;
    private int depth;

    private FormulaParser(string source) => this.source = source;

    /// <returns>Null for a formula that has anything else in it, is too long, or nested too deeply.</returns>
    public static FormulaNode? Parse(string source)
    {
        if (source.Length > Longest)
            return null;
        try
        {
            var parser = new FormulaParser(source);
            var row = parser.Row();
            return parser.at == source.Length && row.Parts.Count > 0 ? row : null;
        }
        catch (UnknownFormulaException)
        {
            return null;
        }
    }

    /// <summary>Up to the end, or to what closes the group that it is in.</summary>
    private FormulaRow Row()
    {
        if (++depth > Deepest)
            throw new UnknownFormulaException();
        var parts = new List<FormulaNode>();
        while (SkipSpaces() && source[at] != '}' && !IsCommandNext("right"))
            parts.Add(Scripted());
        depth--;
        return new FormulaRow(parts);
    }

    private FormulaNode Scripted()
    {
        // Nothing, as in "CO$_2$".
        var node = source[at] is '^' or '_' or '\'' ? new FormulaRow([]) : Atom(isArgument: false);
        FormulaNode? below = null,
            above = null;
        while (SkipSpaces() && source[at] is '^' or '_' or '\'')
        {
            if (source[at] == '_')
                below = below is null ? Argument() : throw new UnknownFormulaException();
            else if (above is not null)
                throw new UnknownFormulaException();
            else
                above = source[at] == '^' ? Argument() : Primes();
        }
        return below is null && above is null ? node : new FormulaScripts(node, below, above);

        FormulaNode Argument()
        {
            at++;
            return Atom(isArgument: true);
        }
    }

    private FormulaSymbol Primes()
    {
        var first = at;
        while (at < source.Length && source[at] == '\'')
            at++;
        return new FormulaSymbol(FormulaSign.Mark, new string('′', at - first));
    }

    /// <param name="isArgument">Of a command or a script, which takes one digit of a number.</param>
    private FormulaNode Atom(bool isArgument)
    {
        if (!SkipSpaces())
            throw new UnknownFormulaException();
        if (source[at] == '\\')
            return Command();
        if (source[at] == '{')
            return Group();
        if (!isArgument && char.IsAsciiDigit(source[at]))
            return Number();
        return FormulaSymbols.Find(source[at++]) ?? throw new UnknownFormulaException();
    }

    private FormulaRow Group()
    {
        at++;
        var row = Row();
        Take('}');
        return row;
    }

    private FormulaSymbol Number()
    {
        var first = at;
        while (at < source.Length && (char.IsAsciiDigit(source[at]) || IsPoint()))
            at++;
        return new FormulaSymbol(FormulaSign.Number, source[first..at]);

        bool IsPoint() => source[at] == '.' && at + 1 < source.Length && char.IsAsciiDigit(source[at + 1]);
    }

    private FormulaNode Command()
    {
        var name = Name();
        if (FormulaSymbols.Commands.TryGetValue(name, out var symbol))
            return symbol;
        if (FormulaSymbols.Accents.TryGetValue(name, out var accent))
            return new FormulaAccent(Nested(), accent.Mark, accent.Combining);
        if (MathAlphabet.Find(name) is { } alphabet)
        {
            var letters = Letters();
            return new FormulaSymbol(FormulaSign.Letter, alphabet.Shape(letters), letters)
            {
                IsUpright = true,
            };
        }
        return name switch
        {
            "frac" or "dfrac" or "tfrac" => new FormulaFraction(Nested(), Nested()),
            "sqrt" => Root(),
            "left" => Fenced(),
            "text" or "textrm" or "textit" or "textbf" or "mbox" => new FormulaSymbol(
                FormulaSign.Text,
                Raw()
            ),
            "mathrm" or "mathit" or "mathsf" or "mathtt" => new FormulaSymbol(FormulaSign.Letter, Letters())
            {
                IsUpright = name != "mathit",
            },
            "operatorname" => new FormulaSymbol(FormulaSign.Function, Letters()),
            _ => throw new UnknownFormulaException(),
        };
    }

    private FormulaNode Nested()
    {
        if (++depth > Deepest)
            throw new UnknownFormulaException();
        var node = Atom(isArgument: true);
        depth--;
        return node;
    }

    private FormulaRoot Root()
    {
        FormulaNode? index = null;
        if (SkipSpaces() && source[at] == '[')
        {
            at++;
            index = Nested();
            SkipSpaces();
            Take(']');
        }
        return new FormulaRoot(Nested(), index);
    }

    private FormulaRow Fenced()
    {
        var before = Delimiter(FormulaSign.Opening);
        var within = Row();
        if (!IsCommandNext("right"))
            throw new UnknownFormulaException();
        Name();
        return new FormulaRow([before, within, Delimiter(FormulaSign.Closing)]);
    }

    /// <summary>A point is none.</summary>
    private FormulaNode Delimiter(FormulaSign sign)
    {
        if (Atom(isArgument: true) is not FormulaSymbol symbol)
            throw new UnknownFormulaException();
        return symbol.Shown == "."
            ? new FormulaRow([])
            : new FormulaSymbol(sign, symbol.Shown, symbol.Plain) { IsStretched = true };
    }

    /// <summary>Behind the backslash: letters, or one sign.</summary>
    private string Name()
    {
        var first = ++at;
        while (at < source.Length && char.IsAsciiLetter(source[at]))
            at++;
        if (at == first && at < source.Length)
            at++;
        return source[first..at];
    }

    private bool IsCommandNext(string name) =>
        source.AsSpan(at).StartsWith($@"\{name}")
        && !char.IsAsciiLetter(source.ElementAtOrDefault(at + name.Length + 1));

    private string Letters()
    {
        SkipSpaces();
        var letters =
            at < source.Length && char.IsAsciiLetterOrDigit(source[at]) ? source[at++].ToString() : Raw();
        return
            letters.Length > 0 && letters.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-')
            ? letters
            : throw new UnknownFormulaException();
    }

    /// <summary>In braces, and no TeX itself.</summary>
    private string Raw()
    {
        SkipSpaces();
        Take('{');
        var first = at;
        while (at < source.Length && source[at] is not ('}' or '{' or '\\' or '$'))
            at++;
        Take('}');
        return source[first..(at - 1)];
    }

    private void Take(char sign)
    {
        if (at >= source.Length || source[at++] != sign)
            throw new UnknownFormulaException();
    }

    /// <returns>Whether there is more.</returns>
    private bool SkipSpaces()
    {
        while (at < source.Length && char.IsWhiteSpace(source[at]))
            at++;
        return at < source.Length;
    }

    private sealed class UnknownFormulaException : Exception;
}
