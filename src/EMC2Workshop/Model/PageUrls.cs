namespace EMC2Workshop.Model;

/// <summary>The one address of each page, as readers may keep it for years.</summary>
public static class PageUrls
{
    public const string Editions = "/editions";
    public const string People = "/people";
    public const string Search = "/search";
    public const string Zones = "/zones";

    public static string For(Edition edition) => $"/{edition.Slug}";

    /// <param name="section">A page of every edition, such as "agenda".</param>
    public static string For(Edition edition, string section) => $"/{edition.Slug}/{section}";

    /// <summary>The agenda of one of its days.</summary>
    public static string ForDay(Edition edition, DateOnly day) => $"/{edition.Slug}/agenda/{day:yyyy-MM-dd}";

    /// <summary>The page that lists it.</summary>
    public static string For(Edition edition, Deadline deadline) =>
        deadline.About switch
        {
            DeadlineSubject.Papers => For(edition, "call-for-papers"),
            DeadlineSubject.Challenge => For(edition, "challenge"),
            _ => For(edition),
        };

    public static string For(Edition edition, Session session) => $"/{edition.Slug}/sessions/{session.Slug}";

    public static string For(Edition edition, Talk talk) => $"/{edition.Slug}/talks/{talk.Slug}";

    public static string For(Edition edition, Paper paper) => $"/{edition.Slug}/papers/{paper.Slug}";

    public static string For(Person person) => $"/people/{person.Slug}";

    public static string For(SitePage page) =>
        page.Edition is null ? $"/pages/{page.Slug}" : $"/{page.Edition.Slug}/pages/{page.Slug}";

    /// <param name="name">As of <see cref="MediaName"/>, or of a smaller copy.</param>
    public static string ForMedia(string name) => $"/{MediaName.Folder}/{name}";
}
