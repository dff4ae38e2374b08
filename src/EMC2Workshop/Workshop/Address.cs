namespace EMC2Workshop.Workshop;

/// <summary>The one address of each page, as readers may keep it for years.</summary>
public static class Address
{
    public const string Editions = "/editions";
    public const string People = "/people";
    public const string Search = "/search";
    public const string Zones = "/zones";

    public static string Of(Edition edition) => $"/{edition.Slug}";

    /// <param name="section">A page of every edition, such as "agenda".</param>
    public static string Of(Edition edition, string section) => $"/{edition.Slug}/{section}";

    public static string Of(Edition edition, Session session) => $"/{edition.Slug}/sessions/{session.Slug}";

    public static string Of(Edition edition, Talk talk) => $"/{edition.Slug}/talks/{talk.Slug}";

    public static string Of(Edition edition, Paper paper) => $"/{edition.Slug}/papers/{paper.Slug}";

    public static string Of(Person person) => $"/people/{person.Slug}";

    public static string Of(SitePage page) => page.Edition is null ? $"/pages/{page.Slug}" : $"/{page.Edition.Slug}/pages/{page.Slug}";

    /// <summary>Where an item is read, by the path of its file: a track on the page of its challenge.</summary>
    public static string OfFile(string path) => path.Split('/') switch
    {
        [var edition, "edition"] => $"/{edition}",
        [var edition, "challenge", var track] => $"/{edition}/challenge#{track}",
        _ => $"/{path}",
    };
}
