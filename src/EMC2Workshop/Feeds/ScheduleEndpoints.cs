using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds;

/// <summary>
/// The programme for Giggity, EventFahrplan and their like: schedule.xml and schedule.json of the c3voc
/// (https://c3voc.de/schedule/schema.xsd and schema.json). Sessions are its events; a poster session is one.
/// </summary>
public static class ScheduleEndpoints
{
    private const string GeneratorName = "EMC2 workshop";
    private const string GeneratorVersion = "1.0";

    public static void MapSchedule(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/{edition}/schedule.xml",
                async (string edition, WorkshopDbContext db, SiteAddress site, CancellationToken cancellationToken) =>
                    await ReadAsync(db, edition, site, cancellationToken) is { } program
                        ? (IResult)
                            program.File(
                                new XDeclaration("1.0", "utf-8", null) + "\n" + Xml(program),
                                "application/xml",
                                "xml"
                            )
                        : Results.NotFound()
            )
            .AsPublicPage();
        routes
            .MapGet(
                "/{edition}/schedule.json",
                async (string edition, WorkshopDbContext db, SiteAddress site, CancellationToken cancellationToken) =>
                    await ReadAsync(db, edition, site, cancellationToken) is { } program
                        ? (IResult)program.File(JsonSerializer.Serialize(Json(program)), "application/json", "json")
                        : Results.NotFound()
            )
            .AsPublicPage();
    }

    /// <summary>A positive number of 31 bits, made of the permanent id: the format wants one beside the guid.</summary>
    public static int ToNumber(Guid id) =>
        Math.Max(
            1,
            int.Parse(id.ToString("N")[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0x7fffffff
        );

    private static async Task<Program?> ReadAsync(
        WorkshopDbContext db,
        string slug,
        SiteAddress site,
        CancellationToken cancellationToken
    )
    {
        var edition = await db.FindPublishedAsync(slug, cancellationToken);
        if (edition is null)
            return null;
        var sessions = (await db.Sessions.InEdition(edition).InProgramOrder().WithProgramAsync(cancellationToken))
            .Where(session => session.ActualStart is not null && session.ActualEnd is not null)
            .ToList();
        var changes = await ChangeSequence.ReadAsync(db, cancellationToken);
        var changed = sessions
            .Select(changes.WithAllShown)
            .Aggregate(changes.For(edition), (last, one) => last.Or(one))
            .At;
        return new Program(
            edition,
            sessions,
            changed.ToUniversalTime().ToString("yyyyMMdd.HHmmss", CultureInfo.InvariantCulture),
            site
        );
    }

    private static XElement Xml(Program program) =>
        new(
            "schedule",
            new XElement(
                "generator",
                new XAttribute("name", GeneratorName),
                new XAttribute("version", GeneratorVersion)
            ),
            new XElement("url", program.Absolute("schedule.xml")),
            new XElement("version", program.Version),
            new XElement(
                "conference",
                new XElement("title", program.Title),
                new XElement("acronym", program.Acronym),
                new XElement("start", Date(program.Edition.Start)),
                new XElement("end", Date(program.Edition.End)),
                new XElement("days", program.Days.Count),
                new XElement("timeslot_duration", "00:05"),
                new XElement("base_url", program.Site.Absolute("/")),
                new XElement("time_zone_name", program.Edition.Zone)
            ),
            program.Days.Select(
                (day, index) =>
                    new XElement(
                        "day",
                        new XAttribute("index", index + 1),
                        new XAttribute("date", Date(day.Date)),
                        new XAttribute("start", Moment(day.Start)),
                        new XAttribute("end", Moment(day.End)),
                        day.Rooms.Select(room => new XElement(
                            "room",
                            new XAttribute("name", room.Name),
                            room.Sessions.Select(session => Xml(program, session))
                        ))
                    )
            )
        );

    private static XElement Xml(Program program, Session session) =>
        new(
            "event",
            new XAttribute("guid", session.Id),
            new XAttribute("id", ToNumber(session.Id)),
            new XElement("room", program.RoomOf(session)),
            new XElement("title", TitleOf(session)),
            new XElement("subtitle", SubtitleOf(session)),
            new XElement("type", TypeOf(session)),
            new XElement("date", Moment(program.Edition.FromVenueTime(session.ActualStart!.Value))),
            new XElement("start", session.ActualStart.Value.ToString("HH:mm", CultureInfo.InvariantCulture)),
            new XElement("duration", Duration(session)),
            new XElement("abstract", AbstractOf(session)),
            new XElement("slug", program.SlugOf(session)),
            new XElement("track", TypeOf(session)),
            new XElement(
                "persons",
                PeopleOf(session)
                    .Select(person => new XElement(
                        "person",
                        new XAttribute("id", ToNumber(person.Id)),
                        new XAttribute("guid", person.Id),
                        person.Name
                    ))
            ),
            new XElement("language", "en"),
            new XElement("url", program.Site.Absolute(PageUrls.For(program.Edition, session)))
        );

    private static Node Json(Program program) =>
        new()
        {
            ["$schema"] = "https://c3voc.de/schedule/schema.json",
            ["generator"] = new Node { ["name"] = GeneratorName, ["version"] = GeneratorVersion },
            ["schedule"] = new Node
            {
                ["version"] = program.Version,
                ["base_url"] = program.Site.Absolute("/"),
                ["conference"] = new Node
                {
                    ["acronym"] = program.Acronym.Replace('-', '_'),
                    ["title"] = program.Title,
                    ["start"] = Date(program.Edition.Start),
                    ["end"] = Date(program.Edition.End),
                    ["daysCount"] = program.Days.Count,
                    ["timeslot_duration"] = "00:05",
                    ["time_zone_name"] = program.Edition.Zone,
                    ["rooms"] = program
                        .Days.SelectMany(day => day.Rooms)
                        .Select(room => room.Name)
                        .Distinct()
                        .Select(name => new Node { ["name"] = name, ["guid"] = program.GuidOfRoom(name) })
                        .ToList(),
                    ["days"] = program
                        .Days.Select(
                            (day, index) =>
                                new Node
                                {
                                    ["index"] = index + 1,
                                    ["date"] = Date(day.Date),
                                    ["day_start"] = Moment(day.Start),
                                    ["day_end"] = Moment(day.End),
                                    ["rooms"] = day.Rooms.ToDictionary(
                                        room => room.Name,
                                        room => room.Sessions.Select(session => Json(program, session)).ToList()
                                    ),
                                }
                        )
                        .ToList(),
                },
            },
        };

    private static Node Json(Program program, Session session) =>
        new()
        {
            ["guid"] = session.Id,
            ["id"] = ToNumber(session.Id),
            ["date"] = Moment(program.Edition.FromVenueTime(session.ActualStart!.Value)),
            ["start"] = session.ActualStart.Value.ToString("HH:mm", CultureInfo.InvariantCulture),
            ["duration"] = Duration(session),
            ["room"] = program.RoomOf(session),
            ["slug"] = program.SlugOf(session),
            ["url"] = program.Site.Absolute(PageUrls.For(program.Edition, session)),
            ["title"] = TitleOf(session),
            ["subtitle"] = SubtitleOf(session),
            ["track"] = TypeOf(session),
            ["type"] = TypeOf(session),
            ["language"] = "en",
            ["abstract"] = AbstractOf(session),
            ["persons"] = PeopleOf(session)
                .Select(person => new Node { ["id"] = ToNumber(person.Id), ["public_name"] = person.Name })
                .ToList(),
            ["links"] = Array.Empty<object>(),
        };

    private static string TitleOf(Session session) =>
        (session.IsCancelled ? "Cancelled: " : "")
        + (session.Talks.Count == 1 && session.Talks[0].Title is { } title ? title : session.Title);

    private static string SubtitleOf(Session session) =>
        session.Talks.Count == 1 && session.Talks[0].Title is not null ? session.Title : "";

    private static string AbstractOf(Session session) =>
        session.Presentations.Count > 0
            ? string.Join(
                '\n',
                session
                    .Presentations.OrderBy(presentation => presentation.Order)
                    .Select(presentation =>
                        $"{presentation.Paper.Title} "
                        + $"({string.Join(", ", presentation.Paper.Authors.Select(credit => credit.Person.Name))})"
                    )
            )
            : string.Join("\n\n", session.Talks.Select(talk => talk.Abstract));

    private static IEnumerable<Person> PeopleOf(Session session) =>
        session
            .Talks.SelectMany(talk => talk.Speakers)
            .Concat(session.CreditsByRole.SelectMany(role => role))
            .Select(credit => credit.Person)
            .DistinctBy(person => person.Id);

    private static string TypeOf(Session session) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(session.Kind.ToString());

    private static string Duration(Session session) =>
        (session.ActualEnd!.Value - session.ActualStart!.Value).ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private sealed record Program(Edition Edition, List<Session> Sessions, string Version, SiteAddress Site)
    {
        public string Title => Edition.Title ?? $"EMC2 at {Edition.HostShort ?? Edition.City}";

        /// <summary>Of letters that both schemas take.</summary>
        public string Acronym => "emc2_" + Edition.Slug.Replace('-', '_');

        public IReadOnlyList<(
            DateOnly Date,
            DateTimeOffset Start,
            DateTimeOffset End,
            IReadOnlyList<(string Name, IReadOnlyList<Session> Sessions)> Rooms
        )> Days =>
            [
                .. Sessions
                    .GroupBy(session => DateOnly.FromDateTime(session.ActualStart!.Value))
                    .OrderBy(day => day.Key)
                    .Select(day =>
                        (
                            day.Key,
                            Edition.FromVenueTime(day.Min(session => session.ActualStart!.Value)),
                            Edition.FromVenueTime(day.Max(session => session.ActualEnd!.Value)),
                            (IReadOnlyList<(string, IReadOnlyList<Session>)>)
                                [.. day.GroupBy(RoomOf).Select(room => (room.Key, (IReadOnlyList<Session>)[.. room]))]
                        )
                    ),
            ];

        public string RoomOf(Session session) =>
            session.Room ?? Edition.Room ?? (Edition.Virtual ? "Online" : Edition.Venue ?? Edition.City);

        public Guid GuidOfRoom(string name) =>
            new(
                System
                    .Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{Edition.Id} {name}"))
                    .AsSpan(0, 16)
            );

        /// <summary>At least four signs before the first hyphen, as the schema wants it.</summary>
        public string SlugOf(Session session) => $"emc2_{Edition.Slug.Replace('-', '_')}-{session.Slug}";

        public FeedFile File(string text, string mediaType, string ending) =>
            new FeedFile(text, mediaType, $"{Edition.Slug}-schedule.{ending}", Absolute("agenda"));

        public string Absolute(string file) => Site.Absolute(PageUrls.For(Edition, file));
    }
}
