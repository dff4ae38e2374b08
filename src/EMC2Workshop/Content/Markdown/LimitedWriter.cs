using System.Text;

namespace EMC2Workshop.Content.Markdown;

/// <summary>
/// Holds up to a number of UTF-8 bytes: a link's address is written once per use, so a small text can ask for
/// gigabytes.
/// </summary>
sealed class LimitedWriter(int limit) : TextWriter
{
    readonly StringBuilder text = new();
    int bytes;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        bytes += Encoding.UTF8.GetByteCount(buffer);
        if (bytes > limit)
            throw new MarkdownLimitException(
                $"The text becomes more than {MarkdownLimits.Number(limit / 1024)} KB of HTML; the limit is "
                    + $"{MarkdownLimits.Number(limit / 1024)} KB."
            );
        text.Append(buffer);
    }

    public override string ToString() => text.ToString();
}
