using System.Globalization;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>
/// A calendar by the letter of RFC 5545, for what this site writes: a second opinion beside the library's, which mends
/// silently what it does not understand.
/// </summary>
public sealed partial record StrictCalendar(string Name, IReadOnlyList<StrictCalendar.Entry> Events)
{
    private static readonly string[] Times = ["DTSTAMP", "DTSTART", "DTEND", "LAST-MODIFIED", "CREATED"];
    private static readonly string[] Texts = ["SUMMARY", "LOCATION", "DESCRIPTION", "NAME", "X-WR-CALNAME"];
    private static readonly string[] OnceEach =
    [
        .. Times,
        .. Texts,
        "UID",
        "URL",
        "STATUS",
        "SEQUENCE",
        "METHOD",
        "VERSION",
        "PRODID",
        "REFRESH-INTERVAL",
    ];

    /// <exception cref="FormatException">It is not as the RFC has it.</exception>
    public static StrictCalendar Read(string text)
    {
        if (!text.EndsWith("\r\n", StringComparison.Ordinal))
            throw new FormatException("The last line has no end.");
        var lines = new Queue<Line>(
            text.Replace("\r\n ", "", StringComparison.Ordinal)[..^2].Split("\r\n").Select(Parse)
        );
        Expect(lines, "BEGIN", "VCALENDAR");
        var own = new List<Line>();
        var events = new List<Entry>();
        while (lines.TryDequeue(out var line))
        {
            if (line is { Name: "END", Value: "VCALENDAR" })
            {
                if (lines.Count > 0)
                    throw new FormatException("Something comes after the calendar.");
                var all = Once(own, "VERSION", "PRODID");
                return all["VERSION"] == "2.0"
                    ? new StrictCalendar(all.GetValueOrDefault("NAME", ""), events)
                    : throw new FormatException("The version is another.");
            }
            if (line is { Name: "BEGIN", Value: "VEVENT" })
                events.Add(ReadEvent(lines));
            else if (line.Name is "BEGIN" or "END")
                throw new FormatException($"{line.Name}:{line.Value} has no place here.");
            else
                own.Add(line);
        }
        throw new FormatException("The calendar does not end.");
    }

    private static Entry ReadEvent(Queue<Line> lines)
    {
        var own = new List<Line>();
        while (lines.TryDequeue(out var line) && line.Name != "END")
            own.Add(line.Name == "BEGIN" ? throw new FormatException("An event has a part.") : line);
        var all = Once(own, "UID", "DTSTAMP", "DTSTART");
        if (all.ContainsKey("DTEND") == all.ContainsKey("DURATION"))
            throw new FormatException("An event has one of DTEND and DURATION.");
        return new Entry(
            all["UID"],
            Moment(all["DTSTART"]),
            Moment(all["DTEND"]),
            all.GetValueOrDefault("SUMMARY", ""),
            all.GetValueOrDefault("LOCATION", ""),
            all.GetValueOrDefault("STATUS", ""),
            long.Parse(
                all.GetValueOrDefault("SEQUENCE", "0"),
                NumberStyles.None,
                CultureInfo.InvariantCulture
            )
        );
    }

    private static Dictionary<string, string> Once(List<Line> lines, params string[] needed)
    {
        foreach (var name in needed.Where(name => lines.TrueForAll(line => line.Name != name)))
            throw new FormatException($"There is no {name}.");
        foreach (
            var line in lines
                .Where(line => OnceEach.Contains(line.Name))
                .GroupBy(line => line.Name)
                .Where(same => same.Count() > 1)
        )
            throw new FormatException($"{line.Key} comes twice.");
        return lines.GroupBy(line => line.Name).ToDictionary(same => same.Key, same => same.First().Value);
    }

    private static Line Parse(string line)
    {
        var match = LineShape().Match(line);
        if (!match.Success || line.Any(sign => char.IsControl(sign) || sign == '\uFFFD'))
            throw new FormatException($"This is no line of a calendar: {line}");
        var (name, value) = (match.Groups["name"].Value, match.Groups["value"].Value);
        if (Times.Contains(name))
            Moment(value);
        return new Line(name, Texts.Contains(name) ? Plain(value) : value);
    }

    private static string Plain(string value) =>
        TextShape().IsMatch(value)
            ? Escape().Replace(value, escape => escape.Value[1] is 'n' or 'N' ? "\n" : escape.Value[1..])
            : throw new FormatException($"This is no text: {value}");

    private static DateTime Moment(string value) =>
        DateTime.ParseExact(
            value,
            value.Length == 8 ? "yyyyMMdd" : "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
        );

    private static void Expect(Queue<Line> lines, string name, string value)
    {
        if (lines.Dequeue() != new Line(name, value))
            throw new FormatException($"{name}:{value} is missing.");
    }

    [GeneratedRegex(
        """^(?<name>[A-Z0-9-]+)(;[A-Z0-9-]+=("[^"]*"|[^";:,]*)(,("[^"]*"|[^";:,]*))*)*:(?<value>.*)\z"""
    )]
    private static partial Regex LineShape();

    [GeneratedRegex(@"^([^\\,;]|\\[\\,;nN])*\z")]
    private static partial Regex TextShape();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();

    public sealed record Entry(
        string Uid,
        DateTime Start,
        DateTime End,
        string Summary,
        string Location,
        string Status,
        long Sequence
    )
    {
        /// <summary>By dates alone, from midnight to midnight.</summary>
        public bool IsWholeDays => (Start.TimeOfDay, End.TimeOfDay) == default;
    }

    private sealed record Line(string Name, string Value);
}
