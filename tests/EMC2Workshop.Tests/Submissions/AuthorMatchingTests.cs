using EMC2Workshop.Submissions;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Who an author is, among the people of the site and those of the file.</summary>
public sealed class AuthorMatchingTests
{
    private const string One = "0000-0002-1825-0097";
    private const string Other = "0000-0001-5109-3700";

    private static readonly KnownPerson[] People =
    [
        new("mira-oduya", "Mira Oduya") { AlsoKnownAs = ["M. A. Oduya"], Affiliation = "Example University" },
        new("lin-abara", "Lin Abara") { Orcid = One },
        new("wei-chen", "Wei Chen"),
        new("wei-chen-2", "Wei Chen"),
    ];

    [Theory]
    [InlineData("Mira Oduya", "mira-oduya")]
    [InlineData("mira  ODUYA", "mira-oduya")]
    [InlineData("Míra Oduyá", "mira-oduya")]
    [InlineData("M. A. Oduya", "mira-oduya")]
    [InlineData("Nobody Known", "nobody-known")]
    public void The_same_name_is_the_same_person_and_another_one_is_new(string name, string slug)
    {
        var match = Assert.Single(Match(new SubmittedAuthor(name)));

        Assert.Equal((slug, slug == "nobody-known"), (match.Slug, match.IsNew));
    }

    [Theory]
    [InlineData("Mira Oduia")]
    [InlineData("Oduya Mira")]
    [InlineData("M. Oduya")]
    [InlineData("W. Chen")]
    [InlineData("Wei Chen")]
    public void Near_names_and_namesakes_are_asked_about(string name)
    {
        var asked = Assert.Single(Match(new SubmittedAuthor(name)));
        Assert.True(asked.IsDoubtful);
        var slug = asked.Candidates[0].Slug;

        Assert.Equal(slug, Assert.Single(MatchWith(new() { [name] = slug }, new SubmittedAuthor(name))).Slug);
        Assert.True(Assert.Single(MatchWith(new() { [name] = "new" }, new SubmittedAuthor(name))).IsNew);
        Assert.True(
            Assert.Single(MatchWith(new() { [name] = "nobody" }, new SubmittedAuthor(name))).IsDoubtful
        );
    }

    [Fact]
    public void An_ORCID_iD_is_plain_whatever_the_name()
    {
        var match = Assert.Single(Match(new SubmittedAuthor("L. Married") { Orcid = One }));

        Assert.Equal("lin-abara", match.Slug);
    }

    [Fact]
    public void Whoever_has_a_known_name_and_another_ORCID_iD_is_somebody_else()
    {
        var match = Assert.Single(Match(new SubmittedAuthor("Lin Abara") { Orcid = Other }));

        Assert.Equal(("lin-abara-2", true), (match.Slug, match.IsNew));
    }

    [Fact]
    public void Two_of_one_name_in_a_file_are_two_by_their_ORCID_iDs_and_one_without()
    {
        SubmittedAuthor[] two = [new("Ann Pell") { Orcid = One }, new("Ann Pell") { Orcid = Other }];
        Assert.Equal(["lin-abara", "ann-pell"], Match(two).Select(match => match.Slug));

        SubmittedAuthor[] one =
        [
            new("Ann Pell") { Affiliation = "A" },
            new("Ann Pell") { Affiliation = "B" },
        ];
        Assert.Equal("ann-pell", Assert.Single(Match(one)).Slug);
    }

    [Fact]
    public void New_authors_with_nearly_one_name_are_asked_about()
    {
        var matches = Match(new SubmittedAuthor("Tomás Černý"), new SubmittedAuthor("Tomás Čermý"));

        Assert.Equal([false, true], matches.Select(match => match.IsDoubtful));
    }

