using System.Text.RegularExpressions;
using EMC2Workshop.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Hosting;

/// <summary>Six sizes, seven spaces, two weights: nothing is set by hand beside them.</summary>
public sealed partial class StylesheetScaleTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private const string Size = @"var\(--(s[0-5]|hero|hall)\)";

    /// <summary>Marks inside a line, which go with it, and the zero and the hairline.</summary>
    private const string Small = @"0|-?[.\d]+em|1px";

    private const string Space = @"(var\(--g[1-7]\)|calc\(-1 \* var\(--g[1-7]\)\)|auto|" + Small + ")";

    private Stylesheet Style => site.Services.GetRequiredService<Stylesheet>();

    [Fact]
    public void Every_text_has_one_of_six_sizes()
    {
        var sizes = Declarations("font-size")
            .Concat(Declarations("font").Select(font => LineHeight().Replace(Weight().Replace(font, ""), "")))
            .Where(size => size != "inherit");

        Assert.NotEmpty(sizes);
        Assert.All(sizes, size => Assert.Matches($@"^({Size}|[.\d]+em|8\.6pt)( |$)", size));
    }

    [Fact]
    public void Every_distance_is_one_of_seven_spaces()
    {
        string[] properties = ["margin", "padding", "gap", "row-gap", "column-gap"];
        string[] sides = ["top", "right", "bottom", "left", "block", "inline"];
        var spaces = properties
            .Concat(properties.Take(2).SelectMany(property => sides.Select(side => $"{property}-{side}")))
            .SelectMany(Declarations)
            // The page's own edges: of the window, and of the sheet of paper.
            .Where(space => space is not ("0 clamp(1rem,4vw,2.5rem)" or "14mm 12mm"));

        Assert.NotEmpty(spaces);
        Assert.All(spaces, space => Assert.Matches($"^{Space}( {Space}){{0,3}}$", space));
    }

    [Fact]
    public void There_are_two_weights()
    {
        var weights = Declarations("font-weight")
            .Concat(
                Declarations("font")
                    .Select(font => Weight().Match(font).Value.Trim())
                    .Where(found => found != "")
            );

        Assert.Equal(["400", "600"], weights.Distinct().Order());
    }

    private IEnumerable<string> Declarations(string property) =>
        from style in new[] { Style.Text, Style.Least }
        from Match found in Regex.Matches(
            style.Value!,
            $@"[{{;]{property}:\s*([^;}}]+?)( !important)?(?=[;}}])"
        )
        select found.Groups[1].Value;

    [GeneratedRegex(@"^\d00 ")]
    private static partial Regex Weight();

    [GeneratedRegex(@"/[.\d]+")]
    private static partial Regex LineHeight();
}
