using System.Collections;
using System.Text;
using EMC2Workshop.Content.FrontMatter;

namespace EMC2Workshop.Content.Schema;

/// <summary>The one canonical text of an item: its front matter in a fixed order and spelling, then the body.</summary>
public static class FieldsWriter
{
    public static string Write(ItemFields fields)
    {
        var text = new StringBuilder("---\n");
        WriteRecord(text, fields, "", "");
        text.Append("---\n");
        var body = FieldFormat.TrimBody(
            ((string?)ContentField.FindBody(fields.GetType())?.GetValue(fields) ?? "").ReplaceLineEndings(
                "\n"
            )
        );
        if (body.Length > 0)
            text.Append('\n').Append(body).Append('\n');
        return text.ToString();
    }

    private static void WriteRecord(StringBuilder text, object fields, string first, string indent)
    {
        foreach (var shape in ContentField.ForType(fields.GetType()))
        {
            var value = shape.Property.GetValue(fields);
            if (value is null or false or IList { Count: 0 })
                continue;
            text.Append(first).Append(shape.Key).Append(':');
            first = indent;
            if (value is IList list)
                WriteList(text, list, indent + "  ");
            else
                text.Append(' ').Append(Scalar(value)).Append('\n');
        }
    }

    private static void WriteList(StringBuilder text, IList list, string indent)
    {
        text.Append('\n');
        foreach (var item in list)
        {
            if (item is string line)
                text.Append(indent).Append("- ").Append(YamlText.Write(line)).Append('\n');
            else
                WriteRecord(text, item!, indent + "- ", indent + "  ");
        }
    }

    private static string Scalar(object value) =>
        value is string text ? YamlText.Write(text) : FieldFormat.Format(value);
}
