using System.Buffers;
using System.Text;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Content;

/// <summary>A Markdown file with front matter, read and validated.</summary>
/// <param name="Text">The whole file, to the letter.</param>
public sealed record ContentFile(ItemPath Path, string Text, ItemFields Fields, FieldsBinder Lines)
{
    public const int LargestFile = ContentLimits.TextBytes;

    private static readonly SearchValues<char> Unprintable = SearchValues.Create([
        .. Enumerable
            .Range(0, 0xA0)
            .Select(code => (char)code)
            .Where(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')),
        '\uFEFF',
        '\uFFFE',
        '\uFFFF',
    ]);

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Null when anything is wrong; every fault is reported.</summary>
    public static ContentFile? Read(
        ItemPath path,
        byte[] bytes,
        MarkdownRenderer markdown,
        Action<ContentError> report
    )
    {
        var faulty = false;
        void Report(int line, string? field, string message)
        {
            faulty = true;
            report(new ContentError(path.File, line, message) { Field = field });
        }
        void Wrong(int line, string message) => Report(line, null, message);

        if (Decode(bytes, Wrong) is not { } text || Split(text, Wrong) is not { } parts)
            return null;
        var fields = path.Kind.NewFields();
        var binder = new FieldsBinder(Report);
        try
        {
            binder.Bind(fields, YamlReader.Read(parts.FrontMatter, firstLine: 2));
        }
        catch (FrontMatterException fault)
        {
            Wrong(fault.Line, fault.Message);
        }
        SetBody(fields, parts, markdown, (line, message) => Report(line, ItemFormValues.Body, message));
        return faulty ? null : new ContentFile(path, text, fields, binder);
    }

    /// <summary>The text of a file; null when it is none.</summary>
    public static string? Decode(byte[] bytes, Action<int, string> wrong)
    {
        if (bytes.Length > LargestFile)
        {
            wrong(1, $"the file has more than {LargestFile:N0} bytes; shorten it, or make it several");
            return null;
        }
        try
        {
            var text = Strict.GetString(bytes);
            var mark = text is ['\uFEFF', ..] ? 1 : 0;
            var odd = text.AsSpan(mark).IndexOfAny(Unprintable) + mark;
            if (odd < mark)
                return text;
            wrong(
                1 + text.AsSpan(0, odd).Count('\n'),
                $"holds the character U+{(int)text[odd]:X4}; take it out"
            );
        }
        catch (DecoderFallbackException exception)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(exception.Index, 0, bytes.Length)).Count((byte)'\n');
            wrong(line, "the text is not UTF-8; save the file with the encoding UTF-8");
        }
        return null;
    }

    internal static (string FrontMatter, string Body, int BodyLine)? Split(
        string text,
        Action<int, string> wrong
    )
    {
        if (!Fences.Opens(text))
        {
            wrong(1, "the file must begin with a line \"---\", then \"key: value\" lines, then \"---\"");
            return null;
        }
        if (Fences.Find(text) is not { } fences)
        {
            wrong(1 + text.Count('\n'), "the front matter has no end; close it with a line \"---\"");
            return null;
        }
        return (
            text[fences.Start..Math.Max(fences.Start, fences.End - 1)],
            FieldFormat.TrimBody(text[fences.Body..]),
            1 + text.AsSpan(0, fences.End).Count('\n') + 1
        );
    }

    private static void SetBody(
        ItemFields fields,
        (string FrontMatter, string Body, int BodyLine) parts,
        MarkdownRenderer markdown,
        Action<int, string> wrong
    )
    {
        var property = ContentField.FindBody(fields.GetType());
        if (property is null)
        {
            if (parts.Body.Length > 0)
                wrong(parts.BodyLine, "this kind of file has no text below its front matter; use its keys");
        }
        else if (markdown.Check(parts.Body) is { } reason)
            wrong(parts.BodyLine, reason);
        else
            property.SetValue(fields, VisibleText.InParagraphs(parts.Body));
    }
}
