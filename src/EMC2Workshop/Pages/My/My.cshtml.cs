using EMC2Workshop.Caching;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Pages.My;

/// <summary>
/// A reader's own agenda, all of it in the address: to be kept, sent, and scanned from one screen to another.
/// </summary>
[PublicPage(ReadsQuery = true)]
public sealed class MyModel(Site site, SiteAddress address) : PublicPageModel(site)
{
    public string? Code { get; private set; }

    public IReadOnlyList<Session> All { get; private set; } = [];

    public IReadOnlyList<Session> Starred { get; private set; } = [];

    /// <summary>It was saved with no session in it.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Two that overlap.</summary>
    public IReadOnlyList<(Session One, Session Other)> Clashes { get; private set; } = [];

    public override string Canonical => PageUrls.For(Edition, "my");

    public string Link => address.Absolute(PageUrls.For(Edition, $"my/{Code}"));

    protected override bool StaysTrue => true;

    /// <summary>Of its talk where it has but one.</summary>
    public static string Title(Session session) =>
        FormulaText.ToPlainText(session.OnlyTalk is { } talk ? Display.Title(talk) : session.Title);

    public static string People(Session session) =>
        session.Talks.Count > 0 ? Display.List([.. session.Talks.Select(Display.Speakers)])
        : session.Presentations.Count > 0 ? Display.Presentations(session)
        : "";

    public async Task<IActionResult> OnGetAsync(
        string? code,
        [FromQuery] string[]? star,
        [FromQuery] string? save
    )
    {
        Response.Headers.CacheControl = "no-cache"; // a browser may keep it for when there is no network
        All = await ProgramAsync(Edition);
        if (star is { Length: > 0 })
        {
            var chosen = AgendaSelection.Encode(
                All.Where(session => star.Contains(AgendaSelection.Encode(session)))
            );
            return new RedirectResult(
                PageUrls.For(Edition, $"my/{chosen}")
                    + (HttpContext.Features.Get<ViewOptions>() is { } asked ? "?" + asked.Query : "")
            );
        }
        IsEmpty = save is not null;
        if (code is null)
            return Page();
        if (AgendaSelection.Decode(code) is not { } stars)
            return NotFound();
        Code = code;
        Starred = [.. All.Where(session => stars.Contains(AgendaSelection.Encode(session)))];
        var held = (
            from session in Starred
            where !session.IsCancelled
            let slot = Edition.SlotFor(session)
            where slot is not null
            select (Session: session, Slot: slot.Value)
        ).ToList();
        Clashes =
        [
            .. held.SelectMany(
                (one, index) =>
                    held.Skip(index + 1)
                        .Where(other => one.Slot.Overlaps(other.Slot))
                        .Select(other => (one.Session, other.Session))
            ),
        ];
        return Page();
    }
}
