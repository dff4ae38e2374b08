using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>
/// Finds what is wrong with changes: by themselves, and beside what stays published. As <see cref="ContentValidator"/>
/// does for a whole folder, but with the few items that they have to do with.
/// </summary>
internal sealed class ChangeValidator(
    WorkshopDbContext db,
    MarkdownRenderer markdown,
    List<ContentError> faults
)
{
    /// <summary>The texts, as far as they can be read.</summary>
    public List<ContentFile> Read(IEnumerable<(string Path, string Text)> texts) =>
        [.. texts.Select(text => Read(text.Path, text.Text, faults)).OfType<ContentFile>()];

    /// <summary>What was deleted for good keeps its id for ever.</summary>
    public async Task CheckErasedAsync(IReadOnlyList<ItemChange> changes, CancellationToken cancellationToken)
    {
        var keys = changes.Select(change => Tombstone.KeyFor(change.Id)).ToList();
        var erased = await db
            .Tombstones.Where(stone => keys.Contains(stone.Key))
            .Select(stone => stone.Key)
            .ToListAsync(cancellationToken);
        faults.AddRange(
            changes
                .Where(change => erased.Contains(Tombstone.KeyFor(change.Id)))
                .Select(change => new ContentError(
                    change.Path + ".md",
                    1,
                    "was deleted for good; make a new item instead"
                ))
        );
    }

    /// <summary>An id belongs to one item, and to one kind of item, for ever.</summary>
    public async Task CheckIdsAsync(
        IReadOnlyList<ItemChange> changes,
        IReadOnlyList<ContentFile> files,
        CancellationToken cancellationToken
    )
    {
        var ids = changes.Select(change => change.Id).ToList();
        var kinds = (
            await db
                .Revisions.Where(revision => ids.Contains(revision.ItemId))
                .Select(revision => new { revision.ItemId, revision.Kind })
                .Distinct()
                .ToListAsync(cancellationToken)
        ).ToLookup(revision => revision.ItemId, revision => revision.Kind);
        faults.AddRange(
            changes
                .Join(files, change => change.Path, file => file.Path.Path, (change, file) => (change, file))
                .Where(pair =>
                    pair.file.Fields.Id != pair.change.Id
                    || kinds[pair.change.Id].Any(kind => kind != pair.file.Path.Kind.Name)
                )
                .Select(pair => new ContentError(
                    pair.file.Path.File,
                    2,
                    "is that of another item; ids are never changed or shared"
                )
                {
                    Field = "id",
                })
        );
    }

    /// <param name="known">Ids by path, of the files and of what they name.</param>
    public async Task CheckFilesAsync(
        IReadOnlyList<ContentFile> files,
        Dictionary<string, Guid> known,
        CancellationToken cancellationToken
    )
    {
        foreach (var file in files.Where(file => known[file.Path.Path] != file.Fields.Id))
            faults.Add(
                new ContentError(
                    file.Path.File,
                    1,
                    $"address is taken by another {file.Path.Kind.Name}; choose another one"
                )
            );
        await CheckPresentationsAsync(files, cancellationToken);
        if (faults.Count == 0)
            await CheckContentAsync(files, known, cancellationToken);
    }

    private async Task CheckPresentationsAsync(
        IReadOnlyList<ContentFile> files,
        CancellationToken cancellationToken
    )
    {
        var ids = files.Select(file => file.Fields.Id!.Value).ToList();
        foreach (var file in files)
        {
            if (file.Fields is not SessionFields session)
                continue;
            var shown = session.Presentations.Select(presentation => presentation.Id).ToList();
            if (
                await db.Presentations.AnyAsync(
                    presentation => shown.Contains(presentation.Id) && !ids.Contains(presentation.SessionId),
                    cancellationToken
                )
            )
                faults.Add(
                    new ContentError(
                        file.Path.File,
                        1,
                        "has one with the id of another session\'s; add the paper anew"
                    )
                    {
                        Field = "presentations",
                    }
                );
        }
    }

    private async Task CheckContentAsync(
        IReadOnlyList<ContentFile> files,
        Dictionary<string, Guid> known,
        CancellationToken cancellationToken
    )
    {
        // With the edition, or the edition's sessions, so that times and days are compared.
        var beside = await new ReferenceLookup(db).FindNeighborsAsync(files, cancellationToken);
        var all = files
            .Concat(beside.Select(item => Read(item.Path, item.Text, [])).OfType<ContentFile>())
            .ToList();
        var found = new List<ContentError>();
        new ContentValidator(all, known, found.Add).Run();
        if (found.Count > 0)
        {
            // Once more with every name there is, to say which one may have been meant.
            found.Clear();
            foreach (
                var item in await db
                    .ContentItems.AsNoTracking()
                    .Select(item => new { item.Path, item.Id })
                    .ToListAsync(cancellationToken)
            )
                known.TryAdd(item.Path, item.Id);
            new ContentValidator(all, known, found.Add).Run();
        }
        faults.AddRange(found);
    }

    private ContentFile? Read(string path, string text, List<ContentError> wrongs)
    {
        if (ItemPath.Parse(path + ".md", out var wrong) is { } at)
            return ContentFile.Read(at, Encoding.UTF8.GetBytes(text), markdown, wrongs.Add);
        wrongs.Add(new ContentError(path + ".md", 1, wrong));
        return null;
    }
}
