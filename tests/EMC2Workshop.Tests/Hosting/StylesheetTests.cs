using EMC2Workshop.Hosting;

namespace EMC2Workshop.Tests.Hosting;

public sealed class StylesheetTests
{
    [Theory]
    [InlineData("a { color : red ; }\n\n b > i,\r\n u :hover { }", "a{color :red;}b > i,u :hover{}")]
    [InlineData("/* one */ a /* two { */ b { } /**/", "a b{}")]
    [InlineData("a::after { content: \" /* kept */  ; \"; }", "a::after{content:\" /* kept */  ; \";}")]
    [InlineData("a { content: 'it\\'s  ; ' }", "a{content:'it\\'s  ; '}")]
    [InlineData("a { width: calc(1px + 2 * 3px); }", "a{width:calc(1px + 2 * 3px);}")]
    [InlineData(
        "@media (width > 1px) and (hover) { a { margin: 0 auto } }",
        "@media (width > 1px) and (hover){a{margin:0 auto}}"
    )]
    [InlineData(
        "a { background: url(data:image/svg+xml;base64,AA==) }",
        "a{background:url(data:image/svg+xml;base64,AA==)}"
    )]
    public void Shortening_takes_out_what_means_nothing(string css, string shorter) =>
        Assert.Equal(shorter, Stylesheet.Shorten(css));
}
