using EMC2Workshop.Data;
using EMC2Workshop.Pages.Admin.Items;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <param name="Address">Where it can be looked at.</param>
public sealed record AuditSubject(string Name, string Address);

/// <summary>Names of items and editions in place of the paths and ids that the log has.</summary>
public sealed class AuditSubjects(WorkshopDbContext db, KnownEditions editions)
{
    /// <summary>Of more items at once nobody looks through the names.</summary>
    private const int MostListed = 40;

    /// <returns>By the subject; none for what is no item, or is no longer there.</returns>
    public async Task<IReadOnlyDictionary<string, AuditSubject>> FindAsync(
        IEnumerable<string> subjects,
        CancellationToken cancellationToken
    )
    {
        var asked = subjects.Distinct().ToDictionary(subject => subject, IdIn);
        var ids = asked.Values.OfType<Guid>().ToList();
        var found = new Dictionary<string, AuditSubject>();
        var items = await db
            .ContentItems.Where(item => asked.Keys.Contains(item.Path) || ids.Contains(item.Id))
            .Select(item => new NamedText(item.Id, item.Kind, item.Path, item.Text))
            .ToListAsync(cancellationToken);
        var drafts = await db
            .Drafts.Where(draft => asked.Keys.Contains(draft.Path) || ids.Contains(draft.ItemId))
            .Select(draft => new NamedText(draft.ItemId, draft.Kind, draft.Path, draft.Text))
            .ToListAsync(cancellationToken);
        var byPath = drafts
            .Concat(items)
            .GroupBy(item => item.Path)
            .ToDictionary(same => same.Key, same => same.Last());
        var byId = drafts
            .Concat(items)
            .GroupBy(item => item.Id)
            .ToDictionary(same => same.Key, same => same.Last());
        foreach (var (subject, id) in asked)
        {
            if (
                byPath.GetValueOrDefault(subject) is { } item
                || (id is { } known && byId.TryGetValue(known, out item))
            )
                found[subject] = new AuditSubject(
                    ItemNames.For(item.Kind, item.Path, item.Text),
                    $"{AdminSetup.Root}/items/{item.Id}"
                );
            else if (
                !subject.Contains('/') && await editions.FindAsync(subject, cancellationToken) is { } edition
            )
                found[subject] = new AuditSubject(
                    Display.BriefWithYear(edition),
                    $"{AdminSetup.Root}?edition={edition.Slug}"
                );
        }
        return found;
    }

    /// <summary>What was published, deleted or restored at these moments, and where it is compared.</summary>
    /// <returns>None for a moment at which more changed than can be read.</returns>
    public async Task<ILookup<DateTimeOffset, AuditSubject>> FindChangesAsync(
        IEnumerable<DateTimeOffset> moments,
        CancellationToken cancellationToken
    )
    {
        var made = db.Revisions.AsNoTracking().Where(revision => moments.Contains(revision.At));
        var listed = await made.GroupBy(revision => revision.At)
            .Where(together => together.Count() <= MostListed)
            .Select(together => together.Key)
            .ToListAsync(cancellationToken);
        var revisions = await made.Where(revision => listed.Contains(revision.At))
            .OrderBy(revision => revision.Path)
            .ToListAsync(cancellationToken);
        return revisions.ToLookup(
            revision => revision.At,
            revision => new AuditSubject(
                ItemNames.For(revision.Kind, revision.Path, revision.Text ?? ""),
                $"{AdminSetup.Root}/items/{revision.ItemId}/history?to={revision.Number}"
            )
        );
    }

    /// <returns>Subjects of entries about items that have these words in their names.</returns>
    public async Task<IReadOnlyCollection<string>> FindNamedAsync(
        string words,
        CancellationToken cancellationToken
    )
    {
        var items = await db
            .ContentItems.Select(item => new NamedText(item.Id, item.Kind, item.Path, item.Text))
            .ToListAsync(cancellationToken);
        var drafts = await db
            .Drafts.Select(draft => new NamedText(draft.ItemId, draft.Kind, draft.Path, draft.Text))
            .ToListAsync(cancellationToken);
        return
        [
            .. items
                .Concat(drafts)
                .Where(item =>
                    item.Text.Contains(words, StringComparison.OrdinalIgnoreCase)
                    && ItemNames
                        .For(item.Kind, item.Path, item.Text)
                        .Contains(words, StringComparison.OrdinalIgnoreCase)
                )
                .SelectMany(item => new[] { item.Path, item.Id.ToString() })
                .Distinct(),
        ];
    }

    /// <summary>The item's, alone or within the address of one of its pages.</summary>
    private static Guid? IdIn(string subject) =>
        subject
            .Split('/', ' ')
            .Select(part => Guid.TryParseExact(part, "D", out var id) ? id : (Guid?)null)
            .Max();

    private sealed record NamedText(Guid Id, string Kind, string Path, string Text);
}
