using System.Net;
using EMC2Workshop.Live;
using EMC2Workshop.Tests.Admin;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EMC2Workshop.Tests.Hosting;

/// <summary>What pages that are open hear of changes.</summary>
public sealed class LiveTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_hears_its_own_version_first_and_the_next_one_when_a_session_is_delayed()
    {
        await using var site = new WorkshopSite();
        using var visitor = site.Visitor();
        using var stream = await ListenAsync(visitor);
        var first = await stream.NextAsync();
        Assert.Equal(
            (await site.ReadAsync("/neurips-19/agenda")).QuerySelector("main")?.GetAttribute("data-version"),
            first
        );

        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync("/admin/day/neurips-19", new() { ["act"] = "later 10" });
        var second = await stream.NextAsync();

        Assert.NotEqual(first, second);
        Assert.Equal(
            (await site.ReadAsync("/neurips-19/agenda")).QuerySelector("main")?.GetAttribute("data-version"),
            second
        );
    }

    [Fact]
    public async Task It_hears_that_a_session_begins()
    {
        await using var site = new WorkshopSite();
        using var visitor = site.Visitor();
        using var stream = await ListenAsync(visitor);
        var first = await stream.NextAsync();

        site.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.NotEqual(first, await stream.NextAsync());
    }

    [Fact]
    public async Task Streams_are_bounded_for_one_address_and_those_who_leave_make_room()
    {
        await using var site = new WorkshopSite { Settings = { ["Live:PagesOfAnAddress"] = "2" } };
        var pages = site.Services.GetRequiredService<LiveConnections>();
        using var visitor = site.Visitor();
        using (var one = await ListenAsync(visitor))
        using (var two = await ListenAsync(visitor))
        {
            using var third = await visitor.GetAsync(
                LiveSetup.Path,
                HttpCompletionOption.ResponseHeadersRead,
                Aborted
            );
            Assert.Equal(
                (HttpStatusCode.TooManyRequests, "60"),
                (third.StatusCode, third.Headers.RetryAfter?.ToString())
            );
            Assert.Equal(2, pages.Count);
        }
        for (var looks = 0; looks < 1000 && pages.Count > 0; looks++)
            await Task.Delay(10, Aborted);
        Assert.Equal(0, pages.Count);

        using var again = await ListenAsync(visitor);
        Assert.NotEmpty(await again.NextAsync());
    }

    [Fact]
    public async Task Whoever_was_refused_while_the_store_was_away_may_listen_again()
    {
        await using var site = new WorkshopSite { Settings = { ["Live:PagesOfAnAddress"] = "2" } };
        using var visitor = site.Visitor();
        await StoreRows.ReadAsync(site, "ALTER TABLE ContentStamp RENAME TO Away");
        for (var tries = 0; tries < 3; tries++)
        {
            using var refused = await visitor.GetAsync(LiveSetup.Path, Aborted);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }
        await StoreRows.ReadAsync(site, "ALTER TABLE Away RENAME TO ContentStamp");

        using var stream = await ListenAsync(visitor);
        Assert.NotEmpty(await stream.NextAsync());
    }

    [Fact]
    public async Task Streams_are_bounded_in_all()
    {
        await using var site = new WorkshopSite { Settings = { ["Live:Pages"] = "1" } };
        using var visitor = site.Visitor();
        using var one = await ListenAsync(visitor);
        using var two = await visitor.GetAsync(
            LiveSetup.Path,
            HttpCompletionOption.ResponseHeadersRead,
            Aborted
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, two.StatusCode);
    }

    [Fact]
    public async Task Streams_end_when_the_site_stops()
    {
        await using var site = new WorkshopSite();
        using var visitor = site.Visitor();
        using var stream = await ListenAsync(visitor);
        await stream.NextAsync();

        site.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal("", await stream.RestAsync());
    }

    [Fact]
    public async Task It_is_a_stream_that_nobody_keeps_and_that_can_only_be_read()
    {
        await using var site = new WorkshopSite();
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync(
            LiveSetup.Path,
            HttpCompletionOption.ResponseHeadersRead,
            Aborted
        );
        using var post = await visitor.PostAsync(LiveSetup.Path, null, Aborted);

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
    }

    private static async Task<Stream> ListenAsync(HttpClient visitor)
    {
        var answer = await visitor.GetAsync(
            LiveSetup.Path,
            HttpCompletionOption.ResponseHeadersRead,
            Aborted
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new Stream(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(Aborted)));
    }

    private sealed record Stream(HttpResponseMessage Answer, StreamReader Text) : IDisposable
    {
        public async Task<string> NextAsync()
        {
            while (await Text.ReadLineAsync(Aborted) is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                    return line[6..];
            }
            throw new EndOfStreamException();
        }

        public Task<string> RestAsync() =>
            Text.ReadToEndAsync(Aborted)
                .ContinueWith(
                    rest => rest.Result.Trim(),
                    Aborted,
                    TaskContinuationOptions.None,
                    TaskScheduler.Default
                );

        public void Dispose()
        {
            Text.Dispose();
            Answer.Dispose();
        }
    }
}
