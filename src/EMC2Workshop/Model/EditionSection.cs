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
        },
        new("papers", "Papers") { Holds = ["posters", "papers-by-title"] },
        new("speakers", "Speakers") { Holds = ["keynotes", "invited-talks"] },
        new("call-for-papers", "Call for papers", "cfp", "call", "submit"),
        new("challenge", "Challenge", "emcc"),
        new("keynotes", "Keynotes", "keynote") { IsInMenu = false },
        new("invited-talks", "Invited talks", "talks") { IsInMenu = false },
        new("posters", "Posters") { IsInMenu = false },
        new("sponsors", "Sponsors") { IsInMenu = false },
    ];

    public bool IsInMenu { get; private init; } = true;

    /// <summary>What stands beside it in the address, and below it in the menu.</summary>
    public IReadOnlyList<string> Holds { get; private init; } = [];
}
