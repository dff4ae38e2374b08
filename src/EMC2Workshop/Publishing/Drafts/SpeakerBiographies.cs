using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>Biographies of a person that talks carry, in every text that those talks ever had.</summary>
internal sealed class SpeakerBiographies
{
    private const string Key = "biography";

    private static readonly ContentKind Talks = TalkFields.ContentKind;

    private readonly WorkshopDbContext db;
    private readonly HashSet<string> slugs;

    /// <summary>Drafts may name people by name.</summary>
    private readonly HashSet<string> names = [];

    private SpeakerBiographies(WorkshopDbContext db, ErasedTexts person, IEnumerable<string> slugs)
    {
        (this.db, this.slugs) = (db, [.. slugs]);
        foreach (var text in person.All.Select(text => text.Text).OfType<string>())
            if (ItemFormValues.From(PersonFields.ContentKind, text) is { } form)
                names.UnionWith(
                    form["also_known_as"].Split('\n').Append(form["name"]).Select(TextFolding.NameKey)
                );
        names.Remove("");
    }

    /// <summary>
    /// What takes them out, by the ids of the talks. The person is known by every slug that they had, but for those
    /// that somebody else has now.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, FieldErasure>> FindAsync(
        WorkshopDbContext db,
        Guid id,
        ErasedTexts person,
        CancellationToken cancellationToken
    )
    {
        var slugs = person.Paths.Select(path => path.Split('/')[^1]).ToList();
        var others = db
            .People.Where(other => other.Id != id && slugs.Contains(other.Slug))
            .Select(other => other.Slug);
        var own = slugs.Except(await others.ToListAsync(cancellationToken));
        var biographies = new SpeakerBiographies(db, person, own);
        var erasure = new FieldErasure(db, Talks, biographies.FieldsIn);
        return (await biographies.FindTalksAsync(cancellationToken)).ToDictionary(talk => talk, _ => erasure);
    }

    /// <summary>Ids of the talks that have or had one.</summary>
    private async Task<IReadOnlyList<Guid>> FindTalksAsync(CancellationToken cancellationToken)
    {
        var published = db
            .ContentItems.Where(item => item.Kind == Talks.Name)
            .Select(item => new { item.Id, item.Text });
        var revisions = db
            .Revisions.Where(revision => revision.Kind == Talks.Name && revision.Text != null)
            .Select(revision => new { Id = revision.ItemId, Text = revision.Text! });
        var drafts = db
            .Drafts.Where(draft => draft.Kind == Talks.Name)
            .Select(draft => new { Id = draft.ItemId, draft.Text });
        var discarded = db
            .DiscardedDrafts.Where(draft => draft.Kind == Talks.Name)
            .Select(draft => new { Id = draft.ItemId, draft.Text });
        var trash = db
            .Trash.Where(item => item.Kind == Talks.Name)
            .Select(item => new { item.Id, item.Text });
        var texts = published.Concat(revisions).Concat(drafts).Concat(discarded).Concat(trash);
        var telling = await texts.Where(text => text.Text.Contains(Key)).ToListAsync(cancellationToken);
        return
        [
            .. telling
                .Where(text => ItemFormValues.From(Talks, text.Text) is not { } form || FieldsIn(form).Any())
                .Select(text => text.Id)
                .Distinct(),
        ];
    }

    private IEnumerable<string> FieldsIn(ItemFormValues form) =>
        Enumerable
            .Range(0, form.Count("speakers"))
            .Where(index => IsNamed(form[$"speakers[{index}].person"]))
            .Select(index => $"speakers[{index}].{Key}")
            .Where(field => form[field].Length > 0);

    private bool IsNamed(string person) =>
        ItemPath.IsSlug(person) ? slugs.Contains(person) : names.Contains(TextFolding.NameKey(person));
}
