using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EMC2Workshop.Content.FrontMatter;

/// <summary>
/// Reads front matter into values that know their lines. Only plain YAML is taken: no anchors or aliases
/// (they can grow without bound), no tags (they name types), no key twice, no deep nesting.
/// </summary>
public sealed class YamlReader
{
    private const int DeepestNesting = 8;

    private readonly Parser parser;
    private readonly int firstLine;

    /// <summary>Where the last thing ends that was read and that stands in the text.</summary>
    private int end;

    private YamlReader(string text, int firstLine)
    {
        parser = new Parser(new StringReader(text));
        this.firstLine = firstLine;
    }

    /// <param name="firstLine">The line of the file that the text begins on.</param>
    /// <exception cref="FrontMatterException">The text is not plain YAML with a map at its root.</exception>
    public static YamlMap Read(string text, int firstLine)
    {
        var lines = text.Split('\n');
        var tabbed = Array.FindIndex(
            lines,
            line => line[..^line.TrimStart().Length].Contains('\t', StringComparison.Ordinal)
        );
        if (tabbed >= 0)
            throw new FrontMatterException(firstLine + tabbed, "the line is indented with a tab; use spaces");
        try
        {
            return new YamlReader(text, firstLine).ReadDocument();
        }
        catch (YamlException exception)
        {
            // The end of the text is told of its last line.
            var line = (int)Math.Min(exception.Start.Line, lines.Length);
            throw NotYaml(firstLine + line - 1, exception.InnerException ?? exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The library's scanner has lost its way, as it does at half a surrogate pair or at text after "...".
            throw NotYaml(firstLine, exception);
        }
    }

    private YamlMap ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
            return new YamlMap(firstLine, []);
        parser.Consume<DocumentStart>();
        var root = ReadValue(0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out var more))
            throw Wrong(parser.Current!.Start, "the front matter holds a second document; one is enough");
        return root switch
        {
            YamlMap map => map,
            YamlScalar { Text: "" } => new YamlMap(firstLine, []),
            _ => throw new FrontMatterException(
                root.Line,
                "the front matter must be lines of \"key: value\""
            ),
        };
    }

    private YamlValue ReadValue(int depth)
    {
        if (parser.Current is null)
            parser.MoveNext();
        var start = parser.Current!.Start;
        if (depth > DeepestNesting)
            throw Wrong(start, $"values nest deeper than {DeepestNesting}");
        if (parser.Accept<AnchorAlias>(out _))
            throw Wrong(start, "aliases (*name) are not taken; write the value out");
        if (parser.Accept<NodeEvent>(out var node))
        {
            if (!node.Anchor.IsEmpty)
                throw Wrong(start, "anchors (&name) are not taken; write the value out");
            if (!node.Tag.IsEmpty)
                throw Wrong(start, $"tags ({node.Tag}) are not taken; write the plain value");
        }
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            // An empty value is told of where the next begins.
            if (scalar.Style is not ScalarStyle.Plain || scalar.Value.Length > 0)
                end = (int)scalar.End.Index;
            return new YamlScalar(LineOf(start), scalar.Value);
        }
        return parser.Accept<SequenceStart>(out _) ? ReadList(depth) : ReadMap(depth);
    }

    private YamlList ReadList(int depth)
    {
        var start = parser.Consume<SequenceStart>();
        var items = new List<YamlValue>();
        while (!parser.Accept<SequenceEnd>(out _))
            items.Add(ReadValue(depth + 1));
        var last = parser.Consume<SequenceEnd>();
        if (start.Style is SequenceStyle.Flow)
            end = (int)last.End.Index;
        return new YamlList(LineOf(start.Start), items);
    }

    private YamlMap ReadMap(int depth)
    {
        var start = parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var known = new HashSet<string>();
        while (!parser.Accept<MappingEnd>(out _))
        {
            var place = (int)parser.Current!.Start.Index;
            var name = ReadValue(depth + 1);
            if (name is not YamlScalar key)
                throw new FrontMatterException(name.Line, "a key must be a word");
            if (!known.Add(key.Text))
                throw new FrontMatterException(key.Line, $"\"{key.Text}\" is given twice; keep one");
            var value = ReadValue(depth + 1);
            entries.Add(new YamlEntry(key.Line, key.Text, value, place, end));
        }
        var last = parser.Consume<MappingEnd>();
        if (start.Style is MappingStyle.Flow)
            end = (int)last.End.Index;
        return new YamlMap(LineOf(start.Start), entries, start.Style is MappingStyle.Flow);
    }

    private static FrontMatterException NotYaml(int line, Exception reason) =>
        new(
            line,
            $"the front matter is not YAML: {reason.Message.TrimEnd('.')}. Write lines of \"key: value\", "
                + "the value in double quotes where it has signs such as : or # in it"
        );

    private int LineOf(Mark mark) => firstLine + (int)mark.Line - 1;

    private FrontMatterException Wrong(Mark mark, string message) => new(LineOf(mark), message);
}

public sealed class FrontMatterException(int line, string message) : Exception(message)
{
    public int Line => line;
}
