namespace EMC2Workshop.Model;

/// <summary>
/// A page that every edition has: in the menu, and at the short address that leads to the current edition's.
/// </summary>
/// <param name="Aliases">What people type instead.</param>
public sealed record EditionSection(string Slug, string Name, params string[] Aliases)
{
    public static IReadOnlyList<EditionSection> All { get; } =
    [
        new("agenda", "Agenda", "program", "programme", "schedule"),
        new("keynotes", "Keynotes", "keynote"),
        new("invited-talks", "Invited talks", "talks"),
        new("papers", "Papers"),
        new("posters", "Posters"),
        new("speakers", "Speakers"),
        new("call-for-papers", "Call for papers", "cfp", "call", "submit"),
        new("challenge", "Challenge", "emcc"),
        new("sponsors", "Sponsors"),
    ];
}
