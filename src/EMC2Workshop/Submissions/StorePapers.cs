using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Submissions;

/// <summary>What the store has of an edition, drafts in the place of what is published.</summary>
public sealed class StorePapers(WorkshopDbContext db)
{
    public async Task<KnownContent> ReadAsync(
        Edition edition,
        SubmissionList list,
        CancellationToken cancellationToken
    )
    {
        var imported = await db
            .ImportedPapers.AsNoTracking()
            .Where(paper => paper.EditionId == edition.Id)
            .ToDictionaryAsync(paper => paper.ItemId, paper => paper.Text, cancellationToken);
        var trashed = await db.Trash.Select(item => item.Id).ToListAsync(cancellationToken);
        var erased = (
            await db.Tombstones.Select(stone => stone.Key).ToListAsync(cancellationToken)
        ).ToHashSet();
        var people = await ReadItemsAsync("people/", cancellationToken);
        var papers = await ReadItemsAsync($"{edition.Slug}/papers/", cancellationToken);
        var content = new KnownContent(
            edition.Slug,
            edition.Id,
            await ReadPeopleAsync(people, cancellationToken),
            papers.ConvertAll(item => item with { ImportedText = imported.GetValueOrDefault(item.Id) }),
            await ReadItemsAsync($"{edition.Slug}/sessions/", cancellationToken)
        );
        return content with
        {
            Removed = trashed.ToHashSet(),
            Erased = list
                .Papers.SelectMany(content.AllIdsFor)
                .Where(id => erased.Contains(Tombstone.KeyFor(id)))
                .ToHashSet(),
        };
    }

    private async Task<List<KnownItem>> ReadItemsAsync(string folder, CancellationToken cancellationToken)
    {
        var drafts = await db
            .Drafts.AsNoTracking()
            .Where(draft => draft.Path.StartsWith(folder))
            .Select(draft => new KnownItem(draft.ItemId, draft.Path, draft.Text))
            .ToListAsync(cancellationToken);
        var published = await db
            .ContentItems.AsNoTracking()
            .Where(item => item.Path.StartsWith(folder))
            .Select(item => new KnownItem(item.Id, item.Path, item.Text))
            .ToListAsync(cancellationToken);
        return
        [
            .. drafts
                .Concat(published)
                .DistinctBy(item => item.Id)
                .OrderBy(item => item.Path, StringComparer.Ordinal),
        ];
    }

    private async Task<List<KnownPerson>> ReadPeopleAsync(
        List<KnownItem> items,
        CancellationToken cancellationToken
    )
    {
        var affiliations = (
            await db
                .Credits.AsNoTracking()
                .Where(credit => credit.Affiliation != null)
                .OrderBy(credit => credit.Id)
                .Select(credit => new { credit.PersonId, credit.Affiliation })
                .ToListAsync(cancellationToken)
        ).ToLookup(credit => credit.PersonId, credit => credit.Affiliation);
        var people = new List<KnownPerson>();
        foreach (var item in items)
        {
            if (KnownPerson.Read(item) is { } person)
                people.Add(person with { Affiliation = affiliations[item.Id].LastOrDefault() });
        }
        return people;
    }
}
