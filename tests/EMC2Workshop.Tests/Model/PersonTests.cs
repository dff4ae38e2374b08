using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Model;

public sealed class PersonTests
{
    [Theory]
    [InlineData("Ada Lovelace", "AL")]
    [InlineData("Laura Isabel Galindez Olascoaga", "LO")]
    [InlineData("李雷", "李")]
    [InlineData("Plato", "P")]
    [InlineData("Émile Zola", "ÉZ")]
    [InlineData("Ludwig van Beethoven", "Lv")]
    [InlineData("𝒜da Lovelace", "𝒜L")]
    [InlineData("E\u0301mile Zola", "E\u0301Z")]
    [InlineData("", "")]
    public void Initials_are_the_first_letters_of_the_given_and_the_family_name(
        string name,
        string initials
    ) => Assert.Equal(initials, new Person { Name = name }.Initials);

    [Fact]
    public void People_are_sorted_by_their_family_names_and_then_by_the_given() =>
        Assert.Equal(
            ["Bo Ada", "Fan Chen Chen", "Yiran Chen", "Plato"],
            new[] { "Plato", "Yiran Chen", "Fan Chen Chen", "Bo Ada" }.OrderBy(
                name => new Person { Name = name }.SortName,
                StringComparer.Ordinal
            )
        );

    [Theory]
    [InlineData("0000-0002-1825-0097", true)]
    [InlineData("0000-0002-1694-233X", true)]
    [InlineData("0000-0002-1825-0098", false)]
    [InlineData("0000000218250097", false)]
    [InlineData("0000-0002-1694-233x", false)]
    public void The_last_digit_of_an_orcid_checks_the_others(string orcid, bool isRight) =>
        Assert.Equal(isRight, Identifiers.IsOrcid(orcid));

    [Theory]
    [InlineData("https://doi.org/10.1109/5.771073", "10.1109/5.771073")]
    [InlineData("doi:10.1109/5.771073", "10.1109/5.771073")]
    [InlineData("10.1109/5.771073", "10.1109/5.771073")]
    public void The_address_of_a_doi_is_understood(string pasted, string doi) =>
        Assert.Equal(doi, Identifiers.FromDoi(pasted));

    [Theory]
    [InlineData("https://arxiv.org/abs/1910.06188v2", "1910.06188v2")]
    [InlineData("https://arxiv.org/pdf/1910.06188.pdf", "1910.06188")]
    [InlineData("arXiv:1910.06188", "1910.06188")]
    [InlineData("1910.06188", "1910.06188")]
    public void The_address_of_an_arxiv_paper_is_understood(string pasted, string number) =>
        Assert.Equal(number, Identifiers.FromArxiv(pasted));

    [Theory]
    [InlineData("Ada Lovelace, Alan Turing and Grace Hopper", true)]
    [InlineData("Ada Lovelace & Alan Turing", true)]
    [InlineData("Lovelace, A.; Turing, A.", true)]
    [InlineData("Ada Lovelace, Alan Turing", true)]
    [InlineData("Lovelace, Ada", false)]
    [InlineData("Ada King, Jr.", false)]
    [InlineData("Ferdinand Anderson", false)]
    [InlineData("Andrea Van den Broeck", false)]
    public void Several_names_are_told_from_one(string text, bool isSeveral) =>
        Assert.Equal(isSeveral, PersonName.IsSeveral(text));
}
