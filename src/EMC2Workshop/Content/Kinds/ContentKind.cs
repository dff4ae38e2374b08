using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Content.Kinds;

/// <summary>A kind of item: where its files lie and which fields they have.</summary>
/// <param name="Name">In the site's addresses of the admin and in messages.</param>
/// <param name="Place">Pattern of its files; <c>{edition}</c> and <c>{slug}</c> stand for names.</param>
public sealed record ContentKind(string Name, string Place, Func<ItemFields> NewFields)
{
    /// <summary>In an order in which each comes after those that it refers to.</summary>
    public static IReadOnlyList<ContentKind> All { get; } =
    [
        new("series", "site.md", () => new SeriesFields()),
        new("person", "people/{slug}.md", () => new PersonFields()),
        new("page", "pages/{slug}.md", () => new PageFields()),
        new("edition", "{edition}/edition.md", () => new EditionFields()),
        new("page", "{edition}/pages/{slug}.md", () => new PageFields()),
        new("call", "{edition}/call-for-papers.md", () => new CallForPapersFields()),
        new("challenge", "{edition}/challenge.md", () => new ChallengeFields()),
        new("track", "{edition}/challenge/{slug}.md", () => new TrackFields()),
        new("paper", "{edition}/papers/{slug}.md", () => new PaperFields()),
        new("session", "{edition}/sessions/{slug}.md", () => new SessionFields()),
        new("talk", "{edition}/talks/{slug}.md", () => new TalkFields()),
        new("committee", "{edition}/committee.md", () => new CommitteeFields()),
        new("deadline", "{edition}/deadlines/{slug}.md", () => new DeadlineFields()),
        new("sponsor", "{edition}/sponsors/{slug}.md", () => new SponsorFields()),
        new("announcement", "{edition}/announcements/{slug}.md", () => new AnnouncementFields()),
    ];

    private readonly string[] pattern = Place[..^3].Split('/');

    public bool OfSeries => pattern[0] != "{edition}";

    public bool IsEdition => Place == "{edition}/edition.md";

    public static ContentKind? Find(string[] parts) => All.FirstOrDefault(kind => kind.Matches(parts));

    /// <summary>The kind that fields name by its folder.</summary>
    public static ContentKind ForFolder(string folder) =>
        All.First(kind => kind.pattern.Length > 1 && kind.pattern[^2] == folder && kind.pattern[^1] == "{slug}");

    public bool OfEdition(string[] parts) => !OfSeries && parts.Length > 1;

    private bool Matches(string[] parts) =>
        parts.Length == pattern.Length
        && parts.Zip(pattern).All(pair => pair.Second.StartsWith('{') || pair.First == pair.Second);
}
