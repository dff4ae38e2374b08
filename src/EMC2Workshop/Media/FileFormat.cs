namespace EMC2Workshop.Media;

/// <summary>What a file is, by its first bytes alone: names and declared types are anybody's claim.</summary>
/// <param name="Loader">Of libvips; null for a document.</param>
/// <param name="IsDrawn">Made of lines and letters, as logos and diagrams are: kept without loss.</param>
public sealed record FileFormat(string Name, string? Loader, bool IsDrawn = false)
{
    /// <summary>As many bytes as tell the formats apart.</summary>
    public const int HeadBytes = 32;

    public static readonly FileFormat Jpeg = new("JPEG", "jpegload");
    public static readonly FileFormat Png = new("PNG", "pngload", IsDrawn: true);
    public static readonly FileFormat Gif = new("GIF", "gifload", IsDrawn: true);
    public static readonly FileFormat Webp = new("WebP", "webpload");
    public static readonly FileFormat Avif = new("AVIF", "heifload");
    public static readonly FileFormat Pdf = new("PDF", null);

    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> PngStart =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>White space and the mark of a byte order.</summary>
    private static ReadOnlySpan<byte> Blanks =>
        [0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n'];

    public long MostBytes => Loader is null ? MediaLimits.MostDocumentBytes : MediaLimits.MostPictureBytes;

    /// <exception cref="MediaRefusedException">It is none of these.</exception>
    public static FileFormat Detect(ReadOnlySpan<byte> head) =>
        head.StartsWith(JpegStart) ? Jpeg
        : head.StartsWith(PngStart) ? Png
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? Gif
        : head.StartsWith("RIFF"u8) && head.Length >= 16 && head[8..].StartsWith("WEBPVP8"u8) ? Webp
        : head.Length >= 12
        && head[4..].StartsWith("ftyp"u8)
        && (head[8..].StartsWith("avif"u8) || head[8..].StartsWith("avis"u8))
            ? Avif
        : head.StartsWith("%PDF-1."u8) || head.StartsWith("%PDF-2."u8) ? Pdf
        : throw new MediaRefusedException(
            IsHeic(head)
                ? "This is a HEIC photo, which many browsers can’t show. Save it as JPEG and upload that."
            : head.TrimStart(Blanks).StartsWith("<"u8)
                ? "SVG and HTML files aren’t allowed because they can contain scripts. Save the image as PNG."
            : "Unsupported file type. Upload a JPEG, PNG, WebP, AVIF, GIF or PDF file. "
                + "Renaming a file doesn’t change its type."
        );

    /// <summary>As phones make them: the brands of ISO/IEC 23008-12.</summary>
    private static bool IsHeic(ReadOnlySpan<byte> head) =>
        head.Length >= 12
        && head[4..].StartsWith("ftyp"u8)
        && (
            head[8..].StartsWith("hei"u8)
            || head[8..].StartsWith("hev"u8)
            || head[8..].StartsWith("mif1"u8)
            || head[8..].StartsWith("msf1"u8)
        );
}
