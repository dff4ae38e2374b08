using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;

namespace EMC2Workshop.Tests.Content;

public sealed class ContentFileTests
{
    private static readonly string Valid = SmallWorkshop.Person(SmallWorkshop.Ada, "Ada");

    [Theory]
    [InlineData("", "1: the file must begin with a line \"---\", then \"key: value\" lines, then \"---\"")]
    [InlineData(
        "Ada\n",
        "1: the file must begin with a line \"---\", then \"key: value\" lines, then \"---\""
    )]
    [InlineData(
        "\n---\n",
        "1: the file must begin with a line \"---\", then \"key: value\" lines, then \"---\""
    )]
    [InlineData("---\nname: Ada\n", "3: the front matter has no end; close it with a line \"---\"")]
    [InlineData("---\nname: Ada\n --- \n", "4: the front matter has no end; close it with a line \"---\"")]
    public void The_front_matter_stands_between_two_lines_of_hyphens(string text, string fault) =>
        Assert.Equal([$"people/a.md:{fault}"], ContentTexts.FaultsOf("people/a.md", text));

    [Theory]
    [InlineData(new byte[] { 0xE9 }, "the text is not UTF-8; save the file with the encoding UTF-8")]
    [InlineData(new byte[] { 0xC0, 0xAF }, "the text is not UTF-8; save the file with the encoding UTF-8")]
    [InlineData(
        new byte[] { 0xED, 0xA0, 0x80 },
        "the text is not UTF-8; save the file with the encoding UTF-8"
    )]
    [InlineData(new byte[] { 0xE2, 0x82 }, "the text is not UTF-8; save the file with the encoding UTF-8")]
    [InlineData(new byte[] { 0x00 }, "holds the character U+0000; take it out")]
    [InlineData(new byte[] { 0x1B }, "holds the character U+001B; take it out")]
    [InlineData(new byte[] { 0xC2, 0x85 }, "holds the character U+0085; take it out")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, "holds the character U+FEFF; take it out")]
    [InlineData(new byte[] { 0xEF, 0xBF, 0xBF }, "holds the character U+FFFF; take it out")]
    public void What_is_no_text_is_told_with_the_line_it_stands_on(byte[] odd, string fault)
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes(Valid + "\nÀ la lumière\n\nOf "),
            .. odd,
            .. Encoding.UTF8.GetBytes(" engines\n"),
        ];

        Assert.Null(ContentTexts.TryRead("people/a.md", bytes, out var faults));
        Assert.Equal([$"people/a.md:8: {fault}"], faults);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_what_a_file_says_but_of_its_text()
    {
        Assert.Equal("\uFEFF" + Valid, ContentTexts.Read("people/a.md", "\uFEFF" + Valid).Text);
        Assert.Equal(
            ["people/a.md:1: holds the character U+FEFF; take it out"],
            ContentTexts.FaultsOf("people/a.md", "\uFEFF\uFEFF" + Valid)
        );
    }

    [Fact]
    public void A_file_as_large_as_the_limit_is_read()
    {
        var text = Valid + "\n";

        Assert.Equal(
            [],
            ContentTexts.FaultsOf(
                "people/a.md",
                text + new string('\n', ContentFile.LargestFile - text.Length)
            )
        );
        Assert.Equal(
            ["people/a.md:1: the file has more than 262,144 bytes; shorten it, or make it several"],
            ContentTexts.FaultsOf(
                "people/a.md",
                text + new string('\n', ContentFile.LargestFile - text.Length + 1)
            )
        );
    }

    [Fact]
    public void Text_below_a_kind_that_has_none_is_told_where_it_begins() =>
        Assert.Equal(
            "neurips-19/challenge/a.md:4: this kind of file has no text below its front matter; use its keys",
            ContentTexts.FaultsOf("neurips-19/challenge/a.md", $"---\nid: {SmallWorkshop.Ada}\n---\nText\n")[
                ^1
            ]
        );

    [Theory]
    [InlineData("\nOne\n\nTwo\n", "One\n\nTwo")]
    [InlineData("One", "One")]
    [InlineData("\n\n \nOne  \n\n", "One")]
    [InlineData("\n    code\n\nOne\n", "    code\n\nOne")]
    [InlineData("\r\nOne\r\nTwo\r\n", "One\r\nTwo")]
    [InlineData("\n---\nOne\n---\n", "---\nOne\n---")]
    [InlineData("\n", "")]
    public void The_body_is_what_stands_below_without_the_blank_lines_around_it(string below, string body) =>
        Assert.Equal(body, ((PersonFields)ContentTexts.Read("people/a.md", Valid + below).Fields).Body);

    [Fact]
    public void A_file_keeps_its_text_to_the_letter()
    {
        var text = Valid.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n  One ";

        Assert.Equal(text, ContentTexts.Read("people/a.md", text).Text);
    }
}
