using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds.Api;

/// <param name="Number">In the series, such as 5 or 6A.</param>
/// <param name="Start">Null while the day is not known, which <paramref name="When"/> tells in words then.</param>
/// <param name="Reason">Why it did not take place.</param>
public sealed record ApiEdition(
    string Id,
    string Url,
    string Number,
    string? Title,
    string? Host,
    string? When,
    string? Start,
    string? End,
    string Zone,
    string City,
    string? Venue,
    string? Address,
    string? MapUrl,
    string? RegistrationUrl,
    bool IsVirtual,
    EditionStatus Status,
    string? Reason,
    IEnumerable<ApiLink> Links,
    IEnumerable<ApiRecording> Recordings
)
{
    public static ApiEdition From(Edition edition, SiteAddress site) =>
        new(
            edition.Slug,
            site.Absolute(PageUrls.For(edition)),
            edition.Number,
            edition.Title,
            edition.Host,
            edition.When,
            edition.When is null ? edition.Start.ToString("O") : null,
            edition.When is null ? edition.End.ToString("O") : null,
            edition.Zone,
            edition.City,
            edition.Venue,
            edition.Address,
            edition.MapUrl,
            edition.RegistrationUrl,
            edition.Virtual,
            edition.Status,
            edition.Reason,
            edition.Links.Select(link => new ApiLink(link.Title, link.Url)),
            edition.Recordings.Select(recording => new ApiRecording(
                recording.Url,
                edition.FromVenueTime(recording.Start),
                recording.Room
            ))
        );
}

/// <summary>Proceedings, photos and the like of an edition.</summary>
public sealed record ApiLink(string Title, string Url);

/// <summary>One long video of a day.</summary>
/// <param name="Room">Null: it shows whatever was held.</param>
public sealed record ApiRecording(string Url, DateTimeOffset Start, string? Room);

public sealed record ApiSponsor(string Name, string? Url)
{
    public static ApiSponsor? From(Sponsor? sponsor) =>
        sponsor is null ? null : new(sponsor.Name, sponsor.Url);
}

public sealed record ApiPerson(string Name, string? Affiliation, string Url)
{
    public static ApiPerson From(Credit credit, SiteAddress site) =>
        new(credit.Person.Name, credit.Affiliation, site.Absolute(PageUrls.For(credit.Person)));
}

/// <summary>Who has a role in a session itself, not in its talks.</summary>
public sealed record ApiCredit(CreditRole Role, string Name, string? Affiliation, string Url)
{
    public static ApiCredit From(Credit credit, SiteAddress site) =>
        new(credit.Role, credit.Person.Name, credit.Affiliation, site.Absolute(PageUrls.For(credit.Person)));
}

/// <param name="Start">As expected now; <paramref name="PlannedStart"/> is as it was planned.</param>
/// <param name="Note">Markdown.</param>
public sealed record ApiSession(
    Guid Id,
    string Url,
    string Title,
    SessionKind Kind,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    DateTimeOffset? PlannedStart,
    DateTimeOffset? PlannedEnd,
    string? Room,
    string? JoinUrl,
    SessionState State,
    string? Reason,
    string Note,
    ApiSponsor? Sponsor,
    IEnumerable<ApiCredit> People,
    IEnumerable<ApiTalk> Talks,
    IEnumerable<ApiPaper> Papers,
    IEnumerable<ApiMaterial> Materials
)
{
    /// <param name="held">The sessions of each paper.</param>
    public static ApiSession From(
        Edition edition,
        Session session,
        ILookup<Guid, Guid> held,
        SiteAddress site
    ) =>
        new(
            session.Id,
            site.Absolute(PageUrls.For(edition, session)),
            FormulaText.ToPlainText(session.Title),
            session.Kind,
            At(edition, session.ActualStart),
            At(edition, session.ActualEnd),
            At(edition, session.Start),
            At(edition, session.End),
            edition.RoomFor(session),
            session.JoinUrl,
            session.State,
            session.Reason,
            session.Note,
            ApiSponsor.From(session.Sponsor),
            session.CreditsByRole.SelectMany(role => role).Select(credit => ApiCredit.From(credit, site)),
            session.Talks.Select(talk => ApiTalk.From(edition, talk, site)),
            session
                .Presentations.OrderBy(presentation => presentation.Order)
                .Select(presentation =>
                    ApiPaper.From(edition, presentation.Paper, held[presentation.PaperId], site)
                ),
            session.Materials.Select(material => ApiMaterial.From(material, site))
        );

    private static DateTimeOffset? At(Edition edition, DateTime? wallClock) =>
        wallClock is { } time ? edition.FromVenueTime(time) : null;
}

