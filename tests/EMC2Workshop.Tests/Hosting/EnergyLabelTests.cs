using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EMC2Workshop.Caching;

namespace EMC2Workshop.Tests.Hosting;

public sealed partial class EnergyLabelTests : IAsyncDisposable
{
    private readonly HostedSite _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task A_page_tells_what_it_weighed_as_it_was_sent(string encoding)
    {
        foreach (
            var path in new[]
            {
                "/",
                "/neurips-19/agenda",
                "/editions",
                "/search?q=energy",
                EnergyLabel.Address,
            }
        )
        {
            using var page = await _site.GetAsync(path, ("Accept-Encoding", encoding));
            var (letter, kilobytes) = LabelOf(
                Encoding.UTF8.GetString(await PageBytesTests.DecodedBytesOf(page))
            );

            var length = page.Content.Headers.ContentLength!.Value;
            Assert.Equal((length / 1000.0).ToString("0.0", CultureInfo.InvariantCulture), kilobytes);
            Assert.Equal(EnergyLabel.GradeFor((int)length).ToString(), letter);
        }
    }

    [Theory]
    [InlineData(1, 'A')]
    [InlineData(14_336, 'A')]
    [InlineData(14_337, 'B')]
    [InlineData(43_008, 'B')]
    [InlineData(43_009, 'C')]
    [InlineData(int.MaxValue, 'G')]
    public void The_letter_counts_round_trips(int bytes, char letter) =>
        Assert.Equal(letter, EnergyLabel.GradeFor(bytes));

    [Fact]
    public void A_label_that_changes_what_it_tells_is_said_again_until_it_is_right()
    {
        byte[] page = [.. new byte[9_890], .. Encoding.UTF8.GetBytes(EnergyLabel.Place)];

        var sent = EnergyLabel.Weigh(page, plain => plain);

        var (_, kilobytes) = LabelOf(Encoding.UTF8.GetString(sent));
        Assert.Equal((sent.Length / 1000.0).ToString("0.0", CultureInfo.InvariantCulture), kilobytes);
    }

    private static (string Letter, string Kilobytes) LabelOf(string page)
    {
        Assert.DoesNotContain(EnergyLabel.Place, page, StringComparison.Ordinal);
        var label = Label().Match(page);
        return (label.Groups["letter"].Value, label.Groups["kilobytes"].Value);
    }

    [GeneratedRegex("Energy label <b>(?<letter>[A-G])</b> <span>(?<kilobytes>[0-9.]+) KB</span>")]
    private static partial Regex Label();
}
