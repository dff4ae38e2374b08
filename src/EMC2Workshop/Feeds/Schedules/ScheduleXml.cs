using System.Xml.Linq;

namespace EMC2Workshop.Feeds.Schedules;

/// <summary>schedule.xml, by c3voc's schema.xsd. Persons have no roles there.</summary>
public static class ScheduleXml
{
    public static string Write(ScheduledProgram program) =>
        new XDeclaration("1.0", "utf-8", null)
        + "\n"
        + new XElement(
            "schedule",
            new XElement(
                "generator",
                new XAttribute("name", ScheduledProgram.GeneratorName),
                new XAttribute("version", ScheduledProgram.GeneratorVersion)
            ),
            new XElement("url", program.Absolute("schedule.xml")),
            new XElement("version", program.Version),
            Conference(program),
            program.Days.Select(day => new XElement(
                "day",
                new XAttribute("index", day.Number),
                new XAttribute("date", ScheduledProgram.DateText(day.Date)),
                new XAttribute("start", ScheduledProgram.MomentText(day.Start)),
                new XAttribute("end", ScheduledProgram.MomentText(day.End)),
                day.Rooms.Select(room => new XElement(
                    "room",
                    new XAttribute("name", room.Key),
                    new XAttribute("guid", program.GuidOfRoom(room.Key)),
                    room.Select(Event)
                ))
            ))
        );

    private static XElement Conference(ScheduledProgram program) =>
        new(
            "conference",
            new XElement("title", program.Title),
            new XElement("acronym", program.Acronym),
            new XElement("start", program.Start),
            new XElement("end", program.End),
            new XElement("days", program.Days.Count),
            new XElement("timeslot_duration", ScheduledProgram.SlotLength),
            new XElement("base_url", program.BaseUrl),
            new XElement("url", program.Url),
            new XElement("time_zone_name", program.Edition.Zone),
            program.Tracks.Select(track => new XElement(
                "track",
                new XAttribute("name", track.Name),
                new XAttribute("slug", track.Slug)
            ))
        );

    private static XElement Event(ScheduledEvent one) =>
        new(
            "event",
            new XAttribute("guid", one.Id),
            new XAttribute("id", one.Number),
            new XElement("room", one.Room),
            new XElement("title", one.Title),
            new XElement("subtitle", one.Subtitle),
            new XElement("type", one.Type),
            new XElement("date", ScheduledProgram.MomentText(one.Start)),
            new XElement("start", one.StartText),
            new XElement("duration", one.Duration),
            new XElement("abstract", one.Abstract),
            new XElement("description", one.Description),
            new XElement("slug", one.Slug),
            new XElement("track", one.Track),
            new XElement(
                "persons",
                one.People.Select(person => new XElement(
                    "person",
                    new XAttribute("id", person.Number),
                    new XAttribute("guid", person.Id),
                    person.Name
                ))
            ),
            new XElement("language", one.Language),
            new XElement(
                "links",
                one.Links.Select(link => new XElement(
                    "link",
                    new XAttribute("href", link.Url),
                    new XAttribute("type", link.Type),
                    link.Title
                ))
            ),
            new XElement("url", one.Url)
        );
}
