using System.Collections.Concurrent;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>
/// Items that name others: they follow when those get another name, and keep them from being removed.
/// </summary>
internal sealed class IncomingReferences(WorkshopDbContext db)
{
    private static readonly ConcurrentDictionary<Type, string> Queries = new();

    /// <summary>The items that name this one.</summary>
    public async Task<List<ContentItem>> FindAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (ContentKind.Named(item.Kind) is not { } kind)
            return [];
        var query = Queries.GetOrAdd(kind.ItemType, type => QueryFor(db.Model.FindEntityType(type)!));
        if (query.Length == 0)
            return [];
        var ids = db.Database.SqlQueryRaw<Guid>(query, item.Id);
        return await db
            .ContentItems.AsNoTracking()
            .Where(other => ids.Contains(other.Id) && other.Id != item.Id)
            .OrderBy(other => other.Path)
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The ids of all items that have a foreign key to one of this type. What goes with its own item, such as a credit
    /// with its talk, is a part of that item: there the item is meant.
    /// </summary>
    private static string QueryFor(IEntityType type) =>
        string.Join(
            " UNION ",
            type.GetReferencingForeignKeys()
                .Where(key => key.DeleteBehavior is not DeleteBehavior.Cascade)
                .SelectMany(key =>
                    NamersIn(key.DeclaringEntityType).Select(namer => (Key: key, Namer: namer))
                )
                .Select(found =>
                    $"""
                        SELECT "{found.Namer}" AS "Value" FROM "{found.Key.DeclaringEntityType.GetTableName()}"
                        WHERE "{found.Key.Properties[
                            0
                        ].GetColumnName()}" = {"{0}"} AND "{found.Namer}" IS NOT NULL
                        """
                )
        );

    private static IEnumerable<string> NamersIn(IEntityType type) =>
        typeof(Item).IsAssignableFrom(type.ClrType)
            ? [nameof(Item.Id)]
            : type.GetForeignKeys()
                .Where(key => key.DeleteBehavior is DeleteBehavior.Cascade)
                .Select(key => key.Properties[0].GetColumnName());

    /// <summary>Drafts that name it, as items.</summary>
    public async Task<List<ContentItem>> FindDraftsAsync(
        ContentItem item,
        CancellationToken cancellationToken
    )
    {
        var (folder, slug) = (Folder(item.Path), Slug(item.Path));
        var drafts = await db
            .Drafts.AsNoTracking()
            .Where(draft => draft.ItemId != item.Id && draft.Text.Contains(slug))
            .OrderBy(draft => draft.Path)
            .ToListAsync(cancellationToken);
        return
        [
            .. drafts
                .Where(draft => Names(draft.Kind, draft.Text, folder, slug))
                .Select(draft => new ContentItem
                {
                    Id = draft.ItemId,
                    Kind = draft.Kind,
                    Path = draft.Path,
                    Text = draft.Text,
                    Hash = draft.Hash,
                }),
        ];
    }

    private static bool Names(string kind, string text, string folder, string slug) =>
        ItemFormValues.From(ContentKind.Named(kind)!, text) is { } form
        && form.Values.Any(value =>
            value.Value == slug && ContentField.Find(form.Fields, value.Key)?.References == folder
        );

    /// <summary>
    /// A fault for each item that is to be removed while others, that are not changed along with it, name it.
    /// </summary>
    public async Task<List<ContentError>> CheckRemovedAsync(
        IReadOnlyList<ContentItem> removed,
        IReadOnlyList<string> changed,
        CancellationToken cancellationToken
    )
    {
        var faults = new List<ContentError>();
        var gone = removed.Select(item => item.Path).Concat(changed).ToHashSet();
        foreach (var item in removed)
        {
            var namers = (await FindAsync(item, cancellationToken))
                .Where(other => !gone.Contains(other.Path))
                .ToList();
            if (namers.Count > 0)
                faults.Add(
                    new ContentError(
                        item.Path + ".md",
                        1,
                        $"can’t be deleted yet: {Counted(namers)} {(namers.Count == 1 ? "needs" : "need")} it. "
                            + "Take it out there first"
                    )
                );
            if (ContentKind.Named(item.Kind) is { IsPermanent: true })
                faults.Add(new ContentError(item.Path + ".md", 1, "the site itself can't be removed"));
        }
        return faults;
    }

