using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Model;

public sealed class CurrentTests
{
    private static readonly Edition Spring = Held(
        "spring",
        new DateOnly(2019, 3, 1),
        new DateOnly(2019, 3, 2)
    );
    private static readonly Edition Winter = Held(
        "winter",
        new DateOnly(2019, 12, 13),
        new DateOnly(2019, 12, 13)
    );
    private static readonly Edition Later = Held(
        "later",
        new DateOnly(2021, 1, 1),
        new DateOnly(2021, 1, 1),
        EditionStatus.Listed
    );

    [Theory]
    [InlineData("2018-01-01T00:00Z", "spring")]
    [InlineData("2019-03-02T12:00Z", "spring")]
    [InlineData("2019-03-03T07:59Z", "spring")]
    [InlineData("2019-03-03T08:00Z", "winter")]
    [InlineData("2019-12-14T07:59Z", "winter")]
    [InlineData("2020-06-01T00:00Z", "winter")]
    public void The_front_page_is_about_the_next_edition_that_is_not_over_at_its_venue_or_else_the_last(
        string now,
        string slug
    ) =>
        Assert.Equal(
            slug,
            new[] { Later, Winter, Spring }
                .EditionAt(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
                ?.Slug
        );

    [Fact]
    public void Editions_that_are_only_listed_do_not_count() =>
        Assert.Null(new[] { Later }.EditionAt(DateTimeOffset.UnixEpoch));

    [Fact]
    public void Without_editions_there_is_none() =>
        Assert.Null(Array.Empty<Edition>().EditionAt(DateTimeOffset.UnixEpoch));

    private static Edition Held(
        string slug,
        DateOnly start,
        DateOnly end,
        EditionStatus status = EditionStatus.Published
    ) =>
        new()
        {
            Slug = slug,
            Start = start,
            End = end,
            Zone = "America/Vancouver",
            Status = status,
        };
}
