using System.Globalization;
using System.Text.Json;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Feeds.Citations;
using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds;

/// <summary>
/// What pages are about, in the words of schema.org, as JSON-LD. A page's node has the page's address for its id, so
/// that all pages together are one graph. What nobody told the site, such as a price, is left out. The encoder writes
/// no angle bracket, so that nothing in a title ends the script element that this stands in.
/// </summary>
public sealed class StructuredData(SiteAddress site)
{
    private const string SchemaOrg = "https://schema.org/";

    public string For(Edition edition, IReadOnlyList<Session> sessions, string description) =>
        Write(
            new Node(Event("EducationEvent", edition, PageUrls.For(edition), Reference.EventOf(edition), description))
            {
                ["image"] = Card(PageUrls.For(edition)),
                ["startDate"] = FirstDay(edition),
                ["endDate"] = LastDay(edition),
                ["eventStatus"] = SchemaOrg + (edition.IsDropped ? "EventCancelled" : "EventScheduled"),
                ["eventAttendanceMode"] = SchemaOrg + EventLocation.AttendanceMode(edition, null),
                ["location"] = EventLocation.For(edition, null, site),
                ["offers"] = edition is { RegistrationUrl: { } registration, IsDropped: false }
                    ? new Node { ["@type"] = "Offer", ["url"] = registration }
                    : null,
                // Its dates are its own matter, so it is named and no more.
                ["superEvent"] = edition.Host is null
                    ? null
                    : new Node
                    {
                        ["@type"] = "ConferenceEvent",
                        ["name"] = edition.Host,
                        ["url"] = edition.HostUrl,
                    },
                ["subEvent"] = Some(
                    sessions
                        .Where(session => session.ActualStart is not null)
                        .Select(session => EventOf(edition, session, Brief(session)))
                ),
            }
        );

    public string For(Edition edition, Session session, string description) =>
        Write(
            new Node(EventOf(edition, session, description))
            {
                ["performer"] = Some(
                    session
                        .Talks.SelectMany(talk => talk.Speakers)
                        .Concat(session.Credits.Where(credit => !Leads(credit)))
                        .DistinctBy(credit => credit.PersonId)
                        .Select(PersonOf)
                ),
                ["contributor"] = Some(session.Credits.Where(Leads).Select(PersonOf)),
                ["workFeatured"] = Some(
                    session
                        .Presentations.Where(presentation => !presentation.Paper.Withdrawn)
                        .OrderBy(presentation => presentation.Order)
                        .Select(presentation => new Node
                        {
                            ["@type"] = "ScholarlyArticle",
                            ["@id"] = site.Absolute(PageUrls.For(edition, presentation.Paper)),
                            ["name"] = FormulaText.ToPlainText(presentation.Paper.Title),
                        })
                ),
                ["superEvent"] = At(PageUrls.For(edition)),
                ["subEvent"] = Some(session.Talks.Select(talk => At(PageUrls.For(edition, talk)))),
            }
        );

    public string For(Edition edition, Talk talk, string description) =>
        Write(
            new Node(
                Event(
                        "Event",
                        edition,
                        PageUrls.For(edition, talk),
                        talk.Title ?? talk.Session?.Title ?? "Talk",
                        description
                    )
                    .Concat(Times(edition, talk.Session, talk.Cancelled))
            )
            {
                ["image"] = Card(PageUrls.For(edition, talk)),
                ["inLanguage"] = talk.Language ?? "en",
                ["performer"] = Some(talk.Speakers.Select(PersonOf)),
                ["superEvent"] = At(talk.Session is { } within ? PageUrls.For(edition, within) : PageUrls.For(edition)),
            }
        );

    public string For(Edition edition, Paper paper, string description) =>
        Write(
            new Node
            {
                ["@type"] = "ScholarlyArticle",
                ["@id"] = site.Absolute(PageUrls.For(edition, paper)),
                ["url"] = site.Absolute(PageUrls.For(edition, paper)),
                ["name"] = FormulaText.ToPlainText(paper.Title),
                ["headline"] = FormulaText.ToPlainText(paper.Title),
                ["description"] = description,
                ["image"] = Card(PageUrls.For(edition, paper)),
                ["inLanguage"] = paper.Language ?? "en",
                ["author"] = Some(paper.Authors.Select(PersonOf)),
                ["datePublished"] = FirstDay(edition),
                ["creativeWorkStatus"] = paper.Withdrawn ? "Withdrawn" : null,
                ["identifier"] = paper.Doi is { } identifier
                    ? new Node
                    {
                        ["@type"] = "PropertyValue",
                        ["propertyID"] = "DOI",
                        ["value"] = identifier,
                    }
                    : null,
                ["pagination"] = paper.Pages,
                ["sameAs"] = Some(
                    new[]
                    {
                        paper.Doi is { } doi ? "https://doi.org/" + doi : null,
                        paper.Arxiv is { } arxiv ? "https://arxiv.org/abs/" + arxiv : null,
                    }.OfType<string>()
                ),
                ["isPartOf"] = new Node
                {
                    ["@type"] = "CreativeWork",
                    ["name"] = Reference.EventOf(edition),
                    ["url"] = site.Absolute(PageUrls.For(edition, "papers")),
                },
            }
        );

