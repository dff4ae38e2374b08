using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Search;

/// <summary>A page that readers look for by what it is called or is for, and not by what it says.</summary>
/// <param name="LinkOn">On a page of its edition; null where the edition has none.</param>
/// <param name="Words">In small letters.</param>
public sealed record NamedPage(Func<PublicPageModel, NamedLink?> LinkOn, params string[] Words)
{
    private static readonly IReadOnlyList<NamedPage> All =
    [
        .. EditionSection.All.Select(section => new NamedPage(
            page => page.Contents.Has(section.Slug) ? NamedLink.To(section.Slug, section.Name, page) : null,
            [section.Slug, .. section.Aliases, .. section.Terms]
        )),
        new(
            page => page.Contents.HasCommittee ? NamedLink.To("committee", "Committee", page) : null,
            ["committee", "organizer", "organizers", "chair", "chairs", "contact"]
        ),
        new(
            page =>
                (page.Edition.Contact ?? page.Series.Contact) is { } contact
                    ? new($"Questions: {contact}", $"mailto:{contact}")
                    : null,
            ["contact", "question", "questions", "email", "help"]
        ),
        new(
            page =>
                page.Edition.RegistrationUrl is { } url && !page.Time.IsOver(page.Edition)
                    ? new($"Registration, {Display.Brief(page.Edition)}", url)
                    : null,
            ["registration", "register", "tickets", "attend"]
        ),
        new(
            page => page.Edition.HasPages ? NamedLink.To("feeds", "Calendars and feeds", page) : null,
            ["calendar", "calendars", "feed", "feeds", "rss", "api"]
        ),
        new(
            _ => new("All editions", PageUrls.Editions),
            ["edition", "editions", "archive", "archives", "past", "previous", "history"]
        ),
    ];

    /// <summary>It is no slip, also where there is no such page.</summary>
    public static bool IsCalled(string word) => All.Any(named => named.Words.Contains(word));

    public static IEnumerable<NamedLink> Find(IEnumerable<string> words, PublicPageModel page) =>
        All.Where(named => named.Words.Intersect(words).Any())
            .Select(named => named.LinkOn(page))
            .OfType<NamedLink>();
}

public sealed record NamedLink(string Name, string Url)
{
    public static NamedLink To(string section, string name, PublicPageModel page) =>
        new($"{name}, {Display.Brief(page.Edition)}", PageUrls.For(page.Edition, section));
}
