namespace EMC2Workshop.Tests.Hosting;

public sealed class LoggingTests : IAsyncDisposable
{
    private readonly HostedSite _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_request_is_logged_without_what_is_personal()
    {
        using var answer = await _site.GetAsync(
            "/no-such-page?name=Ada",
            ("User-Agent", "Ada-Browser"),
            ("Cookie", "name=Ada"),
            ("Referer", "https://ada.example/"),
            ("X-Forwarded-For", "192.0.2.7")
        );

        var entry = Assert.Single(
            _site.Log,
            entry => entry.MessageTemplate.Text.Contains("{RequestPath}", StringComparison.Ordinal)
        );
        Assert.Equal(
            [
                "ConnectionId",
                "Elapsed",
                "RequestId",
                "RequestMethod",
                "RequestPath",
                "SourceContext",
                "StatusCode",
            ],
            entry.Properties.Keys.Union(["ConnectionId"]).Order()
        );
        Assert.Equal("\"/no-such-page\"", entry.Properties["RequestPath"].ToString());
        Assert.DoesNotContain("ada", string.Join(' ', entry.Properties), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_answered_from_memory_is_not_logged()
    {
        using var first = await _site.GetAsync();
        using var second = await _site.GetAsync();

        Assert.Single(_site.Log, entry => entry.Properties.ContainsKey("RequestPath"));
    }

    [Fact]
    public async Task Those_who_watch_the_health_do_not_fill_the_log()
    {
        using var live = await _site.GetAsync("/health/live");
        using var ready = await _site.GetAsync("/health/ready");

        Assert.DoesNotContain(_site.Log, entry => entry.Properties.ContainsKey("RequestPath"));
    }
}