    /// <param name="affiliation">The latest that is known.</param>
    public string For(Person person, string description, string? affiliation) =>
        Write(
            new Node
            {
                ["@type"] = "Person",
                ["@id"] = site.Absolute(PageUrls.For(person)),
                ["url"] = site.Absolute(PageUrls.For(person)),
                ["name"] = person.Name,
                ["description"] = description,
                ["givenName"] = person.Parts.Given,
                ["familyName"] = person.Parts.Given is null ? null : person.Parts.Family,
                ["honorificSuffix"] = person.Parts.Suffix,
                ["alternateName"] = Some(person.AlsoKnownAs),
                ["image"] = Portrait(person),
                ["affiliation"] = Organization(affiliation),
                ["sameAs"] = Some(
                    new[]
                    {
                        person.Orcid is { } orcid ? "https://orcid.org/" + orcid : null,
                        person.Url,
                    }.OfType<string>()
                ),
            }
        );

    private Node EventOf(Edition edition, Session session, string description) =>
        new(
            Event("Event", edition, PageUrls.For(edition, session), NameOf(session), description)
                .Concat(Times(edition, session, isCanceled: false))
        )
        {
            ["image"] = Card(PageUrls.For(edition)),
        };

    private Node Event(string type, Edition edition, string path, string name, string description) =>
        new()
        {
            ["@type"] = type,
            ["@id"] = site.Absolute(path),
            ["url"] = site.Absolute(path),
            ["name"] = FormulaText.ToPlainText(name),
            ["description"] = description,
            ["organizer"] = new Node
            {
                ["@type"] = "Organization",
                ["name"] = "EMC2 workshop",
                ["url"] = site.Absolute("/"),
            },
        };

    /// <summary>When, where and whether. What has no time yet is within the days of the edition.</summary>
    /// <param name="isCanceled">Though neither its session nor its edition is.</param>
    private Node Times(Edition edition, Session? session, bool isCanceled)
    {
        var moved = session is { ActualStart: { } begins, Start: { } start } && begins != start;
        return new Node
        {
            ["startDate"] = Moment(edition, session?.ActualStart) ?? FirstDay(edition),
            ["endDate"] =
                Moment(edition, session?.ActualEnd) ?? (session?.ActualStart is null ? LastDay(edition) : null),
            ["previousStartDate"] = moved ? Moment(edition, session!.Start) : null,
            ["eventStatus"] =
                SchemaOrg
                + (
                    isCanceled || edition.IsDropped || session?.IsCancelled == true ? "EventCancelled"
                    : moved ? "EventRescheduled"
                    : "EventScheduled"
                ),
            ["eventAttendanceMode"] = SchemaOrg + EventLocation.AttendanceMode(edition, session),
            ["location"] = EventLocation.For(edition, session, site),
        };
    }

    private static bool Leads(Credit credit) => credit.Role is CreditRole.Chair or CreditRole.Moderator;

    private Node PersonOf(Credit credit) =>
        new()
        {
            ["@type"] = "Person",
            ["@id"] = site.Absolute(PageUrls.For(credit.Person)),
            ["name"] = credit.Person.Name,
            ["image"] = Portrait(credit.Person),
            ["affiliation"] = Organization(credit.Affiliation),
        };

    /// <summary>What is given in it rather than what it is, where that is one thing.</summary>
    private static string NameOf(Session session) =>
        session.Talks switch
        {
            [{ Title: { } title }] => title,
            [var talk] => $"{session.Title}: {string.Join(", ", talk.Speakers.Select(credit => credit.Person.Name))}",
            _ => session.Title,
        };

    private string? Portrait(Person person) =>
        person.Portrait is { } picture ? site.Absolute(PageUrls.ForMedia(picture.Name)) : null;

    private Node At(string path) => new() { ["@id"] = site.Absolute(path) };

    private string Card(string path) => site.Absolute($"{path}/{Cards.CardEndpoints.File}");

    private static Node? Organization(string? name) =>
        name is null ? null : new Node { ["@type"] = "Organization", ["name"] = name };

    private static string Brief(Session session)
    {
        var people = session
            .Talks.SelectMany(talk => talk.Speakers)
            .Select(credit => credit.Person.Name)
            .Distinct()
            .ToList();
        return FormulaText.ToPlainText(session.Title)
            + (
                people.Count > 0 ? $": {string.Join(", ", people)}"
                : session.Presentations.Count > 0 ? $": {session.Presentations.Count} papers"
                : ""
            );
    }

    /// <summary>Null where there is none: an empty list says nothing.</summary>
    private static List<T>? Some<T>(IEnumerable<T> values) => values.ToList() is { Count: > 0 } some ? some : null;

    private static string? Moment(Edition edition, DateTime? wallClock) =>
        wallClock is { } time
            ? edition.FromVenueTime(time).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
            : null;

    /// <summary>Null while the day is not known.</summary>
    private static string? FirstDay(Edition edition) => edition.When is null ? Date(edition.Start) : null;

    private static string? LastDay(Edition edition) => edition.When is null ? Date(edition.End) : null;

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Write(Node node) =>
        JsonSerializer.Serialize(new Node([KeyValuePair.Create("@context", (object)SchemaOrg.TrimEnd('/')), .. node]));
}
