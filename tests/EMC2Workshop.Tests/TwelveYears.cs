namespace EMC2Workshop.Tests;

/// <summary>Twelve invented years of a workshop, with what a series has had and one edition alone has not.</summary>
public static class TwelveYears
{
    public static IReadOnlyDictionary<string, string> Files { get; } = Items().ToDictionary();

    private static KeyValuePair<string, string>[] Items() =>
        [
            Item("site", "name: Workshop on Patient Tools\nacronym: WPT"),
            .. People("Ada One", "Ben Two", "Cy Three", "Dee Four", "Eve Five", "Flo Six", "Gus Seven"),
            // Half a day of which only links are left.
            Edition(
                "pt-14",
                "ordinal: 1\nstart: 2014-06-01",
                "links:\n  - title: Proceedings\n    url: https://example.org/2014\n"
                    + "  - title: \"Photos: the day\"\n    url: https://example.org/photos?a=1&b=2\nlength: morning",
                "listed"
            ),
            Edition("pt-15", "ordinal: 2\nstart: 2015-06-01", "length: afternoon"),
            Item(
                "pt-15/sessions/panel",
                "title: What is patience?\nkind: panel\nstart: 2015-06-01 13:00\nend: 2015-06-01 14:00\n"
                    + $"moderators:\n{Names("ada-one", "ben-two")}\npanelists:\n{Names("cy-three", "dee-four")}\n"
                    + "materials:\n  - kind: video\n    title: The panel\n    url: https://example.org/panel.webm\n"
                    + "  - kind: slides\n    title: Opening slides\n    url: https://example.org/opening.pdf",
                "With questions from the floor.\n"
            ),
            Edition(
                "pt-16",
                "ordinal: 3\nstart: 2016-06-01",
                "links:\n  - title: Playlist\n    url: https://example.org/playlist"
            ),
            Item("pt-16/sponsors/patient-co", "name: Patient Co.\nurl: https://example.org/patient"),
            Item("pt-16/sponsors/slow-food", "name: Slow Food\ntier: Silver"),
            Session("pt-16", "keynote", "Keynote", "keynote", "2016-06-01 09:00", "2016-06-01 10:00"),
            Session(
                "pt-16",
                "lunch",
                "Lunch",
                "lunch",
                "2016-06-01 12:00",
                "2016-06-01 13:00",
                "sponsor: slow-food"
            ),
            Item(
                "pt-16/talks/bought",
                $"title: Tools that wait\nsession: keynote\nspeakers:\n{Names("ada-one")}\nsponsor: patient-co"
            ),
            Edition("pt-17", "ordinal: 4\nstart: 2017-06-01", "room: Hall"),
            Session("pt-17", "doors", "Doors open", "announcement", "2017-06-01 08:00", "2017-06-01 08:00"),
            Session("pt-17", "demo", "Demonstration", "invited-talk", "2017-06-01 09:00", "2017-06-01 10:00"),
            Session("pt-17", "posters", "Standing around", "social", "2017-06-01 09:30", "2017-06-01 10:30"),
            Session(
                "pt-17",
                "tutorial",
                "Tutorial",
                "panel",
                "2017-06-01 09:00",
                "2017-06-01 11:00",
                "room: Annex"
            ),
            Edition("pt-18", "ordinal: 5\nstart: 2018-06-01"),
            Item("pt-18/challenge", "title: The Slow Race", "Whoever arrives *last* wins.\n"),
            Edition("pt-19", "ordinal: 6\nstart: 2019-06-01"),
            Item(
                "pt-19/challenge",
                "title: The Long Wait\ngoals:\n  - Wait\nevaluation: A jury of three reads all reports.\n"
                    + "timeline: By the end of May."
            ),
            Item(
                "pt-19/challenge/alone",
                "title: Alone\norder: 1\nfocus: One person waits.\n"
                    + "output: A [report](https://example.org/report) of two pages."
            ),
            Edition(
                "pt-20",
                "ordinal: 7\nstart: 2020-06-01\nend: 2020-06-02",
                "recordings:\n"
                    + "  - url: https://www.youtube.com/watch?v=day1&t=5s\n    start: 2020-06-01 07:55\n"
                    + "  - url: https://vimeo.com/222\n    start: 2020-06-02 09:30\n    room: Annex\n"
                    + "  - url: https://video.example.org/day2\n    start: 2020-06-02 08:00\nlength: several-days"
            ),
            Session("pt-20", "first", "First", "keynote", "2020-06-01 09:00", "2020-06-01 10:00"),
            Session("pt-20", "hello", "Hello", "welcome", "2020-06-01 07:55", "2020-06-01 08:00"),
            Session("pt-20", "before", "Before", "panel", "2020-06-01 07:00", "2020-06-01 07:30"),
            Session(
                "pt-20",
                "late",
                "Late",
                "invited-talk",
                "2020-06-01 10:00",
                "2020-06-01 11:00",
                "state: delayed\nexpected_start: 2020-06-01 10:20\nexpected_end: 2020-06-01 11:20\nreason: Rain."
            ),
            Session(
                "pt-20",
                "gone",
                "Gone",
                "panel",
                "2020-06-01 11:00",
                "2020-06-01 12:00",
                "state: cancelled\nreason: Rain."
            ),
            Session(
                "pt-20",
                "annex",
                "Annex",
                "panel",
                "2020-06-02 10:00",
                "2020-06-02 11:00",
                "room: Annex"
            ),
            Session("pt-20", "hall", "Hall", "panel", "2020-06-02 10:00", "2020-06-02 11:00", "room: Hall"),
            Talk("pt-20", "opening", "first", "ada-one", "\norder: 1"),
            Talk(
                "pt-20",
                "own",
                "first",
                "ben-two",
                "\norder: 2\nmaterials:\n  - kind: video\n    title: Recording\n    url: https://example.org/own"
            ),
            Talk("pt-20", "waited", "late", "cy-three"),
            Edition("pt-21", "ordinal: 8\nstart: 2021-06-01", "virtual: true"),
            Session("pt-21", "seven", "Seven voices", "invited-talk", "2021-06-01 09:00", "2021-06-01 10:00"),
            Item(
                "pt-21/talks/seven",
                "title: Seven at once\nsession: seven\nspeakers:\n"
                    + Names("ada-one", "ben-two", "cy-three", "dee-four", "eve-five", "flo-six", "gus-seven")
            ),
            Edition(
                "pt-22",
                "ordinal: 9\nstart: 2022-06-01",
                "",
                "dropped\nreason: Nobody had the patience."
            ),
            Edition("pt-23", "ordinal: 10\nstart: 2023-06-01"),
            Edition("pt-24", "ordinal: 11\nordinal_letter: a\nstart: 2024-06-01", "", "listed"),
            Edition("pt-25", "ordinal: 11\nordinal_letter: b\nwhen: Summer 2025\nstart: 2025-06-01"),
        ];

