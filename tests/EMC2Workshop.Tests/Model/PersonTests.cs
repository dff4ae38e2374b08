using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Model;

public sealed class PersonTests
{
    [Theory]
    [InlineData("Ada Lovelace", "AL")]
    [InlineData("Laura Isabel Galindez Olascoaga", "LO")]
    [InlineData("Plato", "P")]
    [InlineData("Émile Zola", "ÉZ")]
    [InlineData("Ludwig van Beethoven", "LB")]
    [InlineData("𝒜da Lovelace", "𝒜L")]
    [InlineData("E\u0301mile Zola", "E\u0301Z")]
    [InlineData("", "")]
    public void Initials_are_the_first_letters_of_the_first_and_the_last_word(string name, string initials) =>
        Assert.Equal(initials, new Person { Name = name }.Initials);

    [Fact]
    public void People_are_sorted_by_the_last_word_of_their_names_and_then_by_the_whole() =>
        Assert.Equal(
            ["Bo Ada", "Fan Chen Chen", "Yiran Chen", "Plato"],
            new[] { "Plato", "Yiran Chen", "Fan Chen Chen", "Bo Ada" }.OrderBy(
                name => new Person { Name = name }.SortName,
                StringComparer.Ordinal
            )
        );
}
