using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Tests.Content;

public sealed class NearestTests
{
    private static readonly string[] Known = ["title", "session", "speakers", "order"];

    [Theory]
    [InlineData("titel", "title")]
    [InlineData("titles", "title")]
    [InlineData("tile", "title")]
    [InlineData("speeker", "speakers")]
    [InlineData("Session", "session")]
    [InlineData("orders", "order")]
    [InlineData("abstract", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_the_one_that_takes_the_fewest_changes(string word, string? meant) =>
        Assert.Equal(meant, SpellingSuggestion.Find(word, Known));
}
