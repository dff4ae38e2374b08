using System.Buffers.Binary;

namespace EMC2Workshop.Media;

/// <summary>A WebP file (RFC 9649) that holds one picture and nothing beside it, as this site writes them.</summary>
public static class WebpInspector
{
    private const int HeadBytes = 12;

    private static readonly uint[] Parts = [Tag("VP8 "u8), Tag("VP8L"u8), Tag("VP8X"u8), Tag("ALPH"u8)];

    public static bool Is(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> head = stackalloc byte[HeadBytes];
        if (
            stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes
            || !head.StartsWith("RIFF"u8)
            || !head[8..].SequenceEqual("WEBP"u8)
        )
            return false;
        if (BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) + 8L != stream.Length)
            return false;
        while (stream.Position < stream.Length)
        {
            if (
                stream.ReadAtLeast(head[..8], 8, throwOnEndOfStream: false) < 8
                || !Parts.Contains(BinaryPrimitives.ReadUInt32LittleEndian(head))
            )
                return false;
            var bytes = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            var end = stream.Position + bytes + (bytes & 1);
            if (end > stream.Length)
                return false;
            stream.Position = end;
        }
        return true;
    }

    private static uint Tag(ReadOnlySpan<byte> letters) => BinaryPrimitives.ReadUInt32LittleEndian(letters);
}
