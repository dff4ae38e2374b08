using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds.Cards;

/// <summary>A picture each for editions, talks and papers, at their address with <c>/card.png</c> behind it.</summary>
public static class CardEndpoints
{
    public const string File = "card.png";

    public static void MapCards(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/{edition}/" + File,
                async (
                    string edition,
                    WorkshopDbContext db,
                    CardImage image,
                    CancellationToken cancellationToken
                ) =>
                    await db
                        .Editions.AsNoTracking()
                        .Public()
                        .SingleOrDefaultAsync(e => e.Slug == edition, cancellationToken)
                        is { } found
                        ? await PictureAsync(image, db, found, null, null, cancellationToken)
                        : Results.NotFound()
            )
            .AsPublicPage();
        routes
            .MapGet(
                "/{edition}/talks/{talk}/" + File,
                async (
                    string edition,
                    string talk,
                    WorkshopDbContext db,
                    CardImage image,
                    CancellationToken cancellationToken
                ) =>
                    await db
                        .Talks.AsNoTracking()
                        .Where(t =>
                            t.Slug == talk
                            && db.Editions.WithPages().Any(e => e.Slug == edition && e.Id == t.EditionId)
                        )
                        .Include(t => t.Edition)
                        .WithSpeakers()
                        .SingleOrDefaultAsync(cancellationToken)
                        is { } found
                        ? await PictureAsync(image, db, found.Edition, found, null, cancellationToken)
                        : Results.NotFound()
            )
            .AsPublicPage();
        routes
            .MapGet(
                "/{edition}/papers/{paper}/" + File,
                async (
                    string edition,
                    string paper,
                    WorkshopDbContext db,
                    CardImage image,
                    CancellationToken cancellationToken
                ) =>
                    await db
                        .Papers.AsNoTracking()
                        .Where(p =>
                            p.Slug == paper
                            && db.Editions.WithPages().Any(e => e.Slug == edition && e.Id == p.EditionId)
                        )
                        .Include(p => p.Edition)
                        .Include(p => p.Credits)
                            .ThenInclude(c => c.Person)
                        .SingleOrDefaultAsync(cancellationToken)
                        is { } found
                        ? await PictureAsync(image, db, found.Edition, null, found, cancellationToken)
                        : Results.NotFound()
            )
            .AsPublicPage();
    }

    /// <summary>Of a talk, a paper, or the edition itself.</summary>
    private static async Task<IResult> PictureAsync(
        CardImage image,
        WorkshopDbContext db,
        Edition edition,
        Talk? talk,
        Paper? paper,
        CancellationToken cancellationToken
    )
    {
        var source = new CardSource(
            edition,
            await db
                .Sessions.AsNoTracking()
                .InEdition(edition)
                .InProgramOrder()
                .Include(session => session.Talks)
                .Include(session => session.Presentations.OrderBy(presentation => presentation.Order))
                    .ThenInclude(presentation => presentation.Paper)
                .AsSplitQuery()
                .ToListAsync(cancellationToken)
        );
        var wanted =
            talk is not null ? source.For(talk)
            : paper is not null ? source.For(paper)
            : source.ForEdition();
        Card[] cards = [wanted, source.ForEdition(), source.ForAddress()];
        // The first that the fonts of this machine have all letters for; the last is of ASCII alone.
        return Results.Bytes(
            image.Draw(Array.Find(cards, card => image.CanDraw(card.Text)) ?? cards[^1]),
            "image/png"
        );
    }
}
