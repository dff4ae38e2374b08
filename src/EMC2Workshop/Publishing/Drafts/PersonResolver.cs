using System.Globalization;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>
/// Drafts may name people by name. When they are published, those who are known are found, and those who are new get a
/// page of their own: in the same transaction, so that there is nobody who is named nowhere.
/// </summary>
internal sealed class PersonResolver(WorkshopDbContext db)
{
    private const string Folder = "people";

    /// <summary>By what spellings of a name have in common.</summary>
    private readonly Dictionary<string, string> slugs = [];
    private readonly HashSet<string> taken = [];

    /// <summary>Puts slugs in the place of names, and adds a text for each person who is new.</summary>
    public async Task ResolveAsync(List<(string Path, string Text)> texts, CancellationToken cancellationToken)
    {
        var naming = Enumerable
            .Range(0, texts.Count)
            .Select(place => (Place: place, Form: FormOf(texts[place])))
            .Where(text => text.Form is not null && NamesIn(text.Form).Any())
            .ToList();
        if (naming.Count == 0)
            return;
        await LearnAsync(texts, cancellationToken);
        foreach (var (place, form) in naming)
        {
            foreach (var (field, name) in NamesIn(form!).ToList())
            {
                if (
                    !slugs.TryGetValue(TextFolding.NameKey(name), out var slug)
                    && IsNew(name)
                    && (slug = FreeSlug(name)) is not null
                )
                {
                    texts.Add(($"{Folder}/{slug}", $"---\nid: {Guid.NewGuid()}\nname: {YamlText.Write(name)}\n---\n"));
                    slugs[TextFolding.NameKey(name)] = slug;
                    taken.Add(slug);
                }
                if (slug is not null)
                    form!.Set(field, slug);
            }
            texts[place] = (texts[place].Path, FormWriter.Write(form!, texts[place].Text));
        }
    }

    /// <summary>
    /// Null where the text can't be changed field by field: a name in it is then told as one that is not known.
    /// </summary>
    private static ItemFormValues? FormOf((string Path, string Text) text) =>
        ItemPath.Parse(text.Path + ".md", out _)?.Kind is { } kind
        && ItemFormValues.From(kind, text.Text) is { } form
        && NamesIn(form).Any()
            ? FormReader.Read(kind, text.Text, (_, _) => { })
            : null;

    /// <summary>What stands where a person's slug is expected, and is none.</summary>
    private static IEnumerable<(string Field, string Name)> NamesIn(ItemFormValues form) =>
        form
            .Values.Where(value => value.Value.Trim() is { Length: > 0 } typed && !ItemPath.IsSlug(typed))
            .Where(value => ContentField.Find(form.Fields, value.Key)?.References == Folder)
            .Select(value => (value.Key, Plain(value.Value)));

    /// <summary>However it was typed: without needless spaces.</summary>
    private static string Plain(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What has no letter as names have them is a slug that was misspelled.</summary>
    private static bool IsNew(string name) =>
        name.Any(letter => char.IsUpper(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.OtherLetter);

    private async Task LearnAsync(List<(string Path, string Text)> texts, CancellationToken cancellationToken)
    {
        foreach (var (path, text) in texts.Where(text => text.Path.StartsWith(Folder + "/", StringComparison.Ordinal)))
            Learn(path[(Folder.Length + 1)..], ItemFormValues.From(ContentKind.ForFolder(Folder), text)?["name"] ?? "");
        var people = db
            .People.AsNoTracking()
            .OrderBy(person => person.Slug)
            .Select(person => new { person.Slug, person.Name });
        foreach (var person in await people.ToListAsync(cancellationToken))
            Learn(person.Slug, person.Name);
        // Whoever is only a draft yet shall have that address.
        var drafts = db.Drafts.Where(draft => draft.Path.StartsWith(Folder + "/")).Select(draft => draft.Path);
        taken.UnionWith((await drafts.ToListAsync(cancellationToken)).Select(path => path[(Folder.Length + 1)..]));
    }

    private void Learn(string slug, string name)
    {
        taken.Add(slug);
        if (name.Length > 0)
            slugs.TryAdd(TextFolding.NameKey(Plain(name)), slug);
    }

    private string? FreeSlug(string name)
    {
        // Room for a number behind it.
        var plain = TextFolding.Fold(name).Any(char.IsAsciiLetterOrDigit) ? ItemPath.ToSlug(name) : "person";
        plain = plain[..Math.Min(plain.Length, 90)].TrimEnd('-');
        return Enumerable
            .Range(1, 999)
            .Select(number => number == 1 ? plain : $"{plain}-{number}")
            .FirstOrDefault(slug => ItemPath.Parse($"{Folder}/{slug}.md", out _) is not null && !taken.Contains(slug));
    }
}
