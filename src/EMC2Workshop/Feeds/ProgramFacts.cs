using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;

namespace EMC2Workshop.Feeds;

/// <summary>What readers plan by, of a session, a talk or a deadline at one time.</summary>
public sealed record ProgramFacts(string Title, IReadOnlyList<ProgramFact> Values)
{
    public const string New = "New in the program";

    /// <summary>The name of the fact that says whether something takes place as planned.</summary>
    public const string State = "State";

    /// <summary>Null where the title is made of who speaks.</summary>
    public string? OwnTitle { get; init; } = Title;

    /// <summary>What is other than before, in words; null stands for what is not in the program.</summary>
    public static IReadOnlyList<string> Differences(ProgramFacts? before, ProgramFacts? now)
    {
        if (before is null || now is null)
            return before == now ? [] : [before is null ? New : "No longer in the program"];
        return
        [
            .. before
                .Values.Append(new("Title", before.OwnTitle))
                .Zip(now.Values.Append(new("Title", now.OwnTitle)))
                .Where(pair => pair.First.Value != pair.Second.Value)
                .Select(pair => Told(pair.Second, pair.First.Value)),
        ];
    }

    private static string Told(ProgramFact now, string? before) =>
        $"{now.Name}: {now.Value ?? now.IfNone}{(before is null ? "" : $" (was {before})")}";
}

/// <param name="Value">Null: nothing is said of it.</param>
public sealed record ProgramFact(string Name, string? Value)
{
    /// <summary>What that means, where something was said of it before.</summary>
    public string IfNone { get; init; } = "none";
}

/// <summary>Reads them from a text that an item had.</summary>
public sealed class ProgramFactsReader(MarkdownRenderer markdown)
{
    /// <param name="names">
    /// Of people and sessions, by their places such as "people/ada-lovelace", former ones too.
    /// </param>
    /// <param name="room">Of the edition.</param>
    /// <returns>Null where the item was not there, or its text is none of a session or talk.</returns>
    public ProgramFacts? Read(Revision revision, string? room, IReadOnlyDictionary<string, string> names)
    {
        return FieldsOf(revision) switch
        {
            SessionFields session => new(
                session.Title ?? "",
                [
                    new(
                        "Day",
                        session.Start is { } day ? ProgramFormat.ShortDay(DateOnly.FromDateTime(day)) : null
                    ),
                    new("Time", TimeOf(session)),
                    new("Room", ProgramFormat.Room(session.ExpectedRoom ?? session.Room ?? room)),
                    new("Join online", session.JoinUrl),
                    new(ProgramFacts.State, ChangeOf(session)) { IfNone = "on schedule" },
                    new("Speakers", NamesOf(session.Speakers)),
                ]
            ),
            TalkFields talk => new(
                talk.Title ?? $"Talk by {NamesOf(talk.Speakers)}",
                [
                    new("Speakers", NamesOf(talk.Speakers)),
                    new("Session", NameOf("sessions", talk.Session)),
                    new(ProgramFacts.State, talk.Cancelled ? "Canceled" : null) { IfNone = "to be given" },
                ]
            )
            {
                OwnTitle = talk.Title,
            },
            DeadlineFields { Due: { } due, Zone: { } zone } deadline => new(
                deadline.Name ?? "",
                [
                    new(
                        "Due",
                        $"{ProgramFormat.ShortDay(DateOnly.FromDateTime(due))}, {ProgramFormat.Clock(due)} "
                            + VenueTimeZones.DisplayName(zone)
                    ),
                ]
            ),
            _ => null,
        };

        // An address of somebody who was deleted names them still.
        string? NameOf(string folder, string? slug) => names.GetValueOrDefault($"{folder}/{slug}");

        string? NamesOf(IEnumerable<CreditFields> credits)
        {
            var known = credits.Select(credit => NameOf("people", credit.Person)).OfType<string>().ToList();
            return known.Count > 0 ? string.Join(", ", known) : null;
        }
    }

    /// <summary>Visitors could read what the edition had then.</summary>
    public bool IsPublic(Revision edition) =>
        FieldsOf(edition) is EditionFields { Status: { } status } && status.HasPages();

    private ItemFields? FieldsOf(Revision revision) =>
        revision.Text is { } text && ItemPath.Parse(revision.Path + ".md", out _) is { } path
            ? ContentFile.Read(path, Encoding.UTF8.GetBytes(text), markdown, _ => { })?.Fields
            : null;

    private static string? TimeOf(SessionFields session) =>
        (session.ExpectedStart ?? session.Start) is { } start
            ? ProgramFormat.Clocks(start, session.ExpectedEnd ?? session.End)
            : null;

    private static string? ChangeOf(SessionFields fields)
    {
        var session = new Session();
        fields.ApplyDay(session);
        return ProgramFormat.Change(session);
    }
}
