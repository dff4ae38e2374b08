using EMC2Workshop.Content.FrontMatter;

namespace EMC2Workshop.Tests.Content;

/// <summary>The keys below the id, on line 2, and every fault that they have.</summary>
public sealed class FieldFaultsTests
{
    private const string Known =
        "known keys are id, name, family, suffix, orcid, also_known_as, url, "
        + "portrait, portrait_alt, portrait_decorative, portrait_x, portrait_y";

    [Theory]
    [InlineData(
        "nam: Ada",
        "2: name is missing",
        $"3: unknown key \"nam\" (did you mean \"name\"?); {Known}"
    )]
    [InlineData("name: Ada\nslug: ../../etc/passwd", $"4: unknown key \"slug\"; {Known}")]
    [InlineData("name: Ada\nslug: \"\"", $"4: unknown key \"slug\"; {Known}")]
    [InlineData("name: Ada\nitem_type: x", $"4: unknown key \"item_type\"; {Known}")]
    [InlineData("name: Ada\n\"a\\nb\": x", $"4: unknown key \"a\uFFFDb\"; {Known}")]
    [InlineData("name:", "3: name is missing")]
    [InlineData("name: \" \"", "3: name is missing")]
    [InlineData("name: \"A\\u200Fda\"", "3: name holds the invisible character U+200F; take it out")]
    [InlineData("name: \"A\\uFFFFda\"", "3: name holds the invisible character U+FFFF; take it out")]
    [InlineData("name: |\n  Ada\n  Bo", "3: name holds the invisible character U+000A; take it out")]
    [InlineData("name: Ada King\nfamily: Lovelace", "4: family is not a part of the name, Ada King")]
    [InlineData(
        "name: Ada\norcid: 0000-0002-1825-0098",
        "4: orcid is not an ORCID, such as 0000-0002-1825-0097; look whether a digit is wrong"
    )]
    [InlineData(
        "name: Ada\nalso_known_as:\n  - A\n  - \"\"",
        "6: also_known_as is empty; leave it out instead"
    )]
    [InlineData(
        "name: Ada\nalso_known_as:\n  - A\n\n  - \"\\u200B\"\n  - C",
        "7: also_known_as is empty; leave it out instead"
    )]
    public void Of_a_person(string keys, params string[] faults) => Told("people/a.md", keys, faults);

