using System.Text.Json;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>A family name is one in lists and in every format of references, however many words it has.</summary>
public sealed class FamilyNamesTests(FamilyNamesTests.Families site)
    : IClassFixture<FamilyNamesTests.Families>
{
    private static readonly (string Name, string Fields)[] People =
    [
        ("Guy Van den Broeck", "family: Van den Broeck\n"),
        ("Vincent van Gogh", ""),
        ("Martin Luther King, Jr.", ""),
        ("Robert Downey Jr.", ""),
        ("Jane Roe, PhD", ""),
        ("山田 太郎", ""),
        ("李 雷", "family: 李\n"),
        ("bell hooks", ""),
        ("Plato", ""),
        ("Maria de la Cruz", "orcid: https://orcid.org/0000-0002-1825-0097\n"),
    ];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BibTeX_takes_none_apart()
    {
        using var visitor = site.Visitor();
        var (_, _, fields) = Assert.Single(
            BibTeXReader.Read(await visitor.GetStringAsync("/we-20/papers/numbers.bib", Aborted))
        );
        Assert.Equal(
            "{Van den Broeck}, Guy and {van Gogh}, Vincent and King, Jr., Martin Luther and Downey, Jr., Robert and "
                + "Roe, PhD, Jane and {山田 太郎} and 李, 雷 and hooks, bell and Plato and {de la Cruz}, Maria",
            fields["author"]
        );
    }

    [Fact]
    public async Task Csl_tells_particles_and_suffixes_apart()
    {
        using var visitor = site.Visitor();
        using var csl = JsonDocument.Parse(
            await visitor.GetStringAsync("/we-20/papers/numbers.csl.json", Aborted)
        );
        var authors = csl.RootElement[0]
            .GetProperty("author")
            .EnumerateArray()
            .Select(author => author.GetRawText());

        Assert.Equal(
            [
                """{"family":"Broeck","given":"Guy","non-dropping-particle":"Van den"}""",
                """{"family":"Gogh","given":"Vincent","non-dropping-particle":"van"}""",
                """{"family":"King","given":"Martin Luther","suffix":"Jr."}""",
                """{"family":"Downey","given":"Robert","suffix":"Jr."}""",
                """{"family":"Roe","given":"Jane","suffix":"PhD"}""",
                """{"literal":"山田 太郎"}""",
                """{"family":"李","given":"雷"}""",
                """{"family":"hooks","given":"bell"}""",
                """{"literal":"Plato"}""",
                """{"family":"Cruz","given":"Maria","non-dropping-particle":"de la"}""",
            ],
            authors.Select(json => JsonSerializer.Serialize(JsonDocument.Parse(json), Plain))
        );
    }

    [Fact]
    public async Task Ris_and_the_tags_of_a_page_begin_with_it()
    {
        string[] names =
        [
            "Van den Broeck, Guy",
            "van Gogh, Vincent",
            "King, Martin Luther, Jr.",
            "Downey, Robert, Jr.",
            "Roe, Jane, PhD",
            "山田 太郎",
            "李, 雷",
            "hooks, bell",
            "Plato",
            "de la Cruz, Maria",
        ];
        using var visitor = site.Visitor();
        var ris = await visitor.GetStringAsync("/we-20/papers/numbers.ris", Aborted);
        var page = await site.ReadAsync("/we-20/papers/numbers");

        Assert.Equal(
            names,
            ris.Split("\r\n")
                .Where(line => line.StartsWith("AU  - ", StringComparison.Ordinal))
                .Select(line => line[6..])
        );
        Assert.Equal(
            names,
            page.QuerySelectorAll("meta[name=citation_author]").Select(tag => tag.GetAttribute("content"))
        );
        Assert.StartsWith(
            "Van den Broeck, G., van Gogh, V., King, M. L., Jr., Downey, R., Jr., Roe, J., PhD, 山田 太郎, 李, 雷, "
                + "hooks, b., Plato, & de la Cruz, M. (2020). Numbers.",
            await visitor.GetStringAsync("/we-20/papers/numbers.txt", Aborted),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_list_of_people_is_sorted_by_it()
    {
        var names = (await site.ReadAsync("/people"))
            .QuerySelectorAll("main li a")
            .Select(WorkshopSite.TextOf)
            .Where(name => People.Any(person => person.Name == name));

        Assert.Equal(
            [
                "Maria de la Cruz",
                "Robert Downey Jr.",
                "bell hooks",
                "Martin Luther King, Jr.",
                "李 雷",
                "Plato",
                "Jane Roe, PhD",
                "山田 太郎",
                "Guy Van den Broeck",
                "Vincent van Gogh",
            ],
            names
        );
    }

    [Fact]
    public async Task A_pasted_orcid_is_a_link_on_the_page_and_in_its_data()
    {
        var page = await site.ReadAsync("/people/p9");

        Assert.Equal(
            "ORCID 0000-0002-1825-0097",
            page.QuerySelector("a[href='https://orcid.org/0000-0002-1825-0097']")?.TextContent
        );
        using var data = JsonDocument.Parse(
            page.QuerySelector("script[type='application/ld+json']")!.TextContent
        );
        Assert.Equal(
            "https://orcid.org/0000-0002-1825-0097",
            data.RootElement.GetProperty("sameAs")[0].GetString()
        );
        Assert.Equal("de la Cruz", data.RootElement.GetProperty("familyName").GetString());
    }

    [Fact]
    public async Task Who_contributed_equally_is_marked_on_the_page_and_in_no_reference()
    {
        var page = await site.ReadAsync("/we-20/papers/numbers");

        Assert.StartsWith(
            "Guy Van den Broeck*, Vincent van Gogh*, Martin Luther King, Jr., ",
            WorkshopSite.TextOf(page.QuerySelector("main .authors")),
            StringComparison.Ordinal
        );
        Assert.Contains("* Equal contribution", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            page.QuerySelectorAll("meta[name=citation_author]"),
            tag => tag.GetAttribute("content")!.Contains('*', StringComparison.Ordinal)
        );
    }

    private static JsonSerializerOptions Plain { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string IsEqual(int index) => index < 2 ? "true" : "false";

    private static string Id(int index) => $"00000000-0000-4000-8000-0000000001{index:00}";

    public sealed class Families()
        : SmallSite(
            new Dictionary<string, string>(
                SmallWorkshop.Files.Concat(
                    People.Select(
                        (person, index) =>
                            KeyValuePair.Create(
                                $"people/p{index}.md",
                                $"---\nid: {Id(index)}\nname: {person.Name}\n{person.Fields}---\n"
                            )
                    )
                )
            )
            {
                ["we-20/papers/numbers.md"] =
                    $"---\nid: {SmallWorkshop.Paper}\ntitle: Numbers\nauthors:\n"
                    + string.Concat(
                        People.Select(
                            (_, index) => $"  - person: p{index}\n    equal_contribution: {IsEqual(index)}\n"
                        )
                    )
                    + "---\n",
            }
        );
}
