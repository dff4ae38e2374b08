using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>
/// Items that name others: they follow when those get another name, and keep them from being removed.
/// </summary>
internal sealed class IncomingReferences(WorkshopDbContext db)
{
    /// <summary>The items that name this one.</summary>
    public async Task<List<ContentItem>> FindAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var ids = item.Kind switch
        {
            "person" =>
            [
                .. (
                    await db
                        .Credits.Where(credit => credit.PersonId == item.Id)
                        .Select(credit => credit.TalkId ?? credit.PaperId ?? credit.SessionId)
                        .ToListAsync(cancellationToken)
                ).OfType<Guid>(),
                .. await db.Set<CommitteeMember>()
                    .Where(member => member.PersonId == item.Id)
                    .Select(member => member.CommitteeId)
                    .Distinct()
                    .ToListAsync(cancellationToken),
            ],
            "session" => await db
                .Talks.Where(talk => talk.SessionId == item.Id)
                .Select(talk => talk.Id)
                .ToListAsync(cancellationToken),
            "paper" => await db
                .Presentations.Where(presentation => presentation.PaperId == item.Id)
                .Select(presentation => presentation.SessionId)
                .ToListAsync(cancellationToken),
            _ => [],
        };
        if (item.Kind != "edition")
            return await db
                .ContentItems.AsNoTracking()
                .Where(other => ids.Contains(other.Id))
                .OrderBy(other => other.Path)
                .ToListAsync(cancellationToken);
        var within = item.Path[..^"edition".Length];
        return await db
            .ContentItems.AsNoTracking()
            .Where(other => other.Path.StartsWith(within) && other.Id != item.Id)
            .OrderBy(other => other.Path)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Drafts that name it, as items.</summary>
    public async Task<List<ContentItem>> FindDraftsAsync(ContentItem item, CancellationToken cancellationToken)
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
        ItemFormValues.From(ContentKind.All.First(known => known.Name == kind), text) is { } form
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
                .Select(other => other.Path)
                .Where(path => !gone.Contains(path))
                .ToList();
            if (namers.Count > 0)
                faults.Add(
                    new ContentError(
                        item.Path + ".md",
                        1,
                        $"{item.Path} can't be removed while others name it: "
                            + $"{string.Join(", ", namers.Take(10))}{(namers.Count > 10 ? $" and {namers.Count - 10} more" : "")}; "
                            + "take it out of them first"
                    )
                );
            if (item.Kind == "series")
                faults.Add(new ContentError(item.Path + ".md", 1, "the site itself can't be removed"));
        }
        return faults;
    }

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
        foreach (var change in changes.Where(change => change.Text is not null))
        {
            if (!stored.TryGetValue(change.Id, out var item) || item.Path == change.Path)
                continue;
            var (folder, from, to) = (Folder(item.Path), Slug(item.Path), Slug(change.Path));
            foreach (var other in await FindAsync(item, cancellationToken))
            {
                var place = texts.FindIndex(text => text.Path == other.Path);
                var before = place >= 0 ? texts[place].Text : following.GetValueOrDefault(other.Path, other.Text);
                var after = Rename(other, before, folder, (from, to), report);
                if (place >= 0)
                    texts[place] = (other.Path, after);
                else
                    following[other.Path] = after;
            }
        }
        return [.. following.Select(text => (text.Key, text.Value))];
    }

    private static string Rename(
        ContentItem other,
        string text,
        string folder,
        (string From, string To) slug,
        Action<ContentError> report
    )
    {
        var kind = ContentKind.All.First(known => known.Name == other.Kind);
        if (FormReader.Read(kind, text, Refuse) is not { } form)
            return text;
        foreach (var (name, value) in form.Values.ToList())
        {
            if (value == slug.From && ContentField.Find(form.Fields, name)?.References == folder)
                form.Set(name, slug.To);
        }
        return form.ToText(text);

        void Refuse(int line, string reason) =>
            report(
                new ContentError(
                    other.Path + ".md",
                    line,
                    $"names {slug.From}, but can’t be changed along with it. Line {line}: {reason}. Open it "
                        + "and convert it first."
                )
            );
    }

    private static string Folder(string path) => path.Split('/') is { Length: > 1 } parts ? parts[^2] : "";

    private static string Slug(string path) => path.Split('/')[^1];
}
