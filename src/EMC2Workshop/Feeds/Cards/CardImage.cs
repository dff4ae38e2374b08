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

    /// <summary>The text engine reads fonts from files only.</summary>
    private readonly string fontFile = Path.Combine(Path.GetTempPath(), $"emc2-{Guid.NewGuid():N}.ttf");

    public CardImage()
    {
        using var font = typeof(CardImage).Assembly.GetManifestResourceStream("ProgrammeSerif.ttf")!;
        using var file = File.Create(fontFile);
        font.CopyTo(file);
    }

    /// <summary>A PNG. Safe for several threads.</summary>
    /// <param name="above">A few words over the title, such as the kind of session.</param>
    /// <param name="below">A line under it, such as the speakers; empty for none.</param>
    public byte[] Draw(string above, string title, string below, string edition)
    {
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

    public void Dispose() => File.Delete(fontFile);

    private static Image Set(Image under, Image mask, int left, int top, double[] ink)
    {
        var color = mask.NewFromImage(ink).Copy(interpretation: Enums.Interpretation.Srgb);
        return under.Composite2(color.Bandjoin(mask), Enums.BlendMode.Over, x: left, y: top).Flatten(background: Paper);
    }

    /// <summary>As large as leaves room for the line below.</summary>
    private Image Fit(string title)
    {
        Image words;
        var size = 68;
        do words = Text(title, size, Width - (2 * Margin));
        while (words.Height > 280 && (size -= 8) > 20);
        return words;
    }

    private Image Text(string text, int size, int width) =>
        Image.Text(
            System.Security.SecurityElement.Escape(text),
            font: $"{Font} {size}",
            width: width,
            dpi: 72,
            fontfile: fontFile,
            wrap: Enums.TextWrap.WordChar
        );
}
