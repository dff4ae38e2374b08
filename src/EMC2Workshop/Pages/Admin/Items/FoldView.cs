namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Fields that are folded away; the fold says what is in it, and opens where something is wrong.</summary>
public sealed record FoldView(string Label, IReadOnlyList<FieldView> Fields)
{
    public static FoldView For(EditModel page, string label, IEnumerable<string> keys) =>
        new(label, [.. keys.Select(key => FieldView.For(page, key))]);

    public bool IsOpen =>
        Fields.Any(one => one.HasFaultWithin || one.HasUploadWithin || one.Page.Typed.IsLonger(one.Shape));

    /// <summary>The value of a single one, or how many records there are.</summary>
    public string Said =>
        Fields is [{ Shape.IsRecord: true } list] ? $"({list.Page.Typed.Form.Count(list.Shape.Key)})"
        : Fields.Where(one => one.Value.Length > 0).ToList() is [var single] ? Told(single.InputValue)
        : Fields.Count(one => one.Value.Length > 0) is > 1 and var filled ? $"({filled} filled in)"
        : "";

    private static string Told(string value) =>
        value == "true" ? "yes"
        : value.Length > 40 ? value[..39] + "…"
        : value;
}
