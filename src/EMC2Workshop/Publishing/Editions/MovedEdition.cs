using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Publishing.Editions;

/// <summary>The days of an edition, where they are other ones than are published.</summary>
/// <param name="Days">How much later it begins than before.</param>
public sealed record MovedEdition(string Slug, DateOnly First, DateOnly Last, int Days)
{
    private const string Start = "start";
    private const string End = "end";

    /// <returns>Null where it stays on its days, or they can't be read.</returns>
    public static MovedEdition? Find(string slug, string published, ItemFormValues form) =>
        ItemFormValues.From(EditionFields.ContentKind, published) is { } former
        && (former[Start], former[End]) != (form[Start], form[End])
        && Read(former[Start]) is { } before
        && Read(form[Start]) is { } first
            ? new MovedEdition(slug, first, Read(form[End]) ?? first, first.DayNumber - before.DayNumber)
            : null;

    public bool IsOn(DateTime time) => DateOnly.FromDateTime(time) is var day && day >= First && day <= Last;

    private static DateOnly? Read(string text) =>
        FieldFormat.Parse(text, typeof(DateOnly), out _) as DateOnly?;
}
