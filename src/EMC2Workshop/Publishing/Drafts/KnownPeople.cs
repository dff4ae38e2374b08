using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>People who have a page, by what spellings of their names have in common.</summary>
internal sealed class KnownPeople
{
    private readonly Dictionary<string, List<string>> slugs = [];

    public void Add(string slug, IEnumerable<string> names)
    {
        foreach (var key in names.Select(TextFolding.NameKey).Where(key => key.Length > 0).Distinct())
        {
            if (!slugs.TryGetValue(key, out var found))
                slugs[key] = found = [];
            if (!found.Contains(slug))
                found.Add(slug);
        }
    }

    public IReadOnlyList<string> Find(string name) => slugs.GetValueOrDefault(TextFolding.NameKey(name)) ?? [];

    /// <summary>Whoever is spelled almost so, or has the family's name first.</summary>
    public IReadOnlyList<string> FindNear(string name)
    {
        var key = TextFolding.NameKey(name);
        var turned = string.Concat(name.Split(' ').Reverse());
        return Find(turned) is { Count: > 0 } found ? found
            : SpellingSuggestion.FindSlip(key, slugs.Keys) is { } near ? slugs[near]
            : [];
    }
}
