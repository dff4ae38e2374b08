using System.Collections;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>
/// The part of the store that a few changed items have to do with: a save shall not read ten thousand others.
/// </summary>
internal sealed class ReferenceLookup(WorkshopDbContext db)
{
    /// <summary>Ids by path of the items themselves, of what they name, and of their editions.</summary>
    public async Task<Dictionary<string, Guid>> FindIdsAsync(
        IReadOnlyList<ContentFile> files,
        IReadOnlyList<ContentItem> removed,
        CancellationToken cancellationToken
    )
    {
        var gone = removed.Select(item => item.Id).ToHashSet();
        var mine = files.Select(file => file.Fields.Id!.Value).ToHashSet();
        var asked = files
            .SelectMany(file =>
                Named(file.Fields, file.Path.Edition)
                    .Append(file.Path.Path)
                    .Append($"{file.Path.Edition}/edition")
            )
            .Append("site")
            .Distinct()
            .ToList();
        var found = await db
            .ContentItems.AsNoTracking()
            .Where(item => asked.Contains(item.Path))
            .Select(item => new { item.Path, item.Id })
            .ToListAsync(cancellationToken);
        // An item that moves away leaves its path to others of the same set.
        var known = found
            .Where(item => !gone.Contains(item.Id) && !mine.Contains(item.Id))
            .ToDictionary(item => item.Path, item => item.Id);
        foreach (var file in files)
            known.TryAdd(file.Path.Path, file.Fields.Id!.Value);
        var media = asked
            .Where(path => path.StartsWith(MediaName.ContentPath(""), StringComparison.Ordinal))
            .Select(path => path[MediaName.ContentPath("").Length..])
            .ToList();
        foreach (
            var name in await db
                .Media.Where(file => media.Contains(file.Name))
                .Select(file => file.Name)
                .ToListAsync(cancellationToken)
        )
            known.TryAdd(MediaName.ContentPath(name), Guid.Empty);
        return known;
    }

    /// <summary>The editions of changed sessions, and the sessions of changed editions.</summary>
    public async Task<List<ContentItem>> FindNeighborsAsync(
        IReadOnlyList<ContentFile> files,
        CancellationToken cancellationToken
    )
    {
        var mine = files.Select(file => file.Path.Path).ToHashSet();
        var editions = files
            .Where(file => file.Fields is SessionFields)
            .Select(file => $"{file.Path.Edition}/edition")
            .Where(path => !mine.Contains(path))
            .Distinct()
            .ToList();
        var beside = await db
            .ContentItems.AsNoTracking()
            .Where(item => editions.Contains(item.Path))
            .ToListAsync(cancellationToken);
        foreach (
            var edition in files
                .Where(file => file.Fields is EditionFields)
                .Select(file => file.Path.Edition!)
        )
        {
            var sessions = edition + "/sessions/";
            beside.AddRange(
                (
                    await db
                        .ContentItems.AsNoTracking()
                        .Where(item => item.Path.StartsWith(sessions))
                        .ToListAsync(cancellationToken)
                ).Where(item => !mine.Contains(item.Path))
            );
        }
        return beside;
    }

    private static IEnumerable<string> Named(object fields, string? edition)
    {
        foreach (var shape in ContentField.ForType(fields.GetType()))
        {
            var value = shape.Property.GetValue(fields);
            if (value is IList records && shape.IsRecord)
            {
                foreach (var path in records.Cast<object>().SelectMany(record => Named(record, edition)))
                    yield return path;
            }
            else if (value is string name && shape.ReferencedPath(name, edition) is { } path)
                yield return path;
        }
    }
}
