using EMC2Workshop.Content;

namespace EMC2Workshop.Tests.Content;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("zero\u200Bwidth\uFEFF and soft\u00ADhyphen\u2060s", "zerowidth and softhyphens")]
    [InlineData("\u200Cنیم\u200Cفاصله 👩\u200D🔬", "\u200Cنیم\u200Cفاصله 👩\u200D🔬")]
    [InlineData("a\u202Eb", "ab")]
    [InlineData("a\u202Cb\u2069", "ab")]
    [InlineData("\u202Bאב\u202C c", "\u202Bאב\u202C c")]
    [InlineData("\u2067a\u202Eb\u2069c", "\u2067ab\u2069c")]
    [InlineData("\u2066\u202Aa\u202C\u2069\u202A", "\u2066\u202Aa\u202C\u2069")]
    [InlineData("\u202Aa\nb\u202C", "a\nb")]
    [InlineData("one\r\ntwo", "one\r\ntwo")]
    public void Only_what_nobody_sees_or_misses_is_taken_out(string pasted, string text)
    {
        Assert.Equal(text, VisibleText.InLines(pasted));
        Assert.Equal(text, VisibleText.InParagraphs(pasted));
    }

    [Fact]
    public void A_tab_is_a_space_in_a_line_and_a_vertical_tab_a_break_in_a_paragraph()
    {
        Assert.Equal("a b c d", VisibleText.InLines("a\tb\vc\u2028d"));
        Assert.Equal("a\tb\nc\u2028d", VisibleText.InParagraphs("a\tb\vc\u2028d"));
    }
}
