using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Feeds.Cards;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Talks;

[PublicPage]
public sealed class TalkModel(Site site) : PublicPageModel(site)
{
    public Talk Talk { get; private set; } = null!;

    /// <summary>The talk before in the program.</summary>
    public Talk? Previous { get; private set; }

    public Talk? Next { get; private set; }

    public IReadOnlyList<Talk> SameSession { get; private set; } = [];

    public override string Card => $"{PageUrls.For(Edition, Talk)}/{CardEndpoints.File}";

    protected override bool StaysTrue => true;

    public async Task<IActionResult> OnGetAsync(string talk)
    {
        var program = await Db
            .Talks.AsNoTracking()
            .InEdition(Edition)
            .WithSpeakers()
            .OrderBy(t => t.Session!.Start == null)
            .ThenBy(t => t.Session!.Start)
            .ThenBy(t => t.Order)
            .ToListAsync(Aborted);
        var place = program.FindIndex(t => t.Slug == talk);
        if (place < 0)
            return NotFound();
        Talk = program[place];
        Previous = program.ElementAtOrDefault(place - 1);
        Next = program.ElementAtOrDefault(place + 1);
        SameSession =
        [
            .. program.Where(t => t.SessionId == Talk.SessionId && t.SessionId is not null && t.Id != Talk.Id),
        ];
        return Page();
    }
}
