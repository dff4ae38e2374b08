using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EMC2Workshop.Caching;

/// <summary>
/// Reads Accept-Encoding (RFC 9110, 12.5.3) down to one of three answers, so that a page is kept at most three times
/// however differently clients word their wishes.
/// </summary>
public static class AcceptEncoding
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";
    public const string Identity = "identity";

    public static string Choose(StringValues acceptEncoding) =>
        acceptEncoding.Count switch
        {
            0 => Identity,
            1 => Known(acceptEncoding[0]) ?? Weigh(acceptEncoding),
            _ => Weigh(acceptEncoding),
        };

    /// <summary>What browsers and the common tools say, without parsing.</summary>
    private static string? Known(string? acceptEncoding) =>
        acceptEncoding switch
        {
            "gzip, deflate, br, zstd" or "gzip, deflate, br" or "br" => Brotli,
            "gzip, deflate" or "gzip" => Gzip,
            null or "" or Identity => Identity,
            _ => null,
        };

    private static string Weigh(StringValues acceptEncoding)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var wishes))
            return Identity;

        var others = Weight("*") ?? 0;
        var brotli = Weight(Brotli) ?? others;
        var gzip = Weight(Gzip) ?? others;
        // Identity is acceptable unless refused, but never preferred unless named.
        var identity = Weight(Identity) ?? 0;
        return brotli > 0 && brotli >= Math.Max(gzip, identity) ? Brotli
            : gzip > 0 && gzip >= identity ? Gzip
            : Identity;

        double? Weight(string coding)
        {
            foreach (var wish in wishes)
                if (wish.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
                    return wish.Quality ?? 1;
            return null;
        }
    }
}
