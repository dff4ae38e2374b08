using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Feeds.Cards;
using EMC2Workshop.Feeds.Citations;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Papers;

[PublicPage]
public sealed class PaperModel(Site site, ReferenceSource references) : PublicPageModel(site)
{
    public Paper Paper { get; private set; } = null!;

    public Reference Reference { get; private set; } = null!;

    /// <summary>Where the paper is presented first, and its neighbours there.</summary>
    public Session? Session { get; private set; }

    public Paper? Previous { get; private set; }

    public Paper? Next { get; private set; }

    /// <summary>How it is presented.</summary>
    public string Forms =>
        Paper.Presentations.Count == 0
            ? "Paper"
            : Display.List([
                .. Paper
                    .Presentations.Select(presentation =>
                        presentation.Form == PresentationForm.Oral ? "Paper" : presentation.Form.ToString()
                    )
                    .Distinct(),
            ]);

    public override string Card => $"{PageUrls.For(Edition, Paper)}/{CardEndpoints.File}";

    public async Task<IActionResult> OnGetAsync(string paper)
    {
        var found = await Db
            .Papers.AsNoTracking()
            .WithSlug(Edition, paper)
            .Include(p => p.Credits)
                .ThenInclude(credit => credit.Person)
            .Include(p => p.Presentations.OrderBy(presentation => presentation.Session.Start))
                .ThenInclude(presentation => presentation.Session)
            .AsSplitQuery()
            .SingleOrDefaultAsync(Aborted);
        if (found is null)
            return NotFound();
        Paper = found;
        Reference = await references.ForAsync(Edition, Paper, Aborted);
        Session = found.Presentations.FirstOrDefault()?.Session;
        if (Session is not null)
            await FindNeighboursAsync(Session);
        return Page();
    }

    private async Task FindNeighboursAsync(Session session)
    {
        var papers = await Db
            .Presentations.AsNoTracking()
            .Where(presentation => presentation.SessionId == session.Id)
            .OrderBy(presentation => presentation.Order)
            .Select(presentation => presentation.Paper)
            .ToListAsync(Aborted);
        var place = papers.FindIndex(paper => paper.Id == Paper.Id);
        Previous = papers.ElementAtOrDefault(place - 1);
        Next = papers.ElementAtOrDefault(place + 1);
    }
}
