using System.Text.Json;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Feeds.Schedules;

/// <summary>schedule.json, by c3voc's schema.json.</summary>
public static partial class ScheduleJson
{
    public static string Write(ScheduledProgram program) =>
        JsonSerializer.Serialize(
            new Node
            {
                ["$schema"] = "https://c3voc.de/schedule/schema.json",
                ["generator"] = new Node
                {
                    ["name"] = ScheduledProgram.GeneratorName,
                    ["version"] = ScheduledProgram.GeneratorVersion,
                },
                ["schedule"] = new Node
                {
                    ["version"] = program.Version,
                    ["base_url"] = program.BaseUrl,
                    ["conference"] = Conference(program),
                },
            }
        );

    private static Node Conference(ScheduledProgram program) =>
        new()
        {
            ["acronym"] = program.Acronym,
            ["title"] = program.Title,
            ["start"] = program.Start,
            ["end"] = program.End,
            ["daysCount"] = program.Days.Count,
            ["timeslot_duration"] = ScheduledProgram.SlotLength,
            ["time_zone_name"] = ZoneShape().IsMatch(program.Edition.Zone) ? program.Edition.Zone : null,
            ["url"] = program.Url,
            ["tracks"] = program
                .Tracks.Select(track => new Node { ["name"] = track.Name, ["slug"] = track.Slug })
                .ToList(),
            ["rooms"] = program
                .Days.SelectMany(day => day.Rooms)
                .Select(room => room.Key)
                .Distinct()
                .Select(name => new Node { ["name"] = name, ["guid"] = program.GuidOfRoom(name) })
                .ToList(),
            ["days"] = program.Days.Select(Day).ToList(),
        };

    private static Node Day(ScheduledDay day) =>
        new()
        {
            ["index"] = day.Number,
            ["date"] = ScheduledProgram.DateText(day.Date),
            ["day_start"] = ScheduledProgram.MomentText(day.Start),
            ["day_end"] = ScheduledProgram.MomentText(day.End),
            ["rooms"] = day.Rooms.ToDictionary(room => room.Key, room => room.Select(Event).ToList()),
        };

    private static Node Event(ScheduledEvent one) =>
        new()
        {
            ["guid"] = one.Id,
            ["id"] = one.Number,
            ["date"] = ScheduledProgram.MomentText(one.Start),
            ["start"] = one.StartText,
            ["end"] = ScheduledProgram.MomentText(one.End),
            ["duration"] = one.Duration,
            ["room"] = one.Room,
            ["slug"] = one.Slug,
            ["url"] = one.Url,
            ["title"] = one.Title,
            ["subtitle"] = one.Subtitle,
            ["track"] = one.Track,
            ["type"] = one.Type,
            ["language"] = one.Language,
            ["abstract"] = one.Abstract,
            ["description"] = one.Description,
            ["persons"] = one
                .People.Select(person => new Node
                {
                    ["id"] = person.Number,
                    ["guid"] = person.Id,
                    ["public_name"] = person.Name,
                    ["url"] = person.Url,
                    ["role"] = person.Role,
                })
                .ToList(),
            ["links"] = one
                .Links.Select(link => new Node
                {
                    ["url"] = link.Url,
                    ["type"] = link.Type,
                    ["title"] = link.Title,
                })
                .ToList(),
        };

    /// <summary>The schema takes no others, such as Etc/GMT+5.</summary>
    [GeneratedRegex("^[A-Z][a-z]+/[A-Z][a-z]+|UTC$")]
    private static partial Regex ZoneShape();
}