    [Fact]
    public void Of_a_color_that_is_none_of_an_edition() =>
        Told(
            "a-30/edition.md",
            "ordinal: 12\nstart: 2030-05-02\nzone: UTC\ncity: Rome\nstatus: draft\naccent: pink",
            "8: accent is \"pink\"; it must be one of red, teal, blue, plum, green, ochre"
        );

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("//evil.example")]
    [InlineData("http:\\\\evil")]
    [InlineData("http:/evil")]
    [InlineData("https://")]
    [InlineData("https://user@evil")]
    [InlineData("https://user:word@evil")]
    [InlineData("ftp://example.org")]
    [InlineData("data:text/html,x")]
    [InlineData("example.org")]
    [InlineData("https://exa mple.org")]
    [InlineData("https://example.org/\u0001")]
    [InlineData("https://example.org/\"onload=x")]
    [InlineData("")]
    public void Of_an_address_that_is_none_of_the_web(string url) =>
        Told(
            "people/a.md",
            $"name: Ada\nurl: {YamlText.Write(url)}",
            "4: url is not a web address; it must begin with https:// or http:// and hold no spaces or user names"
        );

    [Theory]
    [InlineData("ordinal: 1000", "3: ordinal must be a number from 1 to 999")]
    [InlineData("ordinal: 1.5", "3: ordinal is \"1.5\"; it must be a whole number")]
    [InlineData("ordinal: 99999999999", "3: ordinal is \"99999999999\"; it must be a whole number")]
    [InlineData("start: 2019-02-30", "3: start is \"2019-02-30\"; it must be a real date such as 2019-12-13")]
    [InlineData("start: 13.12.2019", "3: start is \"13.12.2019\"; it must be a real date such as 2019-12-13")]
    [InlineData("start: 0001-01-01", "3: start is \"0001-01-01\"; it must be a real date such as 2019-12-13")]
    [InlineData("start: 9999-12-31", "3: start is \"9999-12-31\"; it must be a real date such as 2019-12-13")]
    [InlineData(
        "zone: America/Nowhere",
        "3: zone is not a time zone; write one such as America/Vancouver, UTC or AoE"
    )]
    [InlineData(
        "zone: ../../../etc/passwd",
        "3: zone is not a time zone; write one such as America/Vancouver, UTC or AoE"
    )]
    [InlineData("zone: AoE", "3: zone is no zone of a venue; write one such as America/Vancouver")]
    [InlineData(
        "status: publishd",
        "3: status is \"publishd\"; it must be one of listed, published, draft, dropped"
    )]
    [InlineData("status: 1", "3: status is \"1\"; it must be one of listed, published, draft, dropped")]
    [InlineData("virtual: yes", "3: virtual is \"yes\"; it must be true or false")]
    [InlineData(
        "length: all-day",
        "3: length is \"all-day\"; it must be one of full-day, morning, afternoon, several-days"
    )]
    public void Of_an_edition(string key, params string[] faults)
    {
        var needed = new[]
        {
            "ordinal: 5",
            "start: 2019-12-13",
            "zone: UTC",
            "city: Vancouver",
            "status: listed",
        };
        Told(
            "neurips-19/edition.md",
            string.Join('\n', needed.Where(line => line.Split(':')[0] != key.Split(':')[0]).Prepend(key)),
            faults
        );
    }

    [Fact]
    public void Of_an_edition_that_ends_before_it_starts_and_has_others_too() =>
        Told(
            "neurips-19/edition.md",
            "ordinal: 5\nstart: 2019-12-13\nend: 2019-12-12\nzone: UTC\nstatus: listed",
            "2: city is missing",
            "5: end is before the start, 2019-12-13"
        );

    [Theory]
    [InlineData(
        "start: 2019-12-13 9:00\nend: 2019-12-13 10:00",
        "5: start is \"2019-12-13 9:00\"; it must be a real date and time such as 2019-12-13 08:45"
    )]
    [InlineData(
        "start: 2019-12-13 10:00\nend: 2019-12-13 09:59",
        "6: end is before the start, 2019-12-13 10:00"
    )]
    [InlineData(
        "start: 2019-12-13 10:00\nend: 2019-12-13 09:00",
        "6: end is before the start, 2019-12-13 10:00"
    )]
    [InlineData(
        "start: 2019-12-13 10:00\nend: 2019-12-14 10:01",
        "6: end is more than a day after the start"
    )]
    [InlineData("start: 2019-12-13 10:00", "5: start is given without an end; give both or neither")]
    [InlineData("end: 2019-12-13 10:00", "5: end is given without a start; give both or neither")]
    [InlineData(
        "start: 2019-12-13 10:00\nend: 2019-12-13 11:00\nexpected_start: 2019-12-13 11:00",
        "7: expected_start is not before the end, 2019-12-13 11:00; give an expected_end too"
    )]
    [InlineData(
        "start: 2019-12-13 10:00\nend: 2019-12-13 11:00\nexpected_end: 2019-12-13 09:59",
        "7: expected_end is before the start that is expected, 2019-12-13 10:00"
    )]
    [InlineData(
        "expected_start: 2019-12-13 10:00\nexpected_end: 2019-12-13 09:59",
        "6: expected_end is before the start that is expected, 2019-12-13 10:00"
    )]
    [InlineData("state: late", "5: state is \"late\"; it must be one of planned, delayed, moved, cancelled")]
    [InlineData("chairs:\n  - ada", "6: chairs must hold lines such as \"person: ...\"")]
    [InlineData("chairs:\n  - affiliation: MIT", "6: person is missing")]
    [InlineData(
        "presentations:\n  - paper: a\n    bord: 3",
        "6: id is missing; add a line \"id: (id)\" (fresh, ready to use)",
        "7: unknown key \"bord\" (did you mean \"board\"?); known keys are id, paper, form, board"
    )]
    public void Of_a_session(string keys, params string[] faults) =>
        Told("neurips-19/sessions/a.md", $"title: A\nkind: keynote\n{keys}", faults);

    [Theory]
    [InlineData("speakers:\n  - person: a\nsession:", "5: session is empty; leave it out instead")]
    [InlineData("title: A", "2: speakers is missing")]
    [InlineData("speakers: []", "3: speakers is missing")]
    [InlineData(
        "speakers:\n  - person: a\nmaterials:\n  - kind: film\n    title: A\n    url: x",
        "6: kind is \"film\"; it must be one of paper, slides, poster, video, code",
        "8: url is not a web address; it must begin with https:// or http:// and hold no spaces or user names"
    )]
    public void Of_a_talk(string keys, params string[] faults) => Told("neurips-19/talks/a.md", keys, faults);

    [Theory]
    [InlineData("doi: 10.1109/a}b", "6: doi is not a DOI, such as 10.1109/5.771073")]
    [InlineData("arxiv: 1910.6", "6: arxiv is not an arXiv identifier, such as 1910.06188")]
    [InlineData("arxiv: '1910.0618'", "6: arxiv is not an arXiv identifier, such as 1910.06188")]
    [InlineData("arxiv: arXiv:1910.0618", "6: arxiv is not an arXiv identifier, such as 1910.06188")]
    [InlineData("arxiv: '1412.06188'", "6: arxiv is not an arXiv identifier, such as 1910.06188")]
    [InlineData("arxiv: '1913.06188'", "6: arxiv is not an arXiv identifier, such as 1910.06188")]
    [InlineData("arxiv: '0703.0618'", "6: arxiv is not an arXiv identifier, such as 1910.06188")]
    [InlineData("arxiv: cs/0113001", "6: arxiv is not an arXiv identifier, such as 1910.06188")]
    [InlineData("arxiv:", "6: arxiv is empty; leave it out instead")]
    [InlineData("doi: https://example.org/10.1109/5.771073", "6: doi is not a DOI, such as 10.1109/5.771073")]
    [InlineData("doi: https://doi.org/5.771073", "6: doi is not a DOI, such as 10.1109/5.771073")]
    [InlineData("doi:", "6: doi is empty; leave it out instead")]
    [InlineData("pages: 36 to 39", "6: pages are not page numbers, such as 36-39")]
    [InlineData("pages:", "6: pages is empty; leave it out instead")]
    public void Of_a_paper(string key, params string[] faults) =>
        Told("neurips-19/papers/a.md", $"title: A\nauthors:\n  - person: a\n{key}", faults);

    [Theory]
    [InlineData(
        "due: 2019-03-10 02:30\nzone: America/Vancouver",
        "4: due does not exist in America/Vancouver: clocks are set forward over it"
    )]
    [InlineData(
        "due: 2019-09-20 24:00\nzone: AoE",
        "4: due is \"2019-09-20 24:00\"; it must be a real date and time such as 2019-12-13 08:45"
    )]
    [InlineData(
        "due: 2019-09-20 23:59\nzone: PST",
        "5: zone is not a time zone; write one such as America/Vancouver, UTC or AoE"
    )]
    [InlineData("due: 2019-09-20 23:59\nzone: AoE\nextended:\n  - on: 2019-09-16", "7: from is missing")]
    public void Of_a_deadline(string keys, params string[] faults) =>
        Told("neurips-19/deadlines/a.md", $"name: A\n{keys}\nabout: papers", faults);

    [Theory]
    [InlineData("target_size: 0", "12: target_size must be a number of bytes, from 1 to 1000000000000")]
    [InlineData("target_size: 3.5M", "12: target_size is \"3.5M\"; it must be a whole number")]
    [InlineData("size_tolerance: 100.01", "12: size_tolerance must be a percentage from 0 to 100")]
    [InlineData("size_tolerance: -0.4", "12: size_tolerance must be a percentage from 0 to 100")]
    [InlineData(
        "size_tolerance: 99999999999999999999",
        "12: size_tolerance must be a percentage from 0 to 100"
    )]
    [InlineData("size_tolerance: 5%", "12: size_tolerance is \"5%\"; it must be a number such as 70 or 0.5")]
    public void Of_a_track(string key, params string[] faults)
    {
        var needed = new[]
        {
            "title: A",
            "order: 1",
            "benchmark: A",
            "focus: A",
            "data_url: http://example.org",
            "metric: A",
            "model: A",
            "target_accuracy: 70",
            "accuracy_tolerance: 5",
            key,
            "target_size: 1",
            "size_tolerance: 5",
            "accuracy_rule: A",
            "size_rule: A",
            "output: A",
        };
        Told(
            "neurips-19/challenge/a.md",
            string.Join('\n', needed.Where(line => line == key || line.Split(':')[0] != key.Split(':')[0])),
            faults
        );
    }

    private static void Told(string file, string keys, params string[] faults) =>
        Assert.Equal(
            faults.Select(fault => $"{file}:{fault}"),
            ContentTexts.FaultsOf(file, $"---\nid: {SmallWorkshop.Ada}\n{keys}\n---\n").OrderBy(LineOf)
        );

    private static int LineOf(string fault) =>
        int.Parse(fault.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
}
