using System.Globalization;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds.Citations;

/// <summary>
/// What papers and talks are called in the files of those who cite them, such as <c>zafrir2019-q8bert</c>: the first
/// author, the year, the item. Of the names that authors and items had first, so that a key stays when an address
/// changes. No two have one key: of those that would, the one that was here first has it, and others have a part of
/// their id behind it.
/// </summary>
public sealed class CitationKeys
{
    private readonly Dictionary<Guid, string> keys = [];

    private CitationKeys() { }

    public static async Task<CitationKeys> ReadAsync(WorkshopDbContext db, CancellationToken cancellationToken)
    {
        var first = await db
            .Revisions.Where(revision => revision.Number == 1)
            .OrderBy(revision => revision.Id)
            .Select(revision => new { revision.ItemId, revision.Path })
            .ToListAsync(cancellationToken);
        var slugs = first.ToDictionary(item => item.ItemId, item => item.Path.Split('/')[^1]);
        var order = first.Index().ToDictionary(item => item.Item.ItemId, item => item.Index);
        var years = await db.Editions.ToDictionaryAsync(
            edition => edition.Id,
            edition => edition.Start.Year,
            cancellationToken
        );
        var authors = (
            await db
                .Credits.Where(credit => credit.Order == 1 && (credit.PaperId != null || credit.TalkId != null))
                .Select(credit => new
                {
                    Id = (credit.PaperId ?? credit.TalkId)!.Value,
                    credit.PersonId,
                    credit.Person.Slug,
                })
                .ToListAsync(cancellationToken)
        ).ToDictionary(credit => credit.Id, credit => slugs.GetValueOrDefault(credit.PersonId, credit.Slug));
        var items = await db
            .Papers.Select(paper => new Cited(paper.Id, paper.EditionId, paper.Slug))
            .ToListAsync(cancellationToken);
        items.AddRange(
            await db.Talks.Select(talk => new Cited(talk.Id, talk.EditionId, talk.Slug)).ToListAsync(cancellationToken)
        );

        var found = new CitationKeys();
        var taken = new HashSet<string>();
        foreach (
            var item in items.OrderBy(item => order.GetValueOrDefault(item.Id, int.MaxValue)).ThenBy(item => item.Id)
        )
        {
            var author = authors.GetValueOrDefault(item.Id, "emc2").Split('-')[^1];
            var year = years[item.EditionId].ToString(CultureInfo.InvariantCulture);
            var key = $"{author}{year}-{slugs.GetValueOrDefault(item.Id, item.Slug)}";
            found.keys[item.Id] = taken.Add(key) ? key : $"{key}-{item.Id.ToString("N")[^8..]}";
        }
        return found;
    }

    public string For(Item item) => keys[item.Id];

    private sealed record Cited(Guid Id, Guid EditionId, string Slug);
}
