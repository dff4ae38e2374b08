using System.Net;
using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Tests.Hosting;

public sealed class FreshPagesTests : IAsyncDisposable
{
    private readonly HostedSite _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_edit_is_seen_by_the_next_request()
    {
        _site.Say("before");
        Assert.Equal("before", await ReadAsync());

        _site.Say("after");
        await _site.EditAsync();

        Assert.Equal("after", await ReadAsync());
    }

    [Fact(Timeout = 60_000)] // were the old page kept, the next reader would wait for it
    public async Task An_edit_is_seen_by_the_next_request_also_when_the_page_was_being_rendered_meanwhile()
    {
        var (begun, edited) = (new TaskCompletionSource(), new TaskCompletionSource());
        _site.Rendering = async page =>
        {
            page.Result = new ContentResult { Content = "before", ContentType = "text/plain" };
            begun.SetResult();
            await edited.Task;
        };
        var slow = ReadAsync();
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);

        _site.Say("after");
        await _site.EditAsync();
        Assert.Equal("after", await ReadAsync());
        edited.SetResult();

        Assert.Equal("before", await slow);
        Assert.Equal("after", await ReadAsync());
        Assert.Equal(2, _site.Renders);
    }

    [Fact]
    public async Task Those_who_ask_for_a_page_while_it_is_rendered_share_it()
    {
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _site.Rendering = async _ =>
        {
            begun.SetResult();
            await go.Task;
        };
        var first = _site.GetAsync();
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        var others = Enumerable.Range(0, 20).Select(_ => _site.GetAsync()).ToList();
        go.SetResult();

        Assert.All(
            await Task.WhenAll([first, .. others]),
            page => Assert.Equal(HttpStatusCode.OK, page.StatusCode)
        );
        Assert.Equal(1, _site.Renders);
    }

    [Fact]
    public async Task A_reader_who_leaves_takes_the_page_from_nobody()
    {
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var leaving = new CancellationTokenSource();
        _site.Rendering = async page =>
        {
            begun.SetResult();
            await go.Task;
            page.HttpContext.RequestAborted.ThrowIfCancellationRequested();
        };
        var first = _site.SendAsync(HttpMethod.Get, "/", leaving.Token);
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        var second = _site.GetAsync();
        await leaving.CancelAsync();
        go.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(HttpStatusCode.OK, (await second).StatusCode);
        Assert.Equal(1, _site.Renders);
    }

    private async Task<string> ReadAsync()
    {
        using var page = await _site.GetAsync();
        return await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
