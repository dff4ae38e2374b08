using EMC2Workshop.Content;
using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Model;

public sealed class AddressTests
{
    private static readonly Edition Edition = new() { Slug = "neurips-19" };

    [Fact]
    public void What_belongs_to_an_edition_lies_below_it() =>
        Assert.Equal(
            [
                "/neurips-19",
                "/neurips-19/agenda",
                "/neurips-19/sessions/a",
                "/neurips-19/talks/a",
                "/neurips-19/papers/a",
                "/neurips-19/pages/a",
            ],
            [
                PageUrls.For(Edition),
                PageUrls.For(Edition, "agenda"),
                PageUrls.For(Edition, new Session { Slug = "a" }),
                PageUrls.For(Edition, new Talk { Slug = "a" }),
                PageUrls.For(Edition, new Paper { Slug = "a" }),
                PageUrls.For(new SitePage { Slug = "a", Edition = Edition }),
            ]
        );

    [Fact]
    public void What_belongs_to_the_series_lies_at_the_root() =>
        Assert.Equal(
            ["/people/a", "/pages/a"],
            [PageUrls.For(new Person { Slug = "a" }), PageUrls.For(new SitePage { Slug = "a" })]
        );

    [Theory]
    [InlineData("people/ada-lovelace", "/people/ada-lovelace")]
    [InlineData("neurips-19/edition", "/neurips-19")]
    [InlineData("neurips-19/talks/song-han", "/neurips-19/talks/song-han")]
    [InlineData("neurips-19/challenge", "/neurips-19/challenge")]
    [InlineData("neurips-19/challenge/imagenet", "/neurips-19/challenge#imagenet")]
    [InlineData("neurips-19/call-for-papers", "/neurips-19/call-for-papers")]
    [InlineData("pages/about", "/pages/about")]
    public void An_item_is_read_where_its_file_lies(string path, string address) =>
        Assert.Equal(address, ItemPath.UrlFor(path));
}
