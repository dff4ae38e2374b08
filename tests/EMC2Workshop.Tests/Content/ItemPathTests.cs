using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;

namespace EMC2Workshop.Tests.Content;

public sealed class ItemPathTests
{
    [Theory]
    [InlineData("site.md", "series", null, "site")]
    [InlineData("people/ada-lovelace.md", "person", null, "ada-lovelace")]
    [InlineData("pages/about.md", "page", null, "about")]
    [InlineData("neurips-19/edition.md", "edition", "neurips-19", "neurips-19")]
    [InlineData("neurips-19/pages/about.md", "page", "neurips-19", "about")]
    [InlineData("neurips-19/call-for-papers.md", "call", "neurips-19", "call-for-papers")]
    [InlineData("neurips-19/challenge.md", "challenge", "neurips-19", "challenge")]
    [InlineData("neurips-19/challenge/coco.md", "track", "neurips-19", "coco")]
    [InlineData("neurips-19/talks/song-han.md", "talk", "neurips-19", "song-han")]
    public void A_file_is_known_by_its_place(string file, string kind, string? edition, string slug)
    {
        var path = ItemPath.Parse(file, out _)!;

        Assert.Equal((kind, edition, slug, file), (path.Kind.Name, path.Edition, path.Slug, path.File));
    }

    [Theory]
    [InlineData(
        "../etc/passwd.md",
        "\"..\" can't be part of an address; use lower-case letters, digits and single hyphens, such as "
            + "\"a-short-name\""
    )]
    [InlineData(
        "/etc/passwd.md",
        "\"\" can't be part of an address; use lower-case letters, digits and single hyphens, such as \"a-short-name\""
    )]
    [InlineData(
        "people/../../x.md",
        "\"..\" can't be part of an address; use lower-case letters, digits and single hyphens, such as "
            + "\"a-short-name\""
    )]
    [InlineData(
        "..\\x.md",
        "\"..\\x\" can't be part of an address; use lower-case letters, digits and single hyphens, such as \"x\""
    )]
    [InlineData(
        "C:\\x.md",
        "\"C:\\x\" can't be part of an address; use lower-case letters, digits and single hyphens, such as \"c-x\""
    )]
    [InlineData(
        "people/Ada Lovelace.md",
        "\"Ada Lovelace\" can't be part of an address; use lower-case letters, digits and single hyphens, "
            + "such as \"ada-lovelace\""
    )]
    [InlineData(
        "people/ada--lovelace.md",
        "\"ada--lovelace\" can't be part of an address; use lower-case letters, digits and single hyphens, "
            + "such as \"ada-lovelace\""
    )]
    [InlineData(
        "people/ada.x.md",
        "\"ada.x\" can't be part of an address; use lower-case letters, digits and single hyphens, such as \"ada-x\""
    )]
    [InlineData(
        "people/аda.md",
        "\"аda\" can't be part of an address; use lower-case letters, digits and single hyphens, such as \"ada\""
    )]
    [InlineData(
        "people/ada\n.md",
        "\"ada\n\" can't be part of an address; use lower-case letters, digits and single hyphens, such as \"ada\""
    )]
    [InlineData("people/con.md", "\"con\" is a reserved name; name the file otherwise")]
    [InlineData("people/com1.md", "\"com1\" is a reserved name; name the file otherwise")]
    [InlineData("people/admin.md", "\"admin\" is a reserved name; name the file otherwise")]
    [InlineData("admin/edition.md", "\"admin\" is an address of the site itself; name the edition otherwise")]
    [InlineData("people/edition.md", null)]
    [InlineData(
        "search/talks/a.md",
        "\"search\" is an address of the site itself; name the edition otherwise"
    )]
    public void What_can_be_no_address_is_told(string file, string? wrong)
    {
        Assert.Equal(wrong is null, ItemPath.Parse(file, out var told) is not null);
        Assert.Equal(wrong ?? "", told);
    }

    [Theory]
    [InlineData("about.md")]
    [InlineData("people/a/b.md")]
    [InlineData("neurips-19/talk/a.md")]
    [InlineData("neurips-19/talks.md")]
    [InlineData("neurips-19/talks/2019/a.md")]
    public void Where_no_kind_has_its_files_the_places_are_told(string file)
    {
        Assert.Null(ItemPath.Parse(file, out var wrong));
        Assert.Equal(
            "no kind of item has its files here; known places are "
                + $"{string.Join(", ", ContentKind.All.Select(kind => kind.Place))}",
            wrong
        );
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_slug_has_up_to_a_hundred_letters(int length, bool right) =>
        Assert.Equal(right, ItemPath.IsSlug(new string('a', length)));

    [Fact]
    public void A_name_that_is_too_long_is_met_with_one_that_is_not()
    {
        ItemPath.Parse($"people/{new string('A', 300)}.md", out var wrong);

        Assert.Equal(
            $"\"{new string('A', 300)}\" can't be part of an address; use lower-case letters, digits and "
                + $"single hyphens, such as \"{new string('a', 100)}\"",
            wrong
        );
    }
}
