namespace EMC2Workshop.Tests;

/// <summary>A workshop of two people, one talk and one paper: the least that has every reference in it.</summary>
public static class SmallWorkshop
{
    public const string Ada = "00000000-0000-4000-8000-000000000001";
    public const string Alan = "00000000-0000-4000-8000-000000000002";
    public const string Talk = "00000000-0000-4000-8000-000000000003";
    public const string Paper = "00000000-0000-4000-8000-000000000004";
    public const string Posters = "00000000-0000-4000-8000-000000000005";
    public const string Presentation = "00000000-0000-4000-8000-000000000006";
    public const string Keynote = "00000000-0000-4000-8000-000000000007";
    public const string Edition = "00000000-0000-4000-8000-000000000008";

    public static IReadOnlyDictionary<string, string> Files { get; } =
        new Dictionary<string, string>
        {
            ["site.md"] = """
                ---
                id: 00000000-0000-4000-8000-00000000000a
                name: Workshop on Engines
                acronym: WE
                ---

                """,
            ["people/ada-lovelace.md"] = Person(Ada, "Ada Lovelace"),
            ["people/alan-turing.md"] = Person(Alan, "Alan Turing"),
            ["we-20/edition.md"] = $"""
                ---
                id: {Edition}
                ordinal: 1
                start: 2020-03-02
                zone: Europe/London
                city: London
                status: published
                ---

                """,
            ["we-20/sessions/keynote.md"] = $"""
                ---
                id: {Keynote}
                title: Keynote
                kind: keynote
                start: 2020-03-02 09:00
                end: 2020-03-02 10:00
                chairs:
                  - person: alan-turing
                ---

                """,
            ["we-20/sessions/posters.md"] = $"""
                ---
                id: {Posters}
                title: Posters
                kind: poster-session
                start: 2020-03-02 10:00
                end: 2020-03-02 11:00
                presentations:
                  - id: {Presentation}
                    paper: numbers
                ---

                """,
            ["we-20/talks/engines.md"] = $"""
                ---
                id: {Talk}
                title: On engines
                session: keynote
                speakers:
                  - person: ada-lovelace
                    affiliation: London
                ---

                What they may do.

                """,
            ["we-20/papers/numbers.md"] = $"""
                ---
                id: {Paper}
                title: On computable numbers
                authors:
                  - person: alan-turing
                ---

                """,
        };

    public static string Person(string id, string name) => $"---\nid: {id}\nname: {name}\n---\n";
}