    private static KeyValuePair<string, string>[] People(params string[] names) =>
        [
            .. names.Select(name =>
                Item($"people/{name.ToLowerInvariant().Replace(' ', '-')}", $"name: {name}")
            ),
        ];

    private static string Names(params string[] slugs) =>
        string.Join('\n', slugs.Select(slug => $"  - person: {slug}"));

    /// <param name="first">Fields before the place.</param>
    /// <param name="more">Fields behind it.</param>
    private static KeyValuePair<string, string> Edition(
        string slug,
        string first,
        string more = "",
        string status = "published"
    ) =>
        Item(
            $"{slug}/edition",
            $"{first}\nzone: Europe/Berlin\ncity: Berlin{(more.Length > 0 ? "\n" : "")}{more}\nstatus: {status}"
        );

    private static KeyValuePair<string, string> Session(
        string edition,
        string slug,
        string title,
        string kind,
        string start,
        string end,
        string more = ""
    ) =>
        Item(
            $"{edition}/sessions/{slug}",
            $"title: {title}\nkind: {kind}\nstart: {start}\nend: {end}{(more.Length > 0 ? "\n" : "")}{more}"
        );

    private static KeyValuePair<string, string> Talk(
        string edition,
        string slug,
        string session,
        string speaker,
        string more = ""
    ) =>
        Item(
            $"{edition}/talks/{slug}",
            $"title: {slug}\nsession: {session}\nspeakers:\n{Names(speaker)}{more}"
        );

    private static KeyValuePair<string, string> Item(string path, string fields, string text = "") =>
        new(
            path + ".md",
            $"---\nid: {OddWorkshop.IdOf(path)}\n{fields}\n---\n{(text.Length > 0 ? "\n" : "")}{text}"
        );
}
