using System.Collections;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Caching.Memory;
using QRCoder;

namespace EMC2Workshop.Pages;

/// <summary>An address to be scanned from a screen or a sheet.</summary>
public static class QrCode
{
    /// <summary>Choosing the pattern of one takes as long as a tenth of a page.</summary>
    private static readonly MemoryCache Drawn = new(new MemoryCacheOptions { SizeLimit = 200 });

    /// <summary>A small SVG element. Its quiet margin is a part of it (ISO/IEC 18004: four modules).</summary>
    public static IHtmlContent Draw(string address) =>
        Drawn.GetOrCreate(
            address,
            static entry => DrawAnew((string)entry.Key),
            new MemoryCacheEntryOptions { Size = 1 }
        )!;

    private static HtmlString DrawAnew(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.L);
        var rows = code.ModuleMatrix;
        var lines = new StringBuilder();
        foreach (var (y, row) in rows.Index())
            AppendRuns(lines, y, row);
        return new HtmlString(
            $"<svg viewBox=\"0 -.5 {rows.Count} {rows.Count}\" shape-rendering=\"crispEdges\">"
                + $"<path stroke=\"#000\" d=\"{lines}\"/></svg>"
        );
    }

    /// <summary>From run to run by small steps, which compress better than their places would.</summary>
    private static void AppendRuns(StringBuilder lines, int y, BitArray row)
    {
        for (var (from, last) = (0, 0); from < row.Length; from++)
            if (row[from])
            {
                lines.Append(last == 0 ? $"M{from} {y}h" : $"m{from - last} 0h");
                last = from;
                while (last < row.Length && row[last])
                    last++;
                lines.Append(last - from);
                from = last;
            }
    }
}
