using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Content.FrontMatter;

/// <summary>
/// Writes a form as a file's text. Keys that say the same as before keep their lines, with comments and all; so does
/// the body.
/// </summary>
public static class FormWriter
{
    /// <param name="before">One that <see cref="FormReader"/> has read, or nothing.</param>
    public static string Write(ItemFormValues form, string before)
    {
        var (old, oldForm) = (FrontMatterDocument.Parse(before), ItemFormValues.From(form.Kind, before));
        var shapes = ContentField.ForType(form.Fields);
        var changed = shapes
            .Where(shape => oldForm is null || LinesOf(form, shape) != LinesOf(oldForm, shape))
            .ToList();
        var isBodyChanged =
            form.HasBody && (oldForm is null || form[ItemFormValues.Body] != oldForm[ItemFormValues.Body]);
        var isWhole = old.Keys.Count == 0;
        if (isWhole)
        {
            if (old.IsOpaque && changed.Count == 0 && !isBodyChanged)
                return before;
            old = new FrontMatterDocument("---\n", [], "---\n") { HasCrLf = old.HasCrLf };
        }
        var text = old;
        var order = shapes.Select(shape => shape.Key).ToList();
        foreach (var shape in isWhole ? shapes : changed)
        {
            var lines = changed.Contains(shape)
                ? LinesOf(form, shape)
                : LinesOf(oldForm!, shape, isExact: true);
            text = text.With(
                shape.Key,
                lines is null ? null : Placed(lines, old[shape.Key], old.Indent),
                order
            );
        }
        if (form.HasBody && (isBodyChanged || isWhole))
            text = text with { Rest = WithBody(text.Rest, FieldFormat.TrimBody(form[ItemFormValues.Body])) };
        return text.ToString();
    }

    private static string WithBody(string rest, string body)
    {
        var fence = rest[..Fences.FindClosing(rest, 0)!.Value.End].TrimEnd('\r', '\n');
        return body.Length > 0 ? $"{fence}\n\n{body}\n" : $"{fence}\n";
    }

    /// <summary>As the lines stood that they come instead of; what was written above a key stays above it.</summary>
    private static string Placed(string lines, string? before, string indent)
    {
        if (indent.Length > 0)
            lines = string.Concat(lines.Split('\n').SkipLast(1).Select(line => $"{indent}{line}\n"));
        if (before is null)
            return lines;
        var above = before.Split('\n').TakeWhile(line => line.TrimStart() is "" or ['#', ..]);
        if (before.Contains("\r\n", StringComparison.Ordinal))
            lines = lines.Replace("\n", "\r\n", StringComparison.Ordinal);
        return string.Concat(above.Select(line => line + "\n")) + lines;
    }

    /// <summary>Null: nothing is said.</summary>
    /// <param name="isExact">With the spaces around a value, which are none that anybody typed on purpose.</param>
    private static string? LinesOf(ItemFormValues form, ContentField shape, bool isExact = false)
    {
        if (!shape.IsList)
            return ScalarOf(form, shape, shape.Key, isExact) is { } value ? $"{shape.Key}: {value}\n" : null;
        var items = shape.IsRecord
            ?
            [
                .. Enumerable
                    .Range(0, form.Count(shape.Key))
                    .Select(index => RecordOf(form, shape, $"{shape.Key}[{index}].", isExact))
                    .OfType<string>(),
            ]
            : form[shape.Key]
                .Split('\n')
                .Select(line => isExact ? line : line.Trim())
                .Where(line => line.Length > 0)
                .Select(line => $"  - {YamlText.Write(line)}\n")
                .ToList();
        return items.Count == 0 ? null : $"{shape.Key}:\n{string.Concat(items)}";
    }

    /// <summary>Null for one that was left empty; an id that the form gave beforehand does not count.</summary>
    private static string? RecordOf(ItemFormValues form, ContentField list, string prefix, bool isExact)
    {
        var lines = new List<string>();
        var isEmpty = true;
        foreach (var shape in ContentField.ForType(list.ValueType))
        {
            if (ScalarOf(form, shape, prefix + shape.Key, isExact) is not { } value)
                continue;
            isEmpty &= shape.ValueType == typeof(Guid);
            lines.Add($"{(lines.Count == 0 ? "  - " : "    ")}{shape.Key}: {value}\n");
        }
        return isEmpty ? null : string.Concat(lines);
    }

    private static string? ScalarOf(ItemFormValues form, ContentField shape, string name, bool isExact)
    {
        var typed = form[name].Trim();
        if (typed.Length == 0)
            return null;
        // Browsers send "2019-12-13T08:45".
        if (shape.ValueType == typeof(DateTime) && typed.Length == 16 && typed[10] == 'T')
            typed = typed.Replace('T', ' ');
        if (shape.ValueType == typeof(string))
            return YamlText.Write(isExact ? form[name] : typed.ReplaceLineEndings(" "));
        return FieldFormat.Parse(typed, shape.ValueType, out _) switch
        {
            null => YamlText.Write(typed),
            false => null,
            var value => FieldFormat.Format(value),
        };
    }
}