    /// <summary>"3 sessions, 1 talk".</summary>
    private static string Counted(IEnumerable<ContentItem> items) =>
        string.Join(
            ", ",
            items
                .GroupBy(item => item.Kind)
                .Select(kind =>
                    kind.Count() == 1
                        ? $"1 {kind.Key}"
                        : $"{kind.Count()} {ContentKind.Named(kind.Key)!.Plural.ToLowerInvariant()}"
                )
        );

    /// <summary>The texts of others with the new names in them.</summary>
    public async Task<List<(string Path, string Text)>> FollowRenamesAsync(
        IReadOnlyList<ItemChange> changes,
        Dictionary<Guid, ContentItem> stored,
        List<(string Path, string Text)> texts,
        Action<ContentError> report,
        CancellationToken cancellationToken
    )
    {
        var following = new Dictionary<string, string>();
        foreach (var (item, path) in FindMoved(changes, stored))
        {
            var (folder, from, to) = (Folder(item.Path), Slug(item.Path), Slug(path));
            foreach (var other in await FindAsync(item, cancellationToken))
            {
                var place = texts.FindIndex(text => text.Path == other.Path);
                var before =
                    place >= 0 ? texts[place].Text : following.GetValueOrDefault(other.Path, other.Text);
                var after = Rename(other, before, folder, (from, to), report);
                if (place >= 0)
                    texts[place] = (other.Path, after);
                else
                    following[other.Path] = after;
            }
        }
        return [.. following.Select(text => (text.Key, text.Value))];
    }

    /// <summary>Items that get another path, or stand at another's from then on.</summary>
    public static IEnumerable<(ContentItem Item, string Path)> FindMoved(
        IReadOnlyList<ItemChange> changes,
        Dictionary<Guid, ContentItem> stored
    ) =>
        from change in changes
        let path = change.Text is not null ? change.Path : PathOf(change.MergedInto, stored)
        where path is not null && stored.ContainsKey(change.Id) && stored[change.Id].Path != path
        select (stored[change.Id], path);

    private static string? PathOf(Guid? id, Dictionary<Guid, ContentItem> stored) =>
        id is { } known ? stored.GetValueOrDefault(known)?.Path : null;

    private static string Rename(
        ContentItem other,
        string text,
        string folder,
        (string From, string To) slug,
        Action<ContentError> report
    )
    {
        var kind = ContentKind.Named(other.Kind)!;
        if (FormReader.Read(kind, text, Refuse) is not { } form)
            return text;
        var values = form.Values.ToList();
        foreach (var (name, value) in values)
        {
            if (value != slug.From || ContentField.Find(form.Fields, name)?.References != folder)
                continue;
            if (values.Any(one => one.Value == slug.To && ListOf(one.Key) == ListOf(name)))
                report(
                    new ContentError(
                        other.Path + ".md",
                        1,
                        $"names both {slug.From} and {slug.To}; take one of them out first"
                    )
                );
            form.Set(name, slug.To);
        }
        return FormWriter.Write(form, text);

        void Refuse(int line, string reason) =>
            report(
                new ContentError(
                    other.Path + ".md",
                    line,
                    $"names {slug.From}, but can’t be changed along with it. Line {line}: {reason}. Fix "
                        + "it first."
                )
            );
    }

    /// <summary>"speakers" of "speakers[0].person".</summary>
    internal static string ListOf(string name) => name.Split('[')[0];

    private static string Folder(string path) => path.Split('/') is { Length: > 1 } parts ? parts[^2] : "";

    private static string Slug(string path) => path.Split('/')[^1];
}
