namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>A site that is set up so that its own visitors are refused.</summary>
public sealed class RefusedHostTests(PublishedProgram program) : IClassFixture<PublishedProgram>
{
    [Theory]
    [InlineData("localhost", 1)]
    [InlineData("localhost;workshop.example.org", 0)]
    [InlineData("*.example.org", 0)]
    public async Task An_address_whose_host_is_refused_is_warned_of(string allowed, int warnings)
    {
        await using var run = program.Start([
            "Site__Address=https://workshop.example.org",
            $"AllowedHosts={allowed}",
        ]);

        Assert.Equal(
            Enumerable.Repeat(
                "Warning: AllowedHosts does not name workshop.example.org, the host of Site:Address: "
                    + "its visitors are refused",
                warnings
            ),
            (await run.EndAsync()).Where(line => line.StartsWith("Warning: ", StringComparison.Ordinal))
        );
    }
}
