using EMC2Workshop.Caching;
using EMC2Workshop.Content.Formulas;
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
                async (string edition, WorkshopDbContext db, CardImage image, CancellationToken cancellationToken) =>
                    await db
                        .Editions.AsNoTracking()
                        .Public()
                        .SingleOrDefaultAsync(e => e.Slug == edition, cancellationToken)
                        is { } found
                        ? Picture(image, found)
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
                            t.Slug == talk && db.Editions.WithPages().Any(e => e.Slug == edition && e.Id == t.EditionId)
                        )
                        .Include(t => t.Edition)
                        .WithSpeakers()
                        .SingleOrDefaultAsync(cancellationToken)
                        is { } found
                        ? Picture(
                            image,
                            found.Edition,
                            found.Session?.Title ?? "Talk",
                            SessionText.Title(
                                found.Title ?? Names(found.Speakers),
                                found.Cancelled || found.Session is { IsCancelled: true }
                            ),
                            found.Title is null ? "" : Names(found.Speakers)
                        )
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
                        ? Picture(
                            image,
                            found.Edition,
                            found.Withdrawn ? "Withdrawn paper" : "Paper",
                            found.Title,
                            Names(found.Authors)
                        )
                        : Results.NotFound()
            )
            .AsPublicPage();
    }

    private static IResult Picture(CardImage image, Edition edition, string above, string title, string below) =>
        Picture(
            image,
            [
                new(FormulaText.ToPlainText(above), FormulaText.ToPlainText(title), below, Name(edition)),
                .. TextsOf(edition),
            ]
        );

    private static IResult Picture(CardImage image, Edition edition) => Picture(image, TextsOf(edition));

    /// <summary>The first that the fonts of this machine have all letters for.</summary>
    private static IResult Picture(CardImage image, IReadOnlyList<CardText> texts) =>
        Results.Bytes(image.Draw(texts.FirstOrDefault(image.CanDraw) ?? texts[^1]), "image/png");

    /// <summary>The last is of ASCII alone.</summary>
    private static CardText[] TextsOf(Edition edition)
    {
        var date = edition.When ?? $"{edition.Start:MMMM d, yyyy}";
        return
        [
            new(
                date,
                SessionText.Title(edition.Title ?? edition.HostShort ?? edition.City, edition.IsDropped),
                edition.City,
                Name(edition)
            ),
            new($"{edition.Start.Year}", edition.Slug, "", edition.Slug),
        ];
    }

    private static string Name(Edition edition) => edition.HostShort ?? edition.Slug;

    /// <summary>Three by name, then how many more.</summary>
    private static string Names(IEnumerable<Credit> credits)
    {
        var names = credits.Select(credit => credit.Person.Name).ToList();
        return string.Join(", ", names.Take(3)) + (names.Count > 3 ? $" and {names.Count - 3} more" : "");
    }
}
