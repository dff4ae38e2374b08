using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Items;

/// <param name="Label">As the form has it; null: the text as a whole.</param>
public sealed record FieldChange(string? Label, IReadOnlyList<WordDiff.Run> Runs);

/// <summary>Compares two versions of an item field by field, with labels and names as its form has them.</summary>
public sealed class VersionComparison(WorkshopDbContext db)
{
    /// <returns>What differs; a version that no form can show is compared as text.</returns>
    public async Task<IReadOnlyList<FieldChange>> CompareAsync(
        Revision? from,
        Revision to,
        CancellationToken cancellationToken
    )
    {
        var (old, now) = (from?.Text ?? "", to.Text ?? "");
        if (
            ItemNames.Find(to.Kind, to.Path) is not { } kind
            || ItemFormValues.From(kind, old) is not { } before
            || ItemFormValues.From(kind, now) is not { } after
        )
            return [new FieldChange(null, WordDiff.Compare(old, now))];
        var edition = ItemPath.Parse(to.Path + ".md", out _)?.Edition;
        var names = await NamesAsync([before, after], edition, cancellationToken);
        return
        [
            .. ContentField
                .ForType(before.Fields)
                .Where(field => field.ValueType != typeof(Guid))
                .SelectMany(field =>
                    Compare(
                        field.Label,
                        Told(before, field, edition, names),
                        Told(after, field, edition, names)
                    )
                ),
            .. Compare(
                ContentField.LabelFor(before.Fields, ItemFormValues.Body),
                before[ItemFormValues.Body],
                after[ItemFormValues.Body]
            ),
        ];
    }

    private static IEnumerable<FieldChange> Compare(string label, string before, string after) =>
        before == after ? [] : [new FieldChange(label, WordDiff.Compare(before, after))];

    /// <summary>A record is a line: "Song Han, MIT".</summary>
    private static string Told(
        ItemFormValues form,
        ContentField field,
        string? edition,
        Dictionary<string, string> names
    ) =>
        field.IsRecord
            ? string.Join(
                '\n',
                Enumerable
                    .Range(0, form.Count(field.Key))
                    .Select(row =>
                        string.Join(
                            ", ",
                            ContentField
                                .ForType(field.ValueType)
                                .Where(inner => inner.ValueType != typeof(Guid))
                                .Select(inner =>
                                    Told(form[$"{field.Key}[{row}].{inner.Key}"], inner, edition, names)
                                )
                                .Where(value => value.Length > 0)
                        )
                    )
            )
            : Told(form[field.Key], field, edition, names);

    private static string Told(
        string value,
        ContentField field,
        string? edition,
        Dictionary<string, string> names
    ) =>
        value.Length == 0 ? ""
        : field.References is not null ? names.GetValueOrDefault(PathOf(field, value, edition) ?? "", value)
        : field.ValueType == typeof(bool) ? (value == "true" ? field.Label : "")
        : field.ValueType.IsEnum ? FieldLabel.For(value.Replace('-', ' '))
        : value;

    private async Task<Dictionary<string, string>> NamesAsync(
        IEnumerable<ItemFormValues> forms,
        string? edition,
        CancellationToken cancellationToken
    )
    {
        var paths = forms
            .SelectMany(form =>
                form.Values.Select(value => (Field: ContentField.Find(form.Fields, value.Key), value.Value))
            )
            .Where(value => value.Field?.References is not null)
            .Select(value => PathOf(value.Field!, value.Value, edition))
            .OfType<string>()
            .Distinct()
            .ToList();
        return await db
            .ContentItems.AsNoTracking()
            .Where(item => paths.Contains(item.Path))
            .ToDictionaryAsync(
                item => item.Path,
                item => ItemNames.For(item.Kind, item.Path, item.Text),
                cancellationToken
            );
    }

    private static string? PathOf(ContentField field, string value, string? edition) =>
        ItemPath.IsSlug(value) ? field.ReferencedPath(value, edition) : null;
}
