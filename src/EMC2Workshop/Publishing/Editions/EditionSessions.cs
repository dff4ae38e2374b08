using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Editions;

/// <summary>Published sessions of an edition that moves to other days.</summary>
public sealed class EditionSessions(WorkshopDbContext db)
{
    /// <returns>How many would not be on its days.</returns>
    public async Task<int> CountLeftAsync(MovedEdition edition, CancellationToken cancellationToken) =>
        (
            await db
                .Sessions.Where(session => session.Edition.Slug == edition.Slug)
                .Select(session => session.Start)
                .ToListAsync(cancellationToken)
        ).Count(start => start is { } time && !edition.IsOn(time));

    /// <returns>All sessions that have a time, at the same hours as many days later as the edition.</returns>
    public async Task<List<ItemChange>> MoveAsync(MovedEdition edition, CancellationToken cancellationToken)
    {
        var timed = db.Sessions.Where(session =>
            session.Edition.Slug == edition.Slug && session.Start != null
        );
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item => timed.Any(session => session.Id == item.Id))
            .ToListAsync(cancellationToken);
        return
        [
            .. items
                .Select(item => (Item: item, Text: SessionDays.Move(item.Text, edition.Days)))
                .Where(moved => moved.Text is not null)
                .Select(moved => new ItemChange(moved.Item.Id, moved.Item.Path, moved.Text, moved.Item.Hash)),
        ];
    }
}
