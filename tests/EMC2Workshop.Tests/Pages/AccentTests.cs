using System.Globalization;
using System.Text.RegularExpressions;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Pages;

/// <summary>The color of an edition.</summary>
public sealed class AccentTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    /// <summary>WCAG 2.2, 1.4.6: what text of any size can be read by.</summary>
    private const double Enough = 7;

    public static TheoryData<EditionAccent> Accents => [.. Enum.GetValues<EditionAccent>()];

    [Theory]
    [InlineData("start: 2030-05-02\naccent: teal", "teal")]
    [InlineData("start: 2030-05-02\naccent: red", null)]
    [InlineData("start: 2030-05-02", null)]
    public async Task Each_page_of_an_edition_has_its_color(string edition, string? accent)
    {
        await using var colored = new OddEdition(edition)
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00")
            .Open();

        foreach (var page in new[] { "/odd-30", "/odd-30/agenda", "/odd-30/sessions/a", "/odd-30/now" })
            Assert.Equal(accent, (await colored.ReadAsync(page)).DocumentElement.GetAttribute("data-accent"));
    }

    [Theory]
    [MemberData(nameof(Accents))]
    public async Task Each_color_can_be_read_on_paper_and_in_the_dark(EditionAccent accent)
    {
        var style = (await site.ReadAsync("/")).QuerySelector("style")!.TextContent;
        var scope =
            accent == EditionAccent.Red ? ":root" : $"[data-accent={FieldFormat.Keyword(accent.ToString())}]";
        var rule = Regex.Match(style, Regex.Escape(scope) + @"\{[^}]*\}").Value;
        var (paper, ink) = (Colors(style, "paper"), Colors(rule, "accent"));

        Assert.Equal(accent.OnPaper(), "#" + ink.Light);
        Assert.InRange(Contrast(paper.Light, ink.Light), Enough, 21);
        Assert.InRange(Contrast(paper.Dark, ink.Dark), Enough, 21);
    }

    private static (string Light, string Dark) Colors(string css, string name)
    {
        var found = Regex.Match(
            css,
            $@"--{name}:\s*light-dark\(#(?<light>[0-9a-f]{{6}}),\s*#(?<dark>[0-9a-f]{{6}})\)"
        );
        Assert.True(found.Success, $"There is no --{name} in {css}");
        return (found.Groups["light"].Value, found.Groups["dark"].Value);
    }

    private static double Contrast(string one, string other)
    {
        var (low, high) = (
            Math.Min(Luminance(one), Luminance(other)),
            Math.Max(Luminance(one), Luminance(other))
        );
        return (high + .05) / (low + .05);
    }

    /// <summary>As WCAG 2.2 defines it.</summary>
    private static double Luminance(string color)
    {
        double[] weights = [.2126, .7152, .0722];
        return weights.Index().Sum(weight => weight.Item * Linear(color.Substring(weight.Index * 2, 2)));
    }

    private static double Linear(string channel)
    {
        var share = int.Parse(channel, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= .04045 ? share / 12.92 : Math.Pow((share + .055) / 1.055, 2.4);
    }
}
