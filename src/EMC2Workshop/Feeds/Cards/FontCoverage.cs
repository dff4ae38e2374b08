using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using NetVips;

namespace EMC2Workshop.Feeds.Cards;

/// <summary>
/// Which letters the fonts of this machine have. The text engine looks through all of them, and draws a box with the
/// number of the letter where none has it; it has no other way to tell, so that each letter is drawn once and held
/// against the box of a number that will never be a letter.
/// </summary>
/// <param name="draw">A letter alone, as a mask.</param>
internal sealed class FontCoverage(Func<string, Image> draw) : IDisposable
{
    /// <summary>Pixels at the edge of a box: its frame, before the number begins.</summary>
    private const int Frame = 5;

    private readonly ConcurrentDictionary<Rune, bool> known = new();

    /// <summary>Numbers of four digits and of six stand in boxes of two sizes.</summary>
    private readonly Lazy<Image> smallBox = new(() => draw("\uFFFF"));
    private readonly Lazy<Image> largeBox = new(() => draw(new Rune(0x10FFFF).ToString()));

    public bool Covers(string text) => text.EnumerateRunes().All(rune => known.GetOrAdd(rune, IsCovered));

    public void Dispose()
    {
        foreach (var box in new[] { smallBox, largeBox })
            if (box.IsValueCreated)
                box.Value.Dispose();
    }

    private bool IsCovered(Rune rune)
    {
        // Nothing of these is seen alone.
        if (
            Rune.IsWhiteSpace(rune)
            || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Format
                    or UnicodeCategory.Control
                    or UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.EnclosingMark
        )
            return true;
        using var drawn = TryDraw(rune);
        if (drawn is null)
            return true;
        var box = (rune.IsBmp ? smallBox : largeBox).Value;
        return (drawn.Width, drawn.Height) != (box.Width, box.Height)
            || Differ(drawn, box, 0, 0, Frame, box.Height)
            || Differ(drawn, box, 0, 0, box.Width, Frame);
    }

    /// <summary>Null where a letter leaves no mark.</summary>
    private Image? TryDraw(Rune rune)
    {
        try
        {
            return draw(rune.ToString());
        }
        catch (VipsException)
        {
            return null;
        }
    }

    private static bool Differ(Image one, Image other, int left, int top, int width, int height)
    {
        using var here = one.Crop(left, top, width, height);
        using var there = other.Crop(left, top, width, height);
        using var differences = here.NotEqual(there);
        return differences.Max() > 0;
    }
}
