using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>People who have a page, by what spellings of their names have in common.</summary>
internal sealed class KnownPeople
{
    private readonly Dictionary<string, List<string>> slugs = [];
    private readonly Dictionary<string, List<(string Name, string Slug)>> byLastWord = [];
    private readonly HashSet<string> taken = [];

    /// <summary>By slug.</summary>
    public bool Has(string slug) => taken.Contains(slug);

    public async Task AddAllAsync(WorkshopDbContext db, CancellationToken cancellationToken)
    {
        var people = db
            .People.AsNoTracking()
            .OrderBy(person => person.Slug)
            .Select(person => new
            {
                person.Slug,
                person.Name,
                person.AlsoKnownAs,
            });
        foreach (var person in await people.ToListAsync(cancellationToken))
            Add(person.Slug, [person.Name, .. person.AlsoKnownAs]);
    }

    public void Add(string slug, IReadOnlyList<string> names)
    {
        taken.Add(slug);
        foreach (var name in names)
        {
            var word = NameForms.LastWord(name);
            (byLastWord.TryGetValue(word, out var known) ? known : byLastWord[word] = []).Add((name, slug));
        }
        foreach (var key in names.Select(TextFolding.NameKey).Where(key => key.Length > 0).Distinct())
        {
            if (!slugs.TryGetValue(key, out var found))
                slugs[key] = found = [];
            if (!found.Contains(slug))
                found.Add(slug);
        }
    }

    public IReadOnlyList<string> Find(string name) =>
        slugs.GetValueOrDefault(TextFolding.NameKey(name)) ?? [];

    /// <summary>Whoever is called so, or else almost so.</summary>
    public IReadOnlyList<string> FindAlike(string name) =>
        Find(name) is { Count: > 0 } same ? same : FindNear(name);

    /// <summary>Whoever has the family's name first, or first names as initials, or is spelled almost so.</summary>
    public IReadOnlyList<string> FindNear(string name)
    {
        var key = TextFolding.NameKey(name);
        var turned = string.Concat(name.Split(' ').Reverse());
        return Find(turned) is { Count: > 0 } found ? found
            : FindForms(name) is { Count: > 0 } forms ? forms
            : SpellingSuggestion.FindSlip(key, slugs.Keys) is { } near ? slugs[near]
            : [];
    }

    private List<string> FindForms(string name) =>
        [
            .. byLastWord
                .GetValueOrDefault(NameForms.LastWord(name), [])
                .Where(known => NameForms.MayBeOne(known.Name, name))
                .Select(known => known.Slug)
                .Distinct(),
        ];
}
