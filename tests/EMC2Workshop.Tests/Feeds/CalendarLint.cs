using System.Text;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>The faults of calendars that the usual parsers let pass (RFC 5545).</summary>
public static class CalendarLint
{
    public static IReadOnlyList<string> FaultsOf(string calendar)
    {
        var faults = new List<string>();
        if (calendar.Replace("\r\n", "", StringComparison.Ordinal).AsSpan().IndexOfAny('\n', '\r') >= 0)
            faults.Add("a line ends in LF alone");
        foreach (var line in calendar.Split("\r\n").Where(line => Encoding.UTF8.GetByteCount(line) > 75))
            faults.Add("a line has more than 75 octets");
        var lines = calendar
            .Replace("\r\n ", "", StringComparison.Ordinal)
            .Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
        var uids = lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).ToList();
        if (uids.Count != uids.Distinct().Count())
            faults.Add("a UID comes twice");
        foreach (
            var zone in lines.SelectMany(Zones).Distinct().Where(zone => !lines.Contains("TZID:" + zone))
        )
            faults.Add($"TZID {zone} has no VTIMEZONE");
        foreach (var entry in Events(lines))
        {
            foreach (
                var needed in new[] { "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION" }.Where(
                    needed => Value(entry, needed) is null
                )
            )
                faults.Add($"an event has no {needed}");
            if (Value(entry, "DTEND") is { } end && string.CompareOrdinal(end, Value(entry, "DTSTART")) <= 0)
                faults.Add("an event ends before it starts");
            if (
                Value(entry, "STATUS") is { } status
                && status is not ("CONFIRMED" or "CANCELLED" or "TENTATIVE")
            )
                faults.Add($"STATUS is {status}");
            if (Value(entry, "METHOD") is not null)
                faults.Add("METHOD is in an event");
            foreach (var name in new[] { "SUMMARY", "LOCATION", "DESCRIPTION" })
            {
                var text = (Value(entry, name) ?? "")
                    .Replace("\\\\", "", StringComparison.Ordinal)
                    .Replace("\\,", "", StringComparison.Ordinal)
                    .Replace("\\;", "", StringComparison.Ordinal);
                if (text.AsSpan().IndexOfAny(',', ';') >= 0)
                    faults.Add($"{name} has a bare comma or semicolon");
            }
        }
        return faults;
    }

    public static IEnumerable<List<string>> Events(string[] lines)
    {
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index] == "BEGIN:VEVENT")
                yield return [.. lines.Skip(index + 1).TakeWhile(line => line != "END:VEVENT")];
        }
    }

    public static string? Value(List<string> entry, string name) =>
        entry.Find(line =>
            line.StartsWith(name + ":", StringComparison.Ordinal)
            || line.StartsWith(name + ";", StringComparison.Ordinal)
        )
            is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]
            : null;

    private static IEnumerable<string> Zones(string line) =>
        line.Split(':')[0]
            .Split(';')
            .Skip(1)
            .Where(parameter => parameter.StartsWith("TZID=", StringComparison.Ordinal))
            .Select(parameter => parameter["TZID=".Length..]);
}
