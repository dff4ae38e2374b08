using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using static System.Globalization.UnicodeCategory;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>
/// Drafts may name people by name. When they are published, those who are known are found, and those who are new get a
/// page of their own, which is their draft's where they have one: in the same transaction, so that there is nobody who
/// is named nowhere. Where it isn't plain who is meant, it is asked.
/// </summary>
/// <param name="by">Who publishes.</param>
internal sealed class PersonResolver(
    WorkshopDbContext db,
    List<ContentError> faults,
    IReadOnlyList<ItemChange> changes,
    string by
)
{
    private const string Folder = "people";

    private readonly KnownPeople known = new();

    /// <summary>Whoever is only a draft yet shall have that address.</summary>
    private readonly HashSet<string> reserved = [];

    private readonly List<string> added = [];
    private readonly List<ItemChange> joining = [];
    private UnpublishedPeople unpublished = null!;

    /// <summary>Slugs of those who are new.</summary>
    public IReadOnlyList<string> Added => added;

    /// <summary>Drafts of people that are published, too.</summary>
    public IReadOnlyList<ItemChange> Joining => joining;

    /// <summary>Puts slugs in the place of names, and adds a text for each person who is new.</summary>
    public async Task ResolveAsync(
        List<(string Path, string Text)> texts,
        CancellationToken cancellationToken
    )
    {
        unpublished = await UnpublishedPeople.LoadAsync(db, cancellationToken);
        var naming = Enumerable
            .Range(0, texts.Count)
            .Select(place => (Place: place, Form: FormOf(texts[place])))
            .Where(text => text.Form is not null)
            .ToList();
        if (naming.Count == 0)
            return;
        await LearnAsync(texts, cancellationToken);
        foreach (var (place, form) in naming)
        {
            var path = texts[place].Path;
            foreach (var (field, name) in NamesIn(form!).ToList())
                if (await FindAsync(path, field, name, texts, cancellationToken) is { } slug)
                    form!.Set(field, slug);
            texts[place] = (path, FormWriter.Write(form!, texts[place].Text));
        }
    }

    /// <returns>Null where that is no name, or has to be asked.</returns>
    private async Task<string?> FindAsync(
        string path,
        string field,
        string name,
        List<(string Path, string Text)> texts,
        CancellationToken cancellationToken
    )
    {
        if (ItemPath.IsSlug(name))
        {
            if (unpublished.At(name) is { } meant && !known.Has(name))
                Join(meant, name, UnpublishedPeople.NameIn(meant), texts);
            return name;
        }
        var same = known.Find(name);
        if (same.Count == 1)
            return same[0];
        if (!IsName(name) || PersonName.IsSeveral(name) || FreeSlug(name) is not { } slug)
            return null;
        var draft = unpublished.Named(name);
        if (!IsSaidToBeNew(path, name))
        {
            if (known.FindAlike(name) is { Count: > 0 } alike)
                return await AskAsync(path, field, name, alike, cancellationToken);
            if (draft?.OtherThan(by) is { } other)
                return Ask(
                    path,
                    field,
                    name,
                    $"{other}’s draft of this person isn’t published yet. Publish again to publish it, too"
                );
        }
        if (draft is not null)
        {
            var own = draft.Path.Split('/')[^1];
            return Join(draft, own == Draft.SlugFor(draft.ItemId) ? slug : own, name, texts);
        }
        texts.Add(($"{Folder}/{slug}", $"---\nid: {Guid.NewGuid()}\nname: {YamlText.Write(name)}\n---\n"));
        return Add(slug, name);
    }

    private string Join(Draft draft, string slug, string name, List<(string Path, string Text)> texts)
    {
        var path = $"{Folder}/{slug}";
        texts.Add((path, draft.Text));
        joining.Add(new ItemChange(draft.ItemId, path, draft.Text, null) { DraftHash = draft.Hash });
        return Add(slug, name);
    }

    private string Add(string slug, string name)
    {
        known.Add(slug, [name]);
        added.Add(slug);
        return slug;
    }

    private bool IsSaidToBeNew(string path, string name) =>
        changes.FirstOrDefault(change => change.Path == path)?.NewPeople?.Contains(name) != false;

    /// <returns>Nobody: it has to be answered first.</returns>
    private string? Ask(
        string path,
        string field,
        string name,
        string question,
        IEnumerable<string>? alike = null
    )
    {
        faults.Add(
            new ContentError(path + ".md", 1, $"“{name}”: {question}")
            {
                Field = field,
                AsksAbout = name,
                Alike = [.. alike ?? []],
            }
        );
        return null;
    }

    private async Task<string?> AskAsync(
        string path,
        string field,
        string name,
        IReadOnlyList<string> alike,
        CancellationToken cancellationToken
    )
    {
        var people = await db
            .People.AsNoTracking()
            .Where(person => alike.Contains(person.Slug))
            .Include(person => person.Credits)
            .ToListAsync(cancellationToken);
        var told = people.Select(person => person.NameAndAffiliation);
        return Ask(
            path,
            field,
            name,
            $"same as {string.Join(", or ", told)}? "
                + "Choose that person, or publish again to add someone else of that name",
            people.Select(person => person.Slug)
        );
    }

    /// <summary>
    /// Null where the text can't be changed field by field: a name in it is then told as one that is not known.
    /// </summary>
    private ItemFormValues? FormOf((string Path, string Text) text) =>
        ItemPath.Parse(text.Path + ".md", out _)?.Kind is { } kind
        && ItemFormValues.From(kind, text.Text) is { } form
        && NamesIn(form).Any()
            ? FormReader.Read(kind, text.Text, (_, _) => { })
            : null;

    /// <summary>What stands where a person's slug is expected, and is none, or that of a draft.</summary>
    private IEnumerable<(string Field, string Name)> NamesIn(ItemFormValues form) =>
        form
            .Values.Where(value =>
                value.Value.Trim() is { Length: > 0 } typed
                && (!ItemPath.IsSlug(typed) || unpublished.At(typed) is not null)
            )
            .Where(value => ContentField.Find(form.Fields, value.Key)?.References == Folder)
            .Select(value => (value.Key, Plain(value.Value)));

    /// <summary>However it was typed: without needless spaces.</summary>
    private static string Plain(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>In whatever script; one word of small ASCII letters is a slug that was misspelled.</summary>
    private static bool IsName(string name) =>
        name.Any(char.IsLetter)
        && name.All(sign =>
            char.IsLetter(sign)
            || char.GetUnicodeCategory(sign) is NonSpacingMark or SpacingCombiningMark
            || char.IsSurrogate(sign)
            || " .,'’‘·-".Contains(sign)
        )
        && name.Any(sign => sign == ' ' || !char.IsAscii(sign) || char.IsAsciiLetterUpper(sign));

    private async Task LearnAsync(List<(string Path, string Text)> texts, CancellationToken cancellationToken)
    {
        foreach (
            var (path, text) in texts.Where(text =>
                text.Path.StartsWith(Folder + "/", StringComparison.Ordinal)
            )
        )
            known.Add(
                path[(Folder.Length + 1)..],
                [ItemFormValues.From(ContentKind.ForFolder(Folder), text)?["name"] ?? ""]
            );
        await known.AddAllAsync(db, cancellationToken);
        var drafts = db
            .Drafts.Where(draft => draft.Path.StartsWith(Folder + "/"))
            .Select(draft => draft.Path);
        reserved.UnionWith(
            (await drafts.ToListAsync(cancellationToken)).Select(path => path[(Folder.Length + 1)..])
        );
    }

    private string? FreeSlug(string name)
    {
        // Room for a number behind it.
        var plain = TextFolding.Fold(name).Any(char.IsAsciiLetterOrDigit) ? ItemPath.ToSlug(name) : "person";
        plain = plain[..Math.Min(plain.Length, 90)].TrimEnd('-');
        return Enumerable
            .Range(1, 999)
            .Select(number => number == 1 ? plain : $"{plain}-{number}")
            .FirstOrDefault(slug =>
                ItemPath.Parse($"{Folder}/{slug}.md", out _) is not null
                && !known.Has(slug)
                && !reserved.Contains(slug)
            );
    }
}
