using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Feeds.Cards;
using EMC2Workshop.Feeds.Citations;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Talks;

[PublicPage]
public sealed class TalkModel(Site site, ReferenceSource references) : PublicPageModel(site)
{
    public Talk Talk { get; private set; } = null!;

    public Reference Reference { get; private set; } = null!;

    /// <summary>The talk before in the program.</summary>
    public Talk? Previous { get; private set; }

    public Talk? Next { get; private set; }

    public IReadOnlyList<Talk> SameSession { get; private set; } = [];

    public override string Card => $"{PageUrls.For(Edition, Talk)}/{CardEndpoints.File}";

    protected override bool StaysTrue => true;

    public async Task<IActionResult> OnGetAsync(string talk)
    {
        var program = await Db
            .Talks.InEdition(Edition)
            .OrderBy(t => t.Session!.Start == null)
            .ThenBy(t => t.Session!.Start)
            .ThenBy(t => t.Order)
            .Select(t => new { t.Id, t.Slug })
            .ToListAsync(Aborted);
        var place = program.FindIndex(t => t.Slug == talk);
        if (place < 0)
            return NotFound();
        var (id, previous, next) = (
            program[place].Id,
            program.ElementAtOrDefault(place - 1)?.Id,
            program.ElementAtOrDefault(place + 1)?.Id
        );
        var near = await Db
            .Talks.AsNoTracking()
            .Where(t =>
                t.Id == id || t.Id == previous || t.Id == next || t.Session!.Talks.Any(one => one.Id == id)
            )
            .WithSpeakers()
            .ToListAsync(Aborted);
        if (near.Find(t => t.Id == id) is not { } found)
            return NotFound();
        Talk = found;
        Reference = await references.ForAsync(Edition, Talk, Aborted);
        Previous = near.Find(t => t.Id == previous);
        Next = near.Find(t => t.Id == next);
        SameSession =
        [
            .. near.Where(t => t.SessionId == Talk.SessionId && t.SessionId is not null && t.Id != id)
                .OrderBy(t => t.Order),
        ];
        return Page();
    }
}
