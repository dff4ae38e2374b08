using System.Globalization;
using System.Security;
using System.Text.RegularExpressions;
using NetVips;

namespace EMC2Workshop.Feeds.Cards;

/// <summary>
/// The picture that other sites show beside a link: 1200 by 630 pixels, as the Open Graph's readers expect.
/// </summary>
public sealed partial class CardImage : IDisposable
{
    private const int Width = 1200;
    private const int Height = 630;
    private const int Margin = 60;
    private const int Inner = Width - (2 * Margin);
    private const int HeadTop = 48;
    private const int TitleTop = 134;
    private const int TitleHeight = 226;
    private const int NamesFoot = 436;
    private const int FigureTop = 462;
    private const int FigureHeight = 88;
    private const int FootTop = 574;
    private const int LargestTitle = 84;

    /// <summary>Tall and deep letters, unseen: with them, all lines of a size stand on the same height.</summary>
    private const string Strut = "<span alpha=\"1\">Åg</span>";

    /// <summary>Holds what is around it on one line (Unicode, UAX #14).</summary>
    private const string WordJoiner = "\u2060";

    private const string Font = "EMC Title";
    private const string Ink = "#1b1a17";
    private const string Quiet = "#5c5850";
    private static readonly double[] Paper = [251, 250, 246];

    /// <summary>The text engine keeps to the file that had the font first, so that it stays where it is.</summary>
    private static readonly string FontFile = Path.Combine(AppContext.BaseDirectory, "Fonts", "Title.ttf");

    private readonly FontCoverage coverage = new(letter => Text(Escape(letter), 68));

    /// <summary>Whether this machine's fonts have every letter of it.</summary>
    public bool CanDraw(CardText text) => coverage.Covers(text.All);

    /// <summary>A PNG. Safe for several threads.</summary>
    public byte[] Draw(Card card)
    {
        var text = card.Text;
        using var sheet = Image
            .Black(Width, Height)
            .NewFromImage(Paper)
            .Copy(interpretation: Enums.Interpretation.Srgb);
        using var drawn = card.Day is { } day
            ? Drawn(sheet, new CardFigure(day, card.Subject, Inner, FigureHeight), Color(card.Accent))
            : sheet.Copy();
        var mark = Colored(Span("EMC", Ink) + Span("2", card.Accent, "size=\"20480\" rise=\"12288\""), 30);
        var edition = Colored(Strut + Span(text.Edition, Quiet), 26);
        var foot = Colored(Span(text.Foot, Quiet) + Strut, 26);
        var page = Set(drawn, mark, Margin, HeadTop);
        page = Set(page, edition, Width - Margin - edition.Width, HeadTop);
        page = Set(page, Title(text.Title), Margin, TitleTop);
        if (text.Names.Length + text.About.Length > 0)
        {
            var names = Names(text);
            page = Set(page, names, Margin, NamesFoot - names.Height);
        }
        page = Set(page, foot, Margin, FootTop);
        return page.PngsaveBuffer(compression: 9, palette: true, q: 80);
    }

    public void Dispose() => coverage.Dispose();

    private static Image Drawn(Image sheet, CardFigure figure, double[] accent)
    {
        var ink = Color(Ink);
        return sheet.Mutate(page =>
        {
            foreach (var piece in figure.Pieces)
            {
                var (left, top) = (Margin + piece.Left, FigureTop + piece.Top);
                var color = piece.IsSubject ? accent : ink;
                page.DrawRect(color, left, top, piece.Width, piece.Height, fill: !piece.IsOutline);
                if (piece.IsOutline)
                    page.DrawRect(color, left + 1, top + 1, piece.Width - 2, piece.Height - 2, fill: false);
            }
        });
    }

    /// <summary>As large as leaves room for the line below, its lines about equally long.</summary>
    private static Image Title(string title)
    {
        var markup = Span(InnerHyphens().Replace(title, "-" + WordJoiner), Ink);
        var size = LargestTitle;
        while (Lines(markup, size, Inner, Enums.TextWrap.WordChar).Height > TitleHeight && size > 28)
            size -= 4;
        var widest = Lines(markup, size, Inner, Enums.TextWrap.WordChar);
        var (tooNarrow, fits) = (Inner / 2, Inner);
        while (fits - tooNarrow > 8)
        {
            var width = (tooNarrow + fits) / 2;
            var lines = Lines(markup, size, width, Enums.TextWrap.Word);
            if (lines.Height <= widest.Height && lines.Width <= width)
                fits = width;
            else
                tooNarrow = width;
        }
        return fits < Inner ? Lines(markup, size, fits, Enums.TextWrap.Word) : widest;
    }

    /// <summary>In one line, as large as it can be in it.</summary>
    private static Image Names(CardText text)
    {
        Image line;
        var size = 38;
        do line = Colored(
            Span(text.Names, Ink) + Span("  " + text.About, Quiet, $"size=\"{size * 800}\"") + Strut,
            size
        );
        while (line.Width > Inner && (size -= 2) > 16);
        return line;
    }

    private static Image Set(Image under, Image over, int left, int top) =>
        under.Composite2(over, Enums.BlendMode.Over, x: left, y: top).Flatten(background: Paper);

    private static Image Lines(string markup, int size, int width, Enums.TextWrap wrap) =>
        Image.Text(
            markup,
            font: $"{Font} {size}",
            width: width,
            spacing: -size * 3 / 10, // the face has more room between its lines than a title needs
            dpi: 72,
            fontfile: FontFile,
            rgba: true,
            wrap: wrap
        );

    private static Image Colored(string markup, int size) =>
        Image.Text(markup, font: $"{Font} {size}", dpi: 72, fontfile: FontFile, rgba: true);

    private static Image Text(string markup, int size) =>
        Image.Text(markup, font: $"{Font} {size}", dpi: 72, fontfile: FontFile);

    private static string Span(string text, string color, string more = "") =>
        $"<span foreground=\"{color}\" {more}>{Escape(text)}</span>";

    private static string Escape(string text) => SecurityElement.Escape(text);

    [GeneratedRegex(@"(?<=\w)-(?=\w)")]
    private static partial Regex InnerHyphens();

    private static double[] Color(string hex)
    {
        var color = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return [color >> 16, (color >> 8) & 0xff, color & 0xff];
    }
}
