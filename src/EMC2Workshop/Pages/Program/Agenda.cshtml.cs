using EMC2Workshop.Caching;
using EMC2Workshop.Feeds.Calendars;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Pages.Program;

/// <summary>The program of an edition, or of one of its days.</summary>
[PublicPage(ReadsQuery = true, IsKeptWithoutQuery = true)]
public sealed class AgendaModel(Site site) : PublicPageModel(site)
{
    /// <summary>Of a longer program of several days, each day stands on its own page alone.</summary>
    private const int MostSessions = 80;

    public Agenda Agenda { get; private set; } = null!;

    /// <summary>Null: all of them.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>All that have sessions.</summary>
    public IReadOnlyList<DateOnly> Days { get; private set; } = [];

    /// <summary>Each day has to be asked for.</summary>
    public bool IsDivided { get; private set; }

    public SessionFilter Filter { get; private set; } = null!;

    public string? Fault { get; private set; }

    public override string Canonical =>
        Day is { } day ? PageUrls.ForDay(Edition, day) : PageUrls.For(Edition, "agenda");

    protected override bool StaysTrue => true;

    public async Task<IActionResult> OnGetAsync(string? day)
    {
        var program = await ProgramAsync(Edition);
        var starts = program.Select(session => session.Start).OfType<DateTime>();
        Days = [.. starts.Select(DateOnly.FromDateTime).Distinct().Order()];
        if (day is not null)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", out var date) || !Days.Contains(date))
                return NotFound();
            Day = date;
            program =
            [
                .. program.Where(session => session.Start?.Date == date.ToDateTime(TimeOnly.MinValue)),
            ];
        }
        IsDivided = day is null && Days.Count > 1 && program.Count > MostSessions;
        if (IsDivided)
            program = [];
        Filter = SessionFilter.Parse(SessionFilter.In(Request.Query), Edition, program, out var fault);
        Fault = fault;
        if (fault is not null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        Agenda = Agenda.From(Edition, program.Where(Filter.Matches));
        return Page();
    }

    /// <summary>What a session of this page can be chosen by, where there is something to choose.</summary>
    public IEnumerable<(string Name, string Any, IReadOnlyList<string> Values)> OpenChoices =>
        from choice in new[] { (Name: "room", Any: "All rooms"), (Name: "kind", Any: "All types") }
        let values = Filter.Choices(choice.Name)
        where Filter.Choices("room").Count > 1 && values.Count > 1
        select (choice.Name, choice.Any, values);
}
