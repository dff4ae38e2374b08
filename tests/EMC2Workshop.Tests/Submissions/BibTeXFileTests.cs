using EMC2Workshop.Model;
using EMC2Workshop.Submissions;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>What is understood of a bibliography.</summary>
public sealed class BibTeXFileTests
{
    [Fact]
    public void BibTeXs_names_and_titles_are_letters_and_not_commands()
    {
        var list = SubmissionReader.Read("papers.bib", BibTeX.Bytes());

        Assert.Equal("BibTeX", list.Format);
        Assert.Equal(["oduya31", "abara31"], list.Papers.Select(paper => paper.Number));
        Assert.Equal("Tiny $k$-Kernels for DNA Clocks", list.Papers[0].Title);
        Assert.Equal("Oral", list.Papers[0].Decision);
        Assert.Equal(
            ["Mira Oduya", "Tomáš Černý", "The Clock Consortium"],
            list.Papers[0].Authors.Select(author => author.Name)
        );
        Assert.Contains("$k<2$", list.Papers[0].Abstract, StringComparison.Ordinal);
        Assert.Equal(new SubmittedAuthor("Lin van der Abara"), Assert.Single(list.Papers[1].Authors));
    }

    [Fact]
    public void A_group_has_one_name_that_is_not_taken_apart()
    {
        var group = SubmissionReader.Read("papers.bib", BibTeX.Bytes()).Papers[0].Authors[^1];

        Assert.Equal(
            new PersonName(null, "The Clock Consortium"),
            PersonName.Parse(group.Name, group.Family)
        );
    }

    [Fact]
    public void Values_that_are_joined_of_parts_are_one_and_all_behind_them_is_read()
    {
        const string Entry =
            """@article{a, title = "On " # {Tiny} # " Clocks", note = "a" # jan, author = {Mira Oduya}, year = 2031}""";

        var paper = Assert.Single(SubmissionReader.Read("a.bib", Entry.Bytes()).Papers);

        Assert.Equal(("On Tiny Clocks", "Mira Oduya"), (paper.Title, Assert.Single(paper.Authors).Name));
    }

    [Theory]
    [InlineData("""{\L}{\'o}d\'z""", "Łódź")]
    [InlineData("""Pozna\'n and \c Si\c{s}li by {\.Z}""", "Poznań and Şişli by Ż")]
    [InlineData("""It\'s what we don\'t know""", """It\'s what we don\'t know""")]
    public void BibTeXs_accents_need_no_braces(string written, string title) =>
        Assert.Equal(
            title,
            Assert
                .Single(SubmissionReader.Read("a.bib", $"@article{{a, title={{{written}}}}}".Bytes()).Papers)
                .Title
        );

    [Theory]
    [InlineData("Oduya, Mira and and Abara, Lin", "Mira Oduya|Lin Abara")]
    [InlineData("Oduya, Mira and", "Mira Oduya")]
    [InlineData("Van den Broeck, Wim and Jones, Jr., Sam", "Wim Van den Broeck|Sam Jones Jr.")]
    [InlineData("""M{\"u}ller, J{\o}rgen and G{\c{c}}e, {\'E}va""", "Jørgen Müller|Éva Gçe")]
    public void BibTeXs_odd_lists_of_authors_are_taken_apart(string authors, string names) =>
        Assert.Equal(
            names,
            string.Join(
                '|',
                Assert
                    .Single(
                        SubmissionReader
                            .Read("a.bib", $"@article{{a, title={{T}}, author={{{authors}}}}}".Bytes())
                            .Papers
                    )
                    .Authors.Select(author => author.Name)
            )
        );
}
