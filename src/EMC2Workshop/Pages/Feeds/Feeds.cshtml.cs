using EMC2Workshop.Caching;
using EMC2Workshop.Feeds.Calendars;
using EMC2Workshop.Feeds.Schedules;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Feeds;

/// <summary>What programs can read here, told to the people who point them at it.</summary>
[PublicPage(ReadsQuery = true)]
public sealed class FeedsModel(Site site) : PublicPageModel(site)
{
    public IReadOnlyList<Session> Program { get; private set; } = [];

    public SessionFilter Filter { get; private set; } = null!;

    public string? Fault { get; private set; }

    /// <summary>By slug, all who are named in the program.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = null!;

    /// <summary>Not while no day is known.</summary>
    public bool HasSchedule => ScheduledProgram.HasDays(Edition, Program);

    public IReadOnlyList<Session> Chosen => [.. Program.Where(Filter.Matches)];

    /// <summary>What a session can be chosen by, as people read it.</summary>
    public IEnumerable<(string Value, string Shown)> OptionsFor(string key) =>
        Filter
            .Choices(key)
            .Select(value => (Value: value, Shown: key == "person" ? Names[value] : value))
            .OrderBy(option => option.Shown, TextFolding.Order);

    public async Task OnGetAsync()
    {
        Program = await ProgramAsync(Edition);
        Names = Program
            .SelectMany(SessionFilter.People)
            .DistinctBy(person => person.Slug)
            .ToDictionary(person => person.Slug, person => person.Name);
        Filter = SessionFilter.Parse(
            await SessionFilter.WithCurrentNamesAsync(SessionFilter.In(Request.Query), Db, Aborted),
            Edition,
            Program,
            out var fault
        );
        Fault = fault;
        if (fault is not null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}
