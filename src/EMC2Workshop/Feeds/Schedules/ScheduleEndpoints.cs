using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds.Schedules;

/// <summary>
/// The programme for Giggity, EventFahrplan and their like: schedule.xml and schedule.json of the c3voc
/// (https://c3voc.de/schedule/schema.xsd and schema.json). Both want a day: while none is known, there is no file.
/// </summary>
public static class ScheduleEndpoints
{
    public static void MapSchedules(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/{edition}/schedule.xml",
                (
                    string edition,
                    WorkshopDbContext db,
                    SiteAddress site,
                    CancellationToken cancellationToken
                ) =>
                    AnswerAsync(
                        db,
                        edition,
                        site,
                        "xml",
                        "application/xml",
                        ScheduleXml.Write,
                        cancellationToken
                    )
            )
            .AsPublicPage();
        routes
            .MapGet(
                "/{edition}/schedule.json",
                (
                    string edition,
                    WorkshopDbContext db,
                    SiteAddress site,
                    CancellationToken cancellationToken
                ) =>
                    AnswerAsync(
                        db,
                        edition,
                        site,
                        "json",
                        "application/json",
                        ScheduleJson.Write,
                        cancellationToken
                    )
            )
            .AsPublicPage();
    }

    private static async Task<IResult> AnswerAsync(
        WorkshopDbContext db,
        string slug,
        SiteAddress site,
        string ending,
        string mediaType,
        Func<ScheduledProgram, string> write,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindPublishedAsync(slug, cancellationToken) is not { } edition)
            return Results.NotFound();
        var sessions = await db
            .Sessions.InEdition(edition)
            .InProgramOrder()
            .WithProgramAsync(cancellationToken);
        var changes = await ChangeSequence.ReadAsync(db, edition, sessions, cancellationToken);
        var program = new ScheduledProgram(edition, sessions, changes, site);
        if (program.Days.Count == 0)
            return Results.NotFound();
        return new FeedFile(
            write(program),
            mediaType,
            $"{edition.Slug}-schedule.{ending}",
            site.Absolute(PageUrls.For(edition, "agenda"))
        );
    }
}
