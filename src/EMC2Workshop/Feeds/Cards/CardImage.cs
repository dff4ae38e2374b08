using NetVips;

namespace EMC2Workshop.Feeds.Cards;

/// <summary>
/// The picture that other sites show beside a link: 1200 by 630 pixels, as the Open Graph's readers expect.
/// </summary>
public sealed class CardImage : IDisposable
{
    private const int Width = 1200;
    private const int Height = 630;
    private const int Margin = 80;
    private const string Font = "Programme Serif";
    private static readonly double[] Paper = [251, 250, 246];
    private static readonly double[] Ink = [27, 26, 23];
    private static readonly double[] Accent = [163, 36, 26];

    /// <summary>The text engine keeps to the file that had the font first, so that it stays where it is.</summary>
    private static readonly string FontFile = Path.Combine(
        AppContext.BaseDirectory,
        "Feeds",
        "Cards",
        "ProgrammeSerif.ttf"
    );

    private readonly FontCoverage coverage = new(letter => Text(letter, 68, Width));

    /// <summary>Whether this machine's fonts have every letter of it.</summary>
    public bool CanDraw(CardText text) => coverage.Covers(text.Above + text.Title + text.Below + text.Edition);

    /// <summary>A PNG. Safe for several threads.</summary>
    public byte[] Draw(CardText text)
    {
        var (above, title, below, edition) = text;
        using var sheet = Image
            .Black(Width, Height)
            .NewFromImage(Paper)
            .Copy(interpretation: Enums.Interpretation.Srgb);
        using var ruled = sheet.Mutate(page => page.DrawRect(Accent, Margin, 112, Width - (2 * Margin), 4, fill: true));
        var pieces = new List<(Image Mask, int Left, int Top, double[] Ink)>
        {
            (Text("EMC", 44, Width), Margin, 52, Ink),
            (Text("2", 28, Width), Margin + 104, 46, Accent),
            (Text(edition, 28, Width), Margin + 150, 64, Ink),
            (Text(above, 30, Width - (2 * Margin)), Margin, 160, Accent),
        };
        var words = Fit(title);
        pieces.Add((words, Margin, 215, Ink));
        if (!string.IsNullOrWhiteSpace(below))
            pieces.Add(
                (Text(below, 34, Width - (2 * Margin)), Margin, Math.Min(215 + words.Height + 36, Height - 100), Ink)
            );
        var card = pieces.Aggregate(ruled, (under, piece) => Set(under, piece.Mask, piece.Left, piece.Top, piece.Ink));
        return card.PngsaveBuffer(compression: 9, palette: true, q: 80);
    }

    public void Dispose() => coverage.Dispose();

    private static Image Set(Image under, Image mask, int left, int top, double[] ink)
    {
        var color = mask.NewFromImage(ink).Copy(interpretation: Enums.Interpretation.Srgb);
        return under.Composite2(color.Bandjoin(mask), Enums.BlendMode.Over, x: left, y: top).Flatten(background: Paper);
    }

    /// <summary>As large as leaves room for the line below.</summary>
    private static Image Fit(string title)
    {
        Image words;
        var size = 68;
        do words = Text(title, size, Width - (2 * Margin));
        while (words.Height > 280 && (size -= 8) > 20);
        return words;
    }

    private static Image Text(string text, int size, int width) =>
        Image.Text(
            System.Security.SecurityElement.Escape(text),
            font: $"{Font} {size}",
            width: width,
            dpi: 72,
            fontfile: FontFile,
            wrap: Enums.TextWrap.WordChar
        );
}

/// <param name="Above">A few words over the title, such as the kind of session.</param>
/// <param name="Below">A line under it, such as the speakers; empty for none.</param>
/// <param name="Edition">In the head of the card.</param>
public sealed record CardText(string Above, string Title, string Below, string Edition);
