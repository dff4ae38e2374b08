using System.Globalization;
using System.Text;
using System.Text.Json;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.Extensions.Primitives;

namespace EMC2Workshop.Feeds.Calendars;

/// <summary>
/// Which sessions somebody wants, said in an address: <c>?kind=keynote&amp;kind=panel&amp;room=West 306</c>. One of the
/// values of
/// each name that is there has to hold. What the edition does not have is a fault, so that nobody subscribes to a
/// misspelling and waits.
/// </summary>
public sealed class SessionFilter
{
    private static readonly string[] Names = ["kind", "day", "room", PersonName];

    private const string PersonName = "person";
    private const int Most = 40;
    private const int LongestShown = 40;

    private readonly IReadOnlyList<(string Name, string Value)> wanted;
    private readonly Edition edition;
    private readonly IReadOnlyList<Session> program;

    private SessionFilter(
        Edition edition,
        IReadOnlyList<Session> program,
        IReadOnlyList<(string, string)> wanted
    ) => (this.edition, this.program, this.wanted) = (edition, program, wanted);

    /// <summary>The same filter, in the one way to write it.</summary>
    public string Query =>
        wanted.Count == 0
            ? ""
            : "?" + string.Join('&', wanted.Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));

    public bool IsEmpty => wanted.Count == 0;

    /// <summary>Of what a page was asked for: its address may hold something else, such as a campaign's mark.</summary>
    public static IEnumerable<KeyValuePair<string, StringValues>> In(IQueryCollection query) =>
        query.Where(part => Names.Contains(part.Key));

    public static string Keyword(SessionKind kind) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>People by the names that they have now, whatever they had when somebody subscribed.</summary>
    public static async Task<IEnumerable<KeyValuePair<string, StringValues>>> WithCurrentNamesAsync(
        IEnumerable<KeyValuePair<string, StringValues>> query,
        WorkshopDbContext db,
        CancellationToken cancellationToken
    )
    {
        var people = query
            .Where(pair => pair.Key == PersonName)
            .SelectMany(pair => pair.Value)
            .OfType<string>()
            .Take(Most)
            .ToList();
        if (people.Count == 0)
            return query;
        var moved = await db.FindMovedAsync(
            people.ConvertAll(person => $"people/{person.Trim()}"),
            cancellationToken
        );
        return query.Select(pair =>
            pair.Key != PersonName
                ? pair
                : KeyValuePair.Create(
                    pair.Key,
                    new StringValues([
                        .. pair.Value.Select(person =>
                            moved.TryGetValue($"people/{person?.Trim()}", out var now)
                                ? now.Split('/')[^1]
                                : person
                        ),
                    ])
                )
        );
    }

    /// <param name="fault">What is wrong with it and what would be right; null when nothing is.</param>
    public static SessionFilter Parse(
        IEnumerable<KeyValuePair<string, StringValues>> query,
        Edition edition,
        IReadOnlyList<Session> program,
        out string? fault
    )
    {
        var asked = query
            .SelectMany(pair => pair.Value.Select(value => (Name: pair.Key, Value: value?.Trim() ?? "")))
            .Where(one => one.Value.Length > 0 || !Names.Contains(one.Name))
            .ToList();
        fault =
            asked.Count > Most
                ? $"Too many filters. Use {Most} or fewer."
                : asked
                    .Select(one => FaultOf(one, edition, program))
                    .FirstOrDefault(found => found is not null);
        var wanted = asked
            .Distinct()
            .OrderBy(one => one.Name, StringComparer.Ordinal)
            .ThenBy(one => one.Value, StringComparer.Ordinal)
            .ToList();
        return new SessionFilter(edition, program, fault is null ? wanted : []);
    }

    /// <param name="name">Such as <c>room</c>.</param>
    /// <returns>What the program has for it, in order.</returns>
    public IReadOnlyList<string> Choices(string name) => Choices(name, edition, program);

    public bool Matches(Session session) =>
        wanted
            .GroupBy(one => one.Name)
            .All(name => ValuesOf(name.Key, edition, session).Intersect(name.Select(one => one.Value)).Any());

    public bool Includes(string name, string value) => wanted.Contains((name, value));

    private static string? FaultOf(
        (string Name, string Value) asked,
        Edition edition,
        IReadOnlyList<Session> program
    )
    {
        if (!Names.Contains(asked.Name))
            return $"Unknown filter “{Shown(asked.Name)}”. Use one of: {string.Join(", ", Names)}.";
        var values = Choices(asked.Name, edition, program);
        if (values.Contains(asked.Value))
            return null;
        return $"No {asked.Name} called “{Shown(asked.Value)}”. Choose from: "
            + $"{string.Join(", ", values.Take(Most))}{(values.Count > Most ? " and more" : "")}.";
    }

    private static string Shown(string text) =>
        string.Concat(
            (text.Length > LongestShown ? text[..LongestShown] + "…" : text)
                .EnumerateRunes()
                .Where(rune => !Rune.IsControl(rune))
        );

    private static List<string> Choices(string name, Edition edition, IReadOnlyList<Session> program) =>
        [
            .. program
                .SelectMany(session => ValuesOf(name, edition, session))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> ValuesOf(string name, Edition edition, Session session) =>
        name switch
        {
            "kind" => [Keyword(session.Kind)],
            "day" => session.ActualStart is { } begins
                ? [begins.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]
                : [],
            "room" => edition.RoomFor(session) is { } room ? [room] : [],
            _ => People(session).Select(person => person.Slug),
        };

    /// <summary>All who are named in it.</summary>
    public static IEnumerable<Person> People(Session session) =>
        session
            .Credits.Concat(session.Talks.SelectMany(talk => talk.Credits))
            .Concat(session.Presentations.SelectMany(presentation => presentation.Paper.Credits))
            .Select(credit => credit.Person)
            .DistinctBy(person => person.Id);
}
