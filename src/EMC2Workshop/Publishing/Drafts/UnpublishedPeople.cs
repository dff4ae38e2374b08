using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>People who are only a draft yet. Whoever of them is named in a text is published with it.</summary>
public sealed class UnpublishedPeople
{
    private readonly Dictionary<Guid, Draft> byId;
    private readonly Dictionary<string, Draft> byName = [];
    private readonly Dictionary<string, Draft> bySlug = [];

    private UnpublishedPeople(List<Draft> drafts)
    {
        byId = drafts.ToDictionary(draft => draft.ItemId);
        foreach (var draft in drafts)
        {
            bySlug.TryAdd(draft.Path.Split('/')[^1], draft);
            if (TextFolding.NameKey(NameIn(draft)) is { Length: > 0 } key)
                byName.TryAdd(key, draft);
        }
    }

    public static async Task<UnpublishedPeople> LoadAsync(
        WorkshopDbContext db,
        CancellationToken cancellationToken
    ) =>
        new(
            await db
                .Drafts.AsNoTracking()
                .Where(draft => draft.Kind == PersonFields.ContentKind.Name && draft.BaseHash == null)
                .Where(draft => !db.ContentItems.Any(item => item.Id == draft.ItemId))
                .OrderBy(draft => draft.Path)
                .ToListAsync(cancellationToken)
        );

    public static string NameIn(Draft draft) =>
        ItemFormValues.From(PersonFields.ContentKind, draft.Text)?["name"] ?? "";

    public Draft? Find(Guid id) => byId.GetValueOrDefault(id);

    public Draft? Named(string name) => byName.GetValueOrDefault(TextFolding.NameKey(name));

    public Draft? At(string slug) => bySlug.GetValueOrDefault(slug);
}
