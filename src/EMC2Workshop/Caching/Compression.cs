using System.IO.Compression;

namespace EMC2Workshop.Caching;

/// <summary>Compresses a whole answer at once.</summary>
public static class Compression
{
    /// <summary>Half a millisecond for a page. Quality 11 would take sixty for a tenth fewer bytes.</summary>
    private const int Quality = 9;

    /// <summary>A window of 64 KiB, which is more than a page: a larger one costs memory and gains nothing.</summary>
    private const int WindowBits = 16;

    public static byte[] Compress(ReadOnlySpan<byte> plain, string encoding) =>
        encoding switch
        {
            AcceptEncoding.Brotli => Brotli(plain),
            AcceptEncoding.Gzip => Gzip(plain),
            _ => plain.ToArray(),
        };

    /// <summary>Pictures and archives are small already.</summary>
    public static bool IsWorthIt(string? contentType) =>
        contentType is not null
        && (
            contentType.StartsWith("text/", StringComparison.Ordinal)
            || contentType.Contains("xml", StringComparison.Ordinal)
            || contentType.Contains("json", StringComparison.Ordinal)
            || contentType.StartsWith("application/x-", StringComparison.Ordinal)
        );

    private static byte[] Brotli(ReadOnlySpan<byte> plain)
    {
        var sent = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, sent, out var length, Quality, WindowBits)
            ? sent[..length]
            : throw new InvalidOperationException("Brotli needs more room than it says it does.");
    }

    private static byte[] Gzip(ReadOnlySpan<byte> plain)
    {
        using var sent = new MemoryStream();
        using (var gzip = new GZipStream(sent, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(plain);
        return sent.ToArray();
    }
}