    [Theory]
    [InlineData("ines@example.org", "inez@example.org", false)]
    [InlineData("ines@example.org", "", true)]
    [InlineData("", "", true)]
    public void Those_with_nearly_one_name_and_two_addresses_are_two(string one, string other, bool isAsked)
    {
        var table =
            "Paper ID,Title,Authors,Decision\n"
            + $"1,A,Ines Usmanov {Marked(one)},accept\n2,B,Inez Usmanov {Marked(other)},accept\n";
        var authors = SubmissionReader
            .Read("papers.csv", table.Bytes())
            .Papers.SelectMany(paper => paper.Authors)
            .ToArray();

        Assert.All(authors, author => Assert.Null(author.Email));
        Assert.Equal([false, isAsked], Match(authors).Select(match => match.IsDoubtful));

        static string Marked(string email) => email.Length > 0 ? $"<{email}>" : "";
    }

    [Theory]
    [InlineData("T. Bluche", "Théodore Bluche")]
    [InlineData("T. D. Černý", "Tomáš Dan Černý")]
    [InlineData("É. van der Berg", "Eva van der Berg")]
    [InlineData("María J. García Márquez", "María José García Márquez")]
    [InlineData("Edward J. Delp", "Edward Delp")]
    public void Whose_first_names_are_initials_is_asked_about_beside_whole_ones(string brief, string whole)
    {
        foreach (var names in new[] { new[] { brief, whole }, [whole, brief] })
        {
            var matches = Match([.. names.Select(name => new SubmittedAuthor(name))]);

            Assert.Equal(names, matches.Select(match => match.Author.Name));
            var asked = Assert.Single(matches, match => match.IsDoubtful);
            Assert.Equal((brief, whole), (asked.Author.Name, Assert.Single(asked.Candidates).Name));
        }
    }

    [Theory]
    [InlineData("T. Bluche", "Marie Bluche")]
    [InlineData("T. B. Bluche", "Théodore C. Bluche")]
    [InlineData("T. Bluche", "Théodore Bloch")]
    [InlineData("Lei Zhou", "Lei Ling Zhou")]
    [InlineData("Bluche", "Théodore Bluche")]
    public void Other_first_names_are_other_people(string brief, string whole) =>
        Assert.DoesNotContain(
            Match(new SubmittedAuthor(brief), new SubmittedAuthor(whole)),
            match => match.IsDoubtful
        );

    [Fact]
    public void A_name_in_another_script_gets_an_address_that_can_be_typed() =>
        Assert.Matches("^[a-z-]+$", Assert.Single(Match(new SubmittedAuthor("李明"))).Slug!);

    [Fact]
    public void A_number_gives_the_same_id_for_ever_and_in_another_edition_another()
    {
        var edition = new Guid(SmallWorkshop.Edition);

        Assert.Equal(new Guid("a50d6dc0-4e22-430c-9bfa-bc30fc0b9888"), SubmissionIds.ForPaper(edition, "7"));
        Assert.NotEqual(SubmissionIds.ForPaper(edition, "7"), SubmissionIds.ForPaper(Guid.NewGuid(), "7"));
        Assert.NotEqual(SubmissionIds.ForPaper(edition, "7"), SubmissionIds.ForPaper(edition, "T-7"));
    }

    private static IReadOnlyList<AuthorMatch> Match(params SubmittedAuthor[] authors) =>
        MatchWith([], authors);

    private static IReadOnlyList<AuthorMatch> MatchWith(
        Dictionary<string, string> answers,
        params SubmittedAuthor[] authors
    )
    {
        var papers = authors.Select(
            (author, place) =>
                new SubmittedPaper($"{place + 1}", place + 1)
                {
                    Title = "T",
                    Decision = "Accept (Oral)",
                    Authors = [author],
                }
        );
        return SubmissionPlan
            .Create(
                new SubmissionList("Table", "UTF-8", [], [.. papers], []),
                new KnownContent("we-20", new Guid(SmallWorkshop.Edition), People, [], []),
                new SubmissionAnswers { People = answers }
            )
            .Authors;
    }
}
