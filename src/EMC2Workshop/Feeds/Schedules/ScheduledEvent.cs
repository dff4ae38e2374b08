using System.Globalization;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Feeds.Calendars;
using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds.Schedules;

/// <summary>A session as an event of a schedule; one of posters is one event.</summary>
public sealed class ScheduledEvent(
    Edition edition,
    Session session,
    ShortNumbers numbers,
    ShortNumbers people,
    SiteAddress site
)
{
    /// <summary>Of the last part of a slug.</summary>
    private const int FewestLetters = 4;

    public Guid Id => session.Id;

    public int Number => numbers.For(session);

    public DateOnly Date => DateOnly.FromDateTime(session.ActualStart!.Value);

    public DateTimeOffset Start { get; } = edition.FromVenueTime(session.ActualStart!.Value);

    public DateTimeOffset End { get; } = edition.FromVenueTime(session.ActualEnd!.Value);

    /// <summary>By a clock at the venue.</summary>
    public string StartText => Start.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The time that passes, whatever clocks at the venue do: "24:00" of a whole day.</summary>
    public string Duration =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(int)(End - Start).TotalHours:00}:{(End - Start).Minutes:00}"
        );

    /// <summary>By its name alone, which programs know it by; the whole place where it has none.</summary>
    public string Room =>
        edition.RoomFor(session) ?? (edition.Virtual ? "Online" : edition.Venue ?? edition.City);

    public string Title => SessionText.Title(TitleOfTalk ?? session.Title, edition.Cancels(session));

    public string Subtitle => TitleOfTalk is null ? "" : FormulaText.ToPlainText(session.Title);

    /// <summary>For people: apps show it.</summary>
    public string Track => ProgramFormat.Name(session.Kind);

    public string Type => SessionFilter.Keyword(session.Kind);

    /// <summary>
    /// Both schemas want four signs at least before the first hyphen and behind it, and a letter or digit at the end.
    /// No slug of ours has the sign that fills it up.
    /// </summary>
    public string Slug => $"emc2_{edition.Slug.Replace('-', '_')}-{session.Slug.PadLeft(FewestLetters, '_')}";

    public string Url => site.Absolute(PageUrls.For(edition, session));

    /// <summary>As BCP 47 names it: that of all that is given in it, else English.</summary>
    public string Language =>
        session
            .Talks.Select(talk => talk.Language)
            .Concat(session.Presentations.Select(presentation => presentation.Paper.Language))
            .Distinct()
            .ToList()
            is [{ } language]
            ? language
            : "en";

    public string Abstract =>
        session.Presentations.Count > 0
            ? string.Join('\n', SessionText.Papers(session))
            : string.Join("\n\n", session.Talks.Select(talk => talk.Abstract));

    /// <summary>
    /// Why it is late or moved, what is not given in it, who has a role in it, and its note: the formats know of
    /// people, and not what they do.
    /// </summary>
    public string Description =>
        string.Join(
            "\n\n",
            new[]
            {
                session.Reason ?? "",
                string.Join('\n', session.Talks.Where(talk => talk.Cancelled).Select(SessionText.Line)),
                string.Join('\n', SessionText.Roles(session)),
                session.Note.Trim(),
            }.Where(part => part.Length > 0)
        );

    /// <summary>Speakers of its talks, and who has a role in the session itself; each once.</summary>
    public IEnumerable<ScheduledPerson> People =>
        session
            .Talks.SelectMany(talk => talk.Speakers)
            .Concat(session.CreditsByRole.SelectMany(role => role))
            .DistinctBy(credit => credit.PersonId)
            .Select(credit => new ScheduledPerson(
                people.For(credit.Person),
                credit.PersonId,
                credit.Person.Name,
                credit.Role.ToString().ToLowerInvariant(),
                site.Absolute(PageUrls.For(credit.Person))
            ));

    public IEnumerable<ScheduledLink> Links =>
        session
            .Talks.SelectMany(talk => talk.Materials)
            .Concat(Papers.SelectMany(paper => paper.Materials))
            .Concat(session.Materials)
            .Select(material => new ScheduledLink(
                new Uri(
                    material.Url.StartsWith('/') ? site.Absolute(material.Url) : material.Url
                ).AbsoluteUri,
                material.Kind switch
                {
                    MaterialKind.Paper => "paper",
                    MaterialKind.Slides => "slides",
                    MaterialKind.Video => "media",
                    _ => "related",
                },
                material.Title
            ))
            .Concat(
                session.JoinUrl is { } join
                    ? [new ScheduledLink(new Uri(join).AbsoluteUri, "related", SessionText.JoinOnline)]
                    : []
            )
            .DistinctBy(link => link.Url);

    private string? TitleOfTalk => session.OnlyTalk?.Title;

    private IEnumerable<Paper> Papers =>
        session
            .Presentations.OrderBy(presentation => presentation.Order)
            .Select(presentation => presentation.Paper);
}

/// <param name="Role">Such as "chair".</param>
public sealed record ScheduledPerson(int Number, Guid Id, string Name, string Role, string Url);

/// <param name="Type">Of those that the schema of the JSON names.</param>
public sealed record ScheduledLink(string Url, string Type, string Title);
