using System.Text.Json;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Feeds.Cards;
using EMC2Workshop.Feeds.Citations;
using EMC2Workshop.Feeds.LinkedData;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using static EMC2Workshop.Feeds.LinkedData.LinkedNode;

namespace EMC2Workshop.Feeds;

/// <summary>
/// What pages are about, in the words of schema.org, as JSON-LD. What nobody told the site, such as a price, is left
/// out.
/// </summary>
public sealed class StructuredData(SiteAddress site)
{
    private static readonly string Context = SchemaOrg.TrimEnd('/');

    /// <param name="days">Those that have pages of their own, and are told of there.</param>
    public string For(Edition edition, IReadOnlyList<DateOnly> days, string description) =>
        Write(
            EventOf(edition, description) with
            {
                SubEvent = Some(days.Select(day => LinkedEvent.At(PageUrls.ForDay(edition, day), site))),
            }
        );

    public string For(Edition edition, IReadOnlyList<Session> sessions, string description) =>
        Write(EventOf(edition, description) with { SubEvent = EventsOf(edition, sessions) });

    public string For(Edition edition, DateOnly day, IReadOnlyList<Session> sessions, string description)
    {
        var name = $"{Reference.EventOf(edition)}, {ProgramFormat.ShortDay(day)}";
        return Write(
            LinkedEvent.From(edition, null, PageUrls.ForDay(edition, day), name, description, site) with
            {
                Image = Card(PageUrls.For(edition)),
                StartDate = LinkedEvent.Date(day),
                EndDate = LinkedEvent.Date(day),
                SuperEvent = LinkedEvent.At(PageUrls.For(edition), site),
                SubEvent = EventsOf(edition, sessions),
            }
        );
    }

    public string For(Edition edition, Session session, string description) =>
        Write(
            EventOf(edition, session, description) with
            {
                Performer = Some(
                    session
                        .Talks.SelectMany(talk => talk.Speakers)
                        .Concat(session.Credits.Where(credit => !Leads(credit)))
                        .DistinctBy(credit => credit.PersonId)
                        .Select(PersonOf)
                ),
                Contributor = Some(session.Credits.Where(Leads).Select(PersonOf)),
                WorkFeatured = Some(
                    session
                        .Presentations.Where(presentation => !presentation.Paper.Withdrawn)
                        .OrderBy(presentation => presentation.Order)
                        .Select(presentation => LinkedArticle.Named(edition, presentation.Paper, site))
                ),
                SuperEvent = LinkedEvent.At(PageUrls.For(edition), site),
                SubEvent = Some(
                    session.Talks.Select(talk => LinkedEvent.At(PageUrls.For(edition, talk), site))
                ),
            }
        );

    public string For(Edition edition, Talk talk, string description)
    {
        var (path, name) = (
            PageUrls.For(edition, talk),
            FormulaText.ToPlainText(talk.Title ?? talk.Session?.Title ?? "Talk")
        );
        var within = talk.Session is { } session ? PageUrls.For(edition, session) : PageUrls.For(edition);
        return Write(
            LinkedEvent
                .From(edition, talk.Session, path, name, description, site)
                .During(edition, talk.Session, talk.Cancelled) with
            {
                Image = Card(path),
                InLanguage = talk.Language ?? "en",
                Performer = Some(talk.Speakers.Select(PersonOf)),
                SuperEvent = LinkedEvent.At(within, site),
            }
        );
    }

    public string For(Edition edition, Paper paper, string description) =>
        JsonSerializer.Serialize(
            LinkedArticle.From(edition, paper, description, site) with
            {
                Context = Context,
            },
            LinkedDataContext.Default.LinkedArticle
        );

    /// <param name="affiliation">The latest that is known.</param>
    public string For(Person person, string description, string? affiliation) =>
        JsonSerializer.Serialize(
            LinkedPerson.From(person, description, affiliation, site) with
            {
                Context = Context,
            },
            LinkedDataContext.Default.LinkedPerson
        );

    private static string Write(LinkedEvent about) =>
        JsonSerializer.Serialize(about with { Context = Context }, LinkedDataContext.Default.LinkedEvent);

    private LinkedEvent EventOf(Edition edition, string description) =>
        LinkedEvent.From(
            edition,
            null,
            PageUrls.For(edition),
            Reference.EventOf(edition),
            description,
            site
        ) with
        {
            Type = "EducationEvent",
            Image = Card(PageUrls.For(edition)),
            Offers = edition is { RegistrationUrl: { } registration, IsDropped: false }
                ? new LinkedNode { Type = "Offer", Url = registration }
                : null,
            // Its dates are its own matter, so it is named and no more.
            SuperEvent = edition.Host is null
                ? null
                : new LinkedNode
                {
                    Type = "ConferenceEvent",
                    Name = edition.Host,
                    Url = edition.HostUrl,
                },
        };

    private LinkedEvent EventOf(Edition edition, Session session, string description) =>
        LinkedEvent
            .From(edition, session, PageUrls.For(edition, session), NameOf(session), description, site)
            .During(edition, session) with
        {
            Image = Card(PageUrls.For(edition)),
        };

    private IReadOnlyList<LinkedEvent>? EventsOf(Edition edition, IEnumerable<Session> sessions) =>
        Some(
            sessions
                .Where(session => session.ActualStart is not null)
                .Select(session => EventOf(edition, session, Brief(session)))
        );

    private LinkedPerson PersonOf(Credit credit) => LinkedPerson.From(credit, site);

    private static bool Leads(Credit credit) => credit.Role is CreditRole.Chair or CreditRole.Moderator;

    /// <summary>What is given in it rather than what it is, where that is one thing.</summary>
    private static string NameOf(Session session) =>
        session.OnlyTalk switch
        {
            { Title: { } title } => FormulaText.ToPlainText(title),
            { } talk => $"{FormulaText.ToPlainText(session.Title)}: {SessionText.Names(talk.Speakers)}",
            _ => FormulaText.ToPlainText(session.Title),
        };

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
                : session.Given.Count > 0 ? $": {session.Given.Count} papers"
                : ""
            );
    }

    private string Card(string path) => site.Absolute($"{path}/{CardEndpoints.File}");
}
