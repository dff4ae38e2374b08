namespace EMC2Workshop.Feeds;

/// <summary>A file that every edition has for programs.</summary>
/// <param name="File">Behind the address of the edition.</param>
public sealed record Feed(string File, string MediaType, string Name)
{
    public static IReadOnlyList<Feed> Calendars { get; } =
    [
        new("calendar.ics", "text/calendar", "All sessions"),
        new("keynotes.ics", "text/calendar", "Keynotes"),
        new("invited-talks.ics", "text/calendar", "Invited talks"),
        new("papers.ics", "text/calendar", "Paper sessions"),
        new("posters.ics", "text/calendar", "Poster sessions"),
        new("deadlines.ics", "text/calendar", "Deadlines"),
    ];

    public static IReadOnlyList<Feed> News { get; } =
    [
        new("news.atom", "application/atom+xml", "News"),
        new("changes.atom", "application/atom+xml", "Program changes"),
    ];

    public static IReadOnlyList<Feed> Schedules { get; } =
    [
        new("schedule.xml", "application/xml", "Schedule as XML"),
        new("schedule.json", "application/json", "Schedule as JSON"),
    ];

    public static IReadOnlyList<Feed> Citations { get; } =
    [
        new("citations.bib", "application/x-bibtex", "BibTeX"),
        new("citations.ris", "application/x-research-info-systems", "RIS"),
        new("citations.csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
        new("citations.txt", "text/plain", "APA (plain text)"),
    ];
}