/// <summary>Slides, code and the like of a talk, a paper or a session.</summary>
public sealed record ApiMaterial(MaterialKind Kind, string Title, string Url)
{
    public static ApiMaterial From(Material material, SiteAddress site) =>
        new(
            material.Kind,
            material.Title,
            material.Url.StartsWith('/') ? site.Absolute(material.Url) : material.Url
        );
}

/// <param name="Abstract">Markdown.</param>
/// <param name="Cancelled">It is not given; <paramref name="Reason"/> is why.</param>
public sealed record ApiTalk(
    Guid Id,
    string Url,
    Guid? SessionId,
    string? Title,
    string? Language,
    string Abstract,
    bool Cancelled,
    string? Reason,
    ApiSponsor? Sponsor,
    IEnumerable<ApiPerson> Speakers,
    IEnumerable<ApiMaterial> Materials
)
{
    public static ApiTalk From(Edition edition, Talk talk, SiteAddress site) =>
        new(
            talk.Id,
            site.Absolute(PageUrls.For(edition, talk)),
            talk.SessionId,
            talk.Title is { } title ? FormulaText.ToPlainText(title) : null,
            talk.Language,
            talk.Abstract,
            talk.Cancelled,
            talk.Reason,
            ApiSponsor.From(talk.Sponsor),
            talk.Speakers.Select(credit => ApiPerson.From(credit, site)),
            talk.Materials.Select(material => ApiMaterial.From(material, site))
        );
}

/// <param name="Pages">In the proceedings, such as 36-39.</param>
/// <param name="Abstract">Markdown.</param>
/// <param name="Affiliations">Of the paper as a whole, where no author has their own.</param>
/// <param name="Withdrawn">By its authors; <paramref name="Reason"/> is why.</param>
public sealed record ApiPaper(
    Guid Id,
    string Url,
    IEnumerable<Guid> SessionIds,
    string Title,
    string? Doi,
    string? Arxiv,
    string? Pages,
    string? Language,
    string Abstract,
    bool Withdrawn,
    string? Reason,
    IEnumerable<ApiPerson> Authors,
    IReadOnlyList<string> Affiliations,
    IEnumerable<ApiMaterial> Materials
)
{
    public static ApiPaper From(
        Edition edition,
        Paper paper,
        IEnumerable<Guid> sessionIds,
        SiteAddress site
    ) =>
        new(
            paper.Id,
            site.Absolute(PageUrls.For(edition, paper)),
            sessionIds.Order(),
            FormulaText.ToPlainText(paper.Title),
            paper.Doi,
            paper.Arxiv,
            paper.Pages,
            paper.Language,
            paper.Abstract,
            paper.Withdrawn,
            paper.Reason,
            paper.Authors.Select(credit => ApiPerson.From(credit, site)),
            paper.Affiliations,
            paper.Materials.Select(material => ApiMaterial.From(material, site))
        );
}

/// <param name="Extensions">The dates that it had before, oldest first.</param>
public sealed record ApiDeadline(
    Guid Id,
    string Name,
    DateTimeOffset Due,
    string Zone,
    DeadlineSubject About,
    IEnumerable<ApiExtension> Extensions
)
{
    public static ApiDeadline From(Deadline deadline) =>
        new(
            deadline.Id,
            deadline.Name,
            deadline.Announced,
            deadline.Zone,
            deadline.About,
            deadline.Extensions.Select(extension => new ApiExtension(
                deadline.AnnouncedBefore(extension),
                extension.On,
                extension.Reason
            ))
        );
}

/// <param name="From">When it was due before.</param>
/// <param name="On">The day that it was moved, at the venue; null where nobody knows any more.</param>
public sealed record ApiExtension(DateTimeOffset From, DateOnly? On, string? Reason);
