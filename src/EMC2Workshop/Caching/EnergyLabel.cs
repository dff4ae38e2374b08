using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace EMC2Workshop.Caching;

/// <summary>
/// Tells in every page's footer what the page weighed: its HTML and style, in the bytes that were sent.
/// </summary>
/// <remarks>
/// The letter counts round trips: a server may send ten segments before it hears of the reader, and twice as many after
/// each answer (RFC 6928, RFC 5681). A is one round trip.
/// </remarks>
public static class EnergyLabel
{
    public const string Address = "/energy-label";

    /// <summary>Stands in a page where its label will be; unseen where a page is not weighed.</summary>
    public const string Place = "<!--energy-label-->";

    private static readonly HtmlString PlaceElement = new(Place);

    /// <summary>Ten segments of 1,460 bytes, less what the headers take.</summary>
    private const int FirstFlight = 14 * 1024;

    private const int MostTries = 4;

    private static readonly byte[] Mark = Encoding.UTF8.GetBytes(Place);

    /// <summary>All letters, each with the most bytes that still get it.</summary>
    public static IReadOnlyList<(char Letter, int Bytes)> Scale { get; } =
    [
        .. Enumerable
            .Range(0, 7)
            .Select(further => ((char)('A' + further), FirstFlight * ((2 << further) - 1))),
    ];

    public static char GradeFor(int bytes) =>
        Scale.FirstOrDefault(step => bytes <= step.Bytes, Scale[^1]).Letter;

    /// <summary>For the page that is being written: below all that anybody wrote.</summary>
    public static IHtmlContent PlaceIn(HttpContext context)
    {
        context.Items[typeof(EnergyLabel)] = true;
        return PlaceElement;
    }

    /// <summary>The mark in any other answer is a text of somebody's.</summary>
    public static bool IsPlacedIn(HttpContext context) => context.Items.ContainsKey(typeof(EnergyLabel));

    /// <summary>The page as it is sent, with its label.</summary>
    public static byte[] Weigh(ReadOnlySpan<byte> page, Func<byte[], byte[]> compress)
    {
        // The last one is the footer's.
        if (page.LastIndexOf(Mark) is var place && place < 0)
            return compress(page.ToArray());
        // The label is part of what it weighs: said again until it is right, which it is at once for nearly every page.
        var label = "";
        for (var tries = 0; ; tries++)
        {
            var sent = compress([
                .. page[..place],
                .. Encoding.UTF8.GetBytes(label),
                .. page[(place + Mark.Length)..],
            ]);
            var found = Format(sent.Length);
            if (found == label || tries == MostTries)
                return sent;
            label = found;
        }
    }

    private static string Format(int bytes)
    {
        var weight = (bytes / 1000.0).ToString("0.0 KB", CultureInfo.InvariantCulture);
        return $"""<p class="energy"><a href="{Address}">Energy label <b>{GradeFor(bytes)}</b> """
            + $"<span>{weight}</span></a></p>";
    }
}
