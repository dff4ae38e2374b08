using System.Globalization;
using System.Text.Json;
using EMC2Workshop.Hosting;
using EMC2Workshop.Workshop;
using Node = System.Collections.Generic.Dictionary<string, object?>;

namespace EMC2Workshop.Feeds;

/// <summary>
/// What pages are about, in the words of schema.org, as JSON-LD. The encoder writes no angle bracket, so that nothing in
/// a title ends the script element that this stands in.
/// </summary>
public sealed class StructuredData(SiteAddress site)
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public string Of(Edition edition, IReadOnlyList<Session> sessions) => Write(new Node(EventOf(edition))
    {
        ["superEvent"] = edition.Host is null ? null : new Node { ["@type"] = "Event", ["name"] = edition.Host, ["url"] = edition.HostUrl, ["startDate"] = Date(edition.Start), ["location"] = Place(edition, null) },
        ["subEvent"] = sessions.Count == 0 ? null : sessions.Where(session => session.Begins is not null).Select(session => new Node { ["@type"] = "Event", ["@id"] = site.Absolute(Address.Of(edition, session)), ["name"] = session.Title, ["startDate"] = Moment(edition, session.Begins), ["endDate"] = Moment(edition, session.Ends), ["location"] = Place(edition, session.Room) }).ToList(),
    });

    public string Of(Edition edition, Session session) => Write(new Node
    {
        ["@type"] = "Event",
        ["@id"] = site.Absolute(Address.Of(edition, session)),
        ["url"] = site.Absolute(Address.Of(edition, session)),
        ["name"] = session.Title,
        ["startDate"] = Moment(edition, session.Begins),
        ["endDate"] = Moment(edition, session.Ends),
        ["previousStartDate"] = session.Begins != session.Start ? Moment(edition, session.Start) : null,
        ["eventStatus"] = "https://schema.org/" + (session.IsCancelled ? "EventCancelled" : session.Begins != session.Start ? "EventRescheduled" : "EventScheduled"),
        ["eventAttendanceMode"] = Attendance(edition),
        ["location"] = Place(edition, session.Room),
        ["performer"] = session.Talks.SelectMany(talk => talk.Speakers).Select(PersonOf).ToList() is { Count: > 0 } speakers ? speakers : null,
        ["workFeatured"] = session.Presentations.OrderBy(presentation => presentation.Order).Select(presentation => new Node { ["@type"] = "ScholarlyArticle", ["@id"] = site.Absolute(Address.Of(edition, presentation.Paper)), ["name"] = presentation.Paper.Title }).ToList() is { Count: > 0 } papers ? papers : null,
        ["superEvent"] = new Node { ["@id"] = site.Absolute(Address.Of(edition)) },
    });

    public string Of(Edition edition, Talk talk) => Write(new Node
    {
        ["@type"] = "Event",
        ["@id"] = site.Absolute(Address.Of(edition, talk)),
        ["url"] = site.Absolute(Address.Of(edition, talk)),
        ["name"] = talk.Title ?? talk.Session?.Title ?? "Talk",
        ["inLanguage"] = talk.Language ?? "en",
        ["startDate"] = talk.Session is { } session ? Moment(edition, session.Begins) : Date(edition.Start),
        ["endDate"] = Moment(edition, talk.Session?.Ends),
        ["eventStatus"] = "https://schema.org/" + (talk.Session?.IsCancelled == true ? "EventCancelled" : "EventScheduled"),
        ["eventAttendanceMode"] = Attendance(edition),
        ["location"] = Place(edition, talk.Session?.Room),
        ["performer"] = talk.Speakers.Select(PersonOf).ToList(),
        ["superEvent"] = talk.Session is { } within ? new Node { ["@id"] = site.Absolute(Address.Of(edition, within)) } : null,
    });

    public string Of(Edition edition, Paper paper) => Write(new Node
    {
        ["@type"] = "ScholarlyArticle",
        ["@id"] = site.Absolute(Address.Of(edition, paper)),
        ["url"] = site.Absolute(Address.Of(edition, paper)),
        ["name"] = paper.Title,
        ["headline"] = paper.Title,
        ["inLanguage"] = paper.Language ?? "en",
        ["author"] = paper.Authors.Select(PersonOf).ToList(),
        ["datePublished"] = Date(edition.Start),
        ["sameAs"] = new[] { paper.Doi is { } doi ? "https://doi.org/" + doi : null, paper.Arxiv is { } arxiv ? "https://arxiv.org/abs/" + arxiv : null }.OfType<string>().ToList() is { Count: > 0 } elsewhere ? elsewhere : null,
        ["isPartOf"] = new Node { ["@type"] = "CreativeWork", ["name"] = Citation.Event(edition) },
    });

    public string Of(Person person) => Write(new Node
    {
        ["@type"] = "Person",
        ["@id"] = site.Absolute(Address.Of(person)),
        ["url"] = site.Absolute(Address.Of(person)),
        ["name"] = person.Name,
        ["alternateName"] = person.AlsoKnownAs.Count > 0 ? person.AlsoKnownAs : null,
        ["sameAs"] = person.Url,
    });

    private Node EventOf(Edition edition) => new()
    {
        ["@type"] = "EducationEvent",
        ["@id"] = site.Absolute(Address.Of(edition)),
        ["url"] = site.Absolute(Address.Of(edition)),
        ["name"] = NameOf(edition),
        ["startDate"] = Date(edition.Start),
        ["endDate"] = Date(edition.End),
        ["eventStatus"] = "https://schema.org/EventScheduled",
        ["eventAttendanceMode"] = Attendance(edition),
        ["location"] = Place(edition, null),
    };

    private Node PersonOf(Credit credit) => new()
    {
        ["@type"] = "Person",
        ["@id"] = site.Absolute(Address.Of(credit.Person)),
        ["name"] = credit.Person.Name,
        ["affiliation"] = credit.Affiliation is { } affiliation ? new Node { ["@type"] = "Organization", ["name"] = affiliation } : null,
    };

    private static Node Place(Edition edition, string? room) => edition.Virtual
        ? new Node { ["@type"] = "VirtualLocation", ["name"] = "Online" }
        : new Node { ["@type"] = "Place", ["name"] = string.Join(", ", new[] { room ?? edition.Room, edition.Venue ?? edition.City }.OfType<string>()), ["address"] = edition.City };

    private static string Attendance(Edition edition) => "https://schema.org/" + (edition.Virtual ? "OnlineEventAttendanceMode" : "OfflineEventAttendanceMode");

    private static string NameOf(Edition edition) => edition.Title ?? $"EMC2 workshop{(edition.HostShort is { } host ? $" at {host}" : "")}";

    private static string? Moment(Edition edition, DateTime? wallClock) => wallClock is { } time ? edition.At(time).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture) : null;

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Write(Node node) => JsonSerializer.Serialize(node.Prepend(KeyValuePair.Create("@context", (object?)"https://schema.org")).Where(pair => pair.Value is not null).ToDictionary(), Options);
}
