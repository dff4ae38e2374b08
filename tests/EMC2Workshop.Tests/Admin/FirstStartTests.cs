using System.Text.RegularExpressions;

namespace EMC2Workshop.Tests.Admin;

/// <summary>There is one console: no other site says anything on it meanwhile.</summary>
[CollectionDefinition(nameof(FirstStartTests), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(FirstStartTests))]
public sealed class FirstStartTests
{
    [Fact]
    public async Task The_first_start_prints_the_set_up_link()
    {
        await using var site = new WorkshopSite();
        using var said = new StringWriter();
        var console = Console.Out;
        Console.SetOut(said);
        try
        {
            site.Visitor().Dispose();
        }
        finally
        {
            Console.SetOut(console);
        }
        var link = Regex.Match(said.ToString(), "/admin/join/[A-Za-z0-9_-]+").Value;
        using var desk = new Desk(site);

        Assert.Equal("Set up the site", WorkshopSite.TextOf((await desk.ReadAsync(link)).QuerySelector("h1")));
    }
}
