using EMC2Workshop.Data;

namespace EMC2Workshop.Publishing.Editions;

/// <summary>An edition in the trash, with all that was deleted along with it.</summary>
public sealed record DeletedEdition(string Slug, DateTimeOffset At, string By)
{
    public required IReadOnlyList<TrashedItem> Items { get; init; }

    public required IReadOnlyList<DiscardedDraft> Drafts { get; init; }

    /// <summary>The edition's own.</summary>
    public string Text =>
        Items.FirstOrDefault(item => item.Kind == "edition")?.Text
        ?? Drafts.First(one => one.Kind == "edition").Text;

    public int Count => Items.Select(item => item.Id).Union(Drafts.Select(draft => draft.ItemId)).Count();

    /// <summary>The latest first. An edition that went alone comes back as any item does.</summary>
    public static IReadOnlyList<DeletedEdition> FindAll(
        IEnumerable<TrashedItem> trash,
        IEnumerable<DiscardedDraft> discarded
    )
    {
        var items = trash.ToLookup(item => (SlugOf(item.Path), item.At, item.By));
        var drafts = discarded.ToLookup(draft => (SlugOf(draft.Path), draft.DiscardedAt, draft.DiscardedBy));
        return
        [
            .. items
                .Select(set => set.Key)
                .Union(drafts.Select(set => set.Key))
                .Where(set =>
                    items[set].Any(item => item.Kind == "edition")
                    || drafts[set].Any(one => one.Kind == "edition")
                )
                .Select(set => new DeletedEdition(set.Item1, set.Item2, set.Item3)
                {
                    Items = [.. items[set].OrderBy(item => item.Path, StringComparer.Ordinal)],
                    Drafts = [.. drafts[set].OrderBy(draft => draft.Path, StringComparer.Ordinal)],
                })
                .Where(edition => edition.Count > 1)
                .OrderByDescending(edition => edition.At),
        ];
    }

    private static string SlugOf(string path) => path.Split('/')[0];
}
