namespace EMC2Workshop.Tests.Admin;

/// <summary>A morning in two rooms, something without a time, and a talk and a paper without a session.</summary>
public static class TimetableDay
{
    public static IReadOnlyDictionary<string, string> Files { get; } =
        new Dictionary<string, string>(SmallWorkshop.Files)
        {
            ["we-20/edition.md"] = SmallWorkshop
                .Files["we-20/edition.md"]
                .Replace("city: London", "city: London\nroom: Hall", StringComparison.Ordinal),
            ["we-20/sessions/tea.md"] = Session("11", "Tea", "break", "11:00", "11:30"),
            ["we-20/sessions/closing.md"] = Session("12", "Closing", "closing", "11:30", "12:00"),
            ["we-20/sessions/panel.md"] = Session("13", "Panel", "panel", "10:00", "11:00")
                .Replace(
                    "kind: panel",
                    "kind: panel\nroom: Annex\npanelists:\n  - person: alan-turing",
                    StringComparison.Ordinal
                ),
            ["we-20/sessions/dinner.md"] = """
                ---
                id: 00000000-0000-4000-8000-000000000014
                title: Dinner
                kind: social
                ---

                """,
            ["we-20/papers/weaves.md"] = """
                ---
                id: 00000000-0000-4000-8000-000000000016
                title: Weaves
                authors:
                  - person: alan-turing
                ---

                """,
            ["we-20/talks/looms.md"] = """
                ---
                id: 00000000-0000-4000-8000-000000000015
                title: On looms
                speakers:
                  - person: ada-lovelace
                ---

                """,
        };

    private static string Session(string id, string title, string kind, string start, string end) =>
        $"""
            ---
            id: 00000000-0000-4000-8000-0000000000{id}
            title: {title}
            kind: {kind}
            start: 2020-03-02 {start}
            end: 2020-03-02 {end}
            ---

            """;
}
