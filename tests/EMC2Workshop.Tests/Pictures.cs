using System.Buffers.Binary;
using System.Text;
using NetVips;

namespace EMC2Workshop.Tests;

/// <summary>Files as cameras, drawing programs and attackers make them.</summary>
public static class Pictures
{
    public static byte[] Pdf { get; } =
        Encoding.Latin1.GetBytes(
            "%PDF-1.7\n1 0 "
                + "obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\ntrailer<</Root 1 "
                + "0 R>>\n%%EOF\n"
        );

    /// <summary>Lies on its side, as a phone writes it, and says where it was taken.</summary>
    public static byte[] Photograph(int width, int height)
    {
        using var image = Grain(width, height);
        using var tagged = image.Mutate(tags =>
        {
            tags.Set(GValue.GIntType, "orientation", 6);
            tags.Set(GValue.GStrType, "exif-ifd0-ImageDescription", "taken at home");
        });
        return tagged.JpegsaveBuffer();
    }

    public static byte[] Png(int width = 200, int height = 100)
    {
        using var image = Grain(width, height);
        return image.PngsaveBuffer();
    }

    public static byte[] Gif()
    {
        using var image = Grain(200, 100);
        return image.GifsaveBuffer();
    }

    public static byte[] Webp(bool withMetadata = false)
    {
        using var image = Grain(400, 300);
        using var tagged = image.Mutate(tags =>
            tags.Set(GValue.GStrType, "exif-ifd0-ImageDescription", "taken at home")
        );
        return (withMetadata ? tagged : image).WebpsaveBuffer(
            keep: withMetadata ? Enums.ForeignKeep.All : Enums.ForeignKeep.None
        );
    }

    public static byte[] Avif()
    {
        using var image = Grain(200, 100);
        return image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0);
    }

    /// <summary>A header that asks for gigabytes, and nothing behind it.</summary>
    public static byte[] PngThatClaims(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return
        [
            0x89,
            .. "PNG\r\n\x1a\n"u8,
            .. Chunk("IHDR", header),
            .. Chunk("IDAT", [0x78, 0x9c, 0x63, 0, 0, 0, 2, 0, 1]),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string kind, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    /// <summary>Of PNG, annex D.</summary>
    private static uint Crc(byte[] bytes)
    {
        var sum = 0xFFFFFFFF;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
        }
        return ~sum;
    }

    private static Image Grain(int width, int height) =>
        Image
            .Gaussnoise(width, height, sigma: 40, mean: 128)
            .Bandjoin(Image.Black(width, height) + 90, Image.Black(width, height) + 160)
            .Cast(Enums.BandFormat.Uchar)
            .Copy(interpretation: Enums.Interpretation.Srgb);
}
