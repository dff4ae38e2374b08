namespace EMC2Workshop.Model;

/// <summary>
/// A page that every edition has: at the short address that leads to the current edition's, and for the most part in
/// the menu.
/// </summary>
/// <param name="Aliases">What people type instead.</param>
public sealed record EditionSection(string Slug, string Name, params string[] Aliases)
{
    public static IReadOnlyList<EditionSection> All { get; } =
    [
        new("agenda", "Agenda", "program", "programme", "schedule")
        {
            Holds = ["talks", "sessions", "now", "my", "changes"],
            Terms = ["timetable", "time", "times", "room", "venue", "lunch", "break"],
        },
        new("papers", "Papers", "proceedings")
        {
            Holds = ["posters", "papers-by-title"],
            Terms = ["paper", "bibtex", "cite", "citation", "citations"],
        },
        new("speakers", "Speakers")
        {
            Holds = ["keynotes", "invited-talks"],
            Terms = ["speaker", "slides", "video", "videos", "recording", "recordings"],
        },
        new("call-for-papers", "Call for papers", "cfp", "call", "submit")
        {
            Terms =
            [
                "deadline",
                "deadlines",
                "submission",
                "submissions",
                "template",
                "latex",
                "easychair",
                "pages",
                "limit",
                "notification",
                "camera",
                "ready",
                "dates",
            ],
        },
        new("challenge", "Challenge", "emcc") { Terms = ["competition", "contest"] },
        new("keynotes", "Keynotes", "keynote") { IsInMenu = false },
        new("invited-talks", "Invited talks", "talks") { IsInMenu = false },
        new("posters", "Posters") { IsInMenu = false, Terms = ["poster"] },
        new("sponsors", "Sponsors") { IsInMenu = false, Terms = ["sponsor"] },
    ];

    public bool IsInMenu { get; private init; } = true;

    /// <summary>What people look for who want this page, beside its names.</summary>
    public IReadOnlyList<string> Terms { get; private init; } = [];

    /// <summary>What stands beside it in the address, and below it in the menu.</summary>
    public IReadOnlyList<string> Holds { get; private init; } = [];
}
