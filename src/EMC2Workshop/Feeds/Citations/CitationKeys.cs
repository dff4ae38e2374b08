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

    /// <summary>Of all papers and talks.</summary>
    public static Task<CitationKeys> ReadAsync(WorkshopDbContext db, CancellationToken cancellationToken) =>
        ReadAsync(db, db.Papers, db.Talks, db.Credits, cancellationToken);

    /// <summary>Of one, by those alone that had its name at first: no other's key could be the same.</summary>
    public static async Task<CitationKeys> ForAsync(
        WorkshopDbContext db,
        Item item,
        CancellationToken cancellationToken
    )
    {
        var first = db.Revisions.Where(revision => revision.Number == 1);
        var path = await first
            .Where(revision => revision.ItemId == item.Id)
            .Select(revision => revision.Path)
            .SingleOrDefaultAsync(cancellationToken);
        var name = "/" + (path?.Split('/')[^1] ?? item.Slug);
        var alike = await first
            .Where(revision => revision.Path.EndsWith(name))
            .Select(revision => revision.ItemId)
            .ToListAsync(cancellationToken);
        alike.Add(item.Id);
        return await ReadAsync(
            db,
            db.Papers.Where(paper => alike.Contains(paper.Id)),
            db.Talks.Where(talk => alike.Contains(talk.Id)),
            db.Credits.Where(credit =>
                alike.Contains(credit.PaperId!.Value) || alike.Contains(credit.TalkId!.Value)
            ),
            cancellationToken
        );
    }

    public string For(Item item) => keys[item.Id];

    private static async Task<CitationKeys> ReadAsync(
        WorkshopDbContext db,
        IQueryable<Paper> papers,
        IQueryable<Talk> talks,
        IQueryable<Credit> credits,
        CancellationToken cancellationToken
    )
    {
        var items = await papers
            .Select(paper => new Cited(paper.Id, paper.EditionId, paper.Slug))
            .ToListAsync(cancellationToken);
        items.AddRange(
            await talks
                .Select(talk => new Cited(talk.Id, talk.EditionId, talk.Slug))
                .ToListAsync(cancellationToken)
        );
        var authors = await credits
            .Where(credit => credit.Order == 1 && (credit.PaperId != null || credit.TalkId != null))
            .Select(credit => new
            {
                Id = (credit.PaperId ?? credit.TalkId)!.Value,
                credit.PersonId,
                credit.Person.Slug,
            })
            .ToDictionaryAsync(credit => credit.Id, cancellationToken);
        var named = items
            .Select(item => item.Id)
            .Concat(authors.Values.Select(author => author.PersonId))
            .ToHashSet();
        var first = await db
            .Revisions.Where(revision => revision.Number == 1 && named.Contains(revision.ItemId))
            .Select(revision => new
            {
                revision.Id,
                revision.ItemId,
                revision.Path,
            })
            .ToDictionaryAsync(revision => revision.ItemId, cancellationToken);
        var years = await db.Editions.ToDictionaryAsync(
            edition => edition.Id,
            edition => edition.Start.Year,
            cancellationToken
        );

        var found = new CitationKeys();
        var taken = new HashSet<string>();
        foreach (
            var item in items
                .OrderBy(item => first.GetValueOrDefault(item.Id)?.Id ?? long.MaxValue)
                .ThenBy(item => item.Id)
        )
        {
            var author = authors.GetValueOrDefault(item.Id) is { } one
                ? NameOf(one.PersonId, one.Slug)
                : "emc2";
            var year = years[item.EditionId].ToString(CultureInfo.InvariantCulture);
            var key = $"{author.Split('-')[^1]}{year}-{NameOf(item.Id, item.Slug)}";
            found.keys[item.Id] = taken.Add(key) ? key : $"{key}-{item.Id.ToString("N")[^8..]}";
        }
        return found;

        // What it was called at first.
        string NameOf(Guid id, string slug) => first.GetValueOrDefault(id)?.Path.Split('/')[^1] ?? slug;
    }

    private sealed record Cited(Guid Id, Guid EditionId, string Slug);
}
