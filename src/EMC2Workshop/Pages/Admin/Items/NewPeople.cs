using EMC2Workshop.Content;
using EMC2Workshop.Content.Forms;
using EMC2Workshop.Content.Yaml;
using EMC2Workshop.Publishing.Desk;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>People can be named by name: one who is known is found, and one who is new gets a page of their own.</summary>
public static class NewPeople
{
    /// <summary>Puts slugs in the place of names.</summary>
    /// <returns>A change for each new person; none where <paramref name="mayAdd"/> is false.</returns>
    public static List<ItemChange> Resolve(ItemForm form, ItemKind kind, IReadOnlyList<(string Slug, string Name)> known, bool mayAdd)
    {
        var added = new List<ItemChange>();
        foreach (var shape in FieldShape.Of(kind.NewFields().GetType()).Where(shape => shape.IsRecord))
        {
            foreach (var inner in FieldShape.Of(shape.ValueType).Where(inner => inner.Names == "people"))
            {
                for (var index = 0; index < form.CountOf(shape.Key); index++)
                {
                    var name = $"{shape.Key}[{index}].{inner.Key}";
                    var typed = form[name].Trim();
                    if (typed.Length == 0 || known.Any(person => person.Slug == typed)) continue;
                    if (known.FirstOrDefault(person => person.Name.Equals(typed, StringComparison.OrdinalIgnoreCase)).Slug is { } slug) form.Set(name, slug);
                    else if (mayAdd && typed.Any(char.IsUpper) && FreeSlug(typed, known, added) is { } free)
                    {
                        var id = Guid.NewGuid();
                        added.Add(new ItemChange(id, $"people/{free}", $"---\nid: {id}\nname: {YamlText.Of(typed)}\n---\n", null));
                        form.Set(name, free);
                    }
                }
            }
        }
        return added;
    }

    private static string? FreeSlug(string name, IReadOnlyList<(string Slug, string Name)> known, List<ItemChange> added)
    {
        var plain = ItemPath.SlugOf(name);
        return Enumerable.Range(1, 99).Select(number => number == 1 ? plain : $"{plain}-{number}")
            .FirstOrDefault(slug => ItemPath.Parse($"people/{slug}.md", out _) is not null && known.All(person => person.Slug != slug) && added.TrueForAll(person => person.Path != $"people/{slug}"));
    }
}
