using EMC2Workshop.Submissions;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>How the authors of a paper stand in one cell, or in a table of their own.</summary>
public sealed class AuthorCellsTests
{
    [Theory]
    [InlineData("Aristotle", "Aristotle", null)]
    [InlineData("Sam Jones, Jr. and Lin Abara", "Sam Jones Jr.|Lin Abara", null)]
    [InlineData("MIRA ODUYA and lin abara", "Mira Oduya|Lin Abara", null)]
    [InlineData("Sandra Alexandra,Mira Oduya and Anders And", "Sandra Alexandra|Mira Oduya|Anders And", null)]
    [InlineData("Lin van der Abara", "Lin van der Abara", null)]
    [InlineData("Mira Oduya ( Univ (ABC), City)*; Lin Abara ();", "Mira Oduya|Lin Abara", "Univ (ABC), City")]
    [InlineData("Oduya, Mira*; Abara, Lin", "Mira Oduya|Lin Abara", null)]
    [InlineData("Mira Oduya|Lin Abara", "Mira Oduya|Lin Abara", null)]
    [InlineData("Abara, Lin and Oduya, Mira", "Lin Abara|Mira Oduya", null)]
    [InlineData("van der Abara, Lin", "Lin van der Abara", null)]
    [InlineData(
        "Oduya, Mira (Example U); Jones, Jr., Sam (Other U)",
        "Mira Oduya|Sam Jones Jr.",
        "Example U"
    )]
    [InlineData("Yann LeCun (NYU), Han, Song", "Yann LeCun|Song Han", "NYU")]
    [InlineData(
        "Mira Oduya (A (B)), Lin Abara (C) and Anders And",
        "Mira Oduya|Lin Abara|Anders And",
        "A (B)"
    )]
    [InlineData("Mira Oduya (A)*", "Mira Oduya", "A")]
    [InlineData("JOHN PUBLIC (ACME; Inc.)*; Mary Neil (acme)", "John Public|Mary Neil", "ACME; Inc.")]
    [InlineData("Mira Oduya (A (B; C); D)*; Lin Abara", "Mira Oduya|Lin Abara", "A (B; C); D")]
    [InlineData("Plato and Aristotle", "Plato|Aristotle", null)]
    [InlineData("Lin Abara & Mira Oduya", "Lin Abara|Mira Oduya", null)]
    [InlineData("Lin Abara / Mira Oduya", "Lin Abara|Mira Oduya", null)]
    [InlineData("Lin Abara + Mira Oduya", "Lin Abara|Mira Oduya", null)]
    [InlineData("Abara, Lin & Oduya, Mira", "Lin Abara|Mira Oduya", null)]
    [InlineData("Lin Abara (AT&T / A+B) & Prof. Mira Oduya", "Lin Abara|Mira Oduya", "AT&T / A+B")]
    [InlineData("Lin Abara (Texas A&M); & Mira Oduya", "Lin Abara|Mira Oduya", "Texas A&M")]
    [InlineData("& Lin Abara; Mira Oduya and Sam Jones", "Lin Abara|Mira Oduya|Sam Jones", null)]
    [InlineData("Lin Abara¹* and Dr. Mira Oduya²†", "Lin Abara|Mira Oduya", null)]
    [InlineData(
        "Mira Oduya, Lin Abara and Anders And, Tomás Černý",
        "Mira Oduya|Lin Abara|Anders And|Tomás Černý",
        null
    )]
    public void Lists_of_names_are_taken_apart(string cell, string names, string? affiliation)
    {
        var authors = Assert
            .Single(
                SubmissionReader
                    .Read("a.csv", $"Paper ID,Paper Title,Authors\n7,Tiny,\"{cell}\"\n".Bytes())
                    .Papers
            )
            .Authors;

        Assert.Equal(names, string.Join('|', authors.Select(author => author.Name)));
        Assert.Equal(affiliation, authors[0].Affiliation);
    }

    [Fact]
    public void A_family_name_of_several_words_is_kept_as_one()
    {
        const string Authors = """
            submission #,first name,last name,email,affiliation
            7,Wim,Van den Broeck,w@example.org,
            12,Plato,,p@example.org,
            """;

        var list = SubmissionReader.Read("abc.zip", EasyChairZip(authors: Authors));

        Assert.Equal(
            [new SubmittedAuthor("Wim Van den Broeck", "Van den Broeck"), new SubmittedAuthor("Plato")],
            list.Papers.SelectMany(paper => paper.Authors).AsWritten()
        );
    }

    [Fact]
    public void The_same_author_twice_in_a_paper_is_told()
    {
        var list = SubmissionReader.Read(
            "a.csv",
            "Paper ID,Paper Title,Authors\n7,Tiny,Mira Oduya and mira oduya\n".Bytes()
        );

        var problem = Assert.Single(list.Problems);
        Assert.True(problem.IsBlocking);
        Assert.Equal("row 2, paper 7: names Mira Oduya twice among its authors", $"{problem}");
    }

    [Fact]
    public void Names_with_nothing_but_commas_between_them_are_taken_in_pairs_and_the_doubt_is_told()
    {
        var list = SubmissionReader.Read(
            "a.csv",
            "Paper ID,Paper Title,Authors\n7,Tiny,\"Abara, Lin, Oduya, Mira\"\n".Bytes()
        );

        Assert.Equal(["Lin Abara", "Mira Oduya"], list.Papers[0].Authors.Select(author => author.Name));
        Assert.Contains("are taken as \"Last, First\"", $"{list.Problems[0]}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Lin Abara et al.",
        "Lin Abara",
        "“et al.” was left out of the authors; add all names to your file"
    )]
    [InlineData(
        "Lin Abara (Suva), et al",
        "Lin Abara",
        "“et al.” was left out of the authors; add all names to your file"
    )]
    [InlineData("Lin Abara, TBA", "Lin Abara", "“TBA” is not a name, and was left out of the authors")]
    [InlineData("T.B.D. Name, tbd", "T.B.D. Name", "“tbd” is not a name, and was left out of the authors")]
    [InlineData(
        "Lin Abara, Suva University",
        "Lin Abara|Suva University",
        "is “Suva University” an author? Put affiliations in parentheses after the name"
    )]
    public void What_is_no_name_is_left_out_or_told(string cell, string names, string note)
    {
        var list = SubmissionReader.Read("a.csv", $"Paper ID,Title,Authors\n7,Tiny,\"{cell}\"\n".Bytes());

        Assert.Equal(names, string.Join('|', list.Papers[0].Authors.Select(author => author.Name)));
        Assert.Contains(note, list.Problems.Select(problem => problem.Message));
    }

    [Fact]
    public void A_semicolon_inside_an_affiliation_is_told()
    {
        var list = SubmissionReader.Read(
            "a.csv",
            "Paper ID,Paper Title,Authors\n7,Tiny,\"Mira Oduya (A; B)*; Lin Abara (C\"\n".Bytes()
        );

        Assert.Contains(
            "the brackets in the list of authors don't match",
            $"{list.Problems[0]}",
            StringComparison.Ordinal
        );
    }
}
