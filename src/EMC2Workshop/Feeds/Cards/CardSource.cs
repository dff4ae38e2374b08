using System.Globalization;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Model;

namespace EMC2Workshop.Feeds.Cards;

/// <summary>What cards of an edition say.</summary>
/// <param name="sessions">In program order, with talks, and presentations in theirs.</param>
internal sealed class CardSource(Edition edition, IReadOnlyList<Session> sessions)
{
    public Card ForEdition() =>
        On(
            null,
            null,
            SessionText.Title(edition.Title ?? edition.HostShort ?? edition.City, edition.IsDropped),
            "",
            ""
        );

    /// <summary>In ASCII alone.</summary>
    public Card ForAddress() =>
        ForEdition() with
        {
            Text = new(edition.Slug, edition.Slug, "", "", $"{edition.Start.Year}"),
        };

    public Card For(Talk talk)
    {
        var speakers = Names(talk.Speakers);
        var (title, names) = talk.Title is { } given ? (given, speakers) : (speakers, "");
        title = SessionText.Title(title, talk.Cancelled || talk.Session is { IsCancelled: true });
        var affiliation = talk.Speakers.ToList() is [var only] ? only.Affiliation : null;
        return On(
            talk.Session,
            null,
            title,
            names,
            About(affiliation, talk.Session?.Title ?? "Talk", talk.Session)
        );
    }

    public Card For(Paper paper)
    {
        var session = sessions.FirstOrDefault(session =>
            session.Presentations.Any(shown => shown.PaperId == paper.Id)
        );
        var place = session?.Given.FindIndex(shown => shown.PaperId == paper.Id);
        var kind =
            paper.Withdrawn ? "Withdrawn paper"
            : session?.Kind == SessionKind.PosterSession ? "Poster"
            : "Paper";
        return On(
            session,
            place,
            FormulaText.ToPlainText(paper.Title),
            Names(paper.Authors),
            About(null, kind, session)
        );
    }

    private Card On(Session? session, int? cell, string title, string names, string about)
    {
        var start = session?.Start ?? (sessions is [var first, ..] ? first.Start : null);
        var day = start is { } known ? DateOnly.FromDateTime(known) : (DateOnly?)null;
        var figure = day is { } date
            ? DayFigure.From(edition, date, sessions.Where(one => one.Start?.Date == start!.Value.Date))
            : null;
        return new(
            new(edition.HostShort ?? edition.Slug, title, names, about, Foot(session is null ? null : day)),
            edition.Accent.OnPaper(),
            figure,
            session is null ? null : new(session.Id, cell)
        );
    }

    /// <summary>Friday, December 13, 2019 · Vancouver.</summary>
    private string Foot(DateOnly? day)
    {
        var date =
            day is null && edition.When is { } when
                ? when
                : (day ?? edition.Start).ToString("dddd, MMMM d, yyyy", CultureInfo.InvariantCulture);
        return $"{date} · {(edition.Virtual ? "Virtual" : edition.City)}";
    }

    /// <summary>MIT · Keynote, 08:45.</summary>
    private static string About(string? affiliation, string kind, Session? session)
    {
        var clock = session?.ActualStart is { } start ? $", {ProgramFormat.Clock(start)}" : "";
        return (affiliation is null ? "" : affiliation + " · ") + FormulaText.ToPlainText(kind) + clock;
    }

    /// <summary>Three by name, then how many more.</summary>
    private static string Names(IEnumerable<Credit> credits)
    {
        var names = credits.Select(credit => credit.Person.Name).ToList();
        return string.Join(", ", names.Take(3)) + (names.Count > 3 ? $" and {names.Count - 3} more" : "");
    }
}
