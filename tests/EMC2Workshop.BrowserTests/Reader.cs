using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>
/// A page open in the browser, in the manner of one reader, that notes what the console complains of.
/// </summary>
public sealed class Reader : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private Reader(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public static async Task<Reader> OpenAsync(
        IBrowser browser,
        int width,
        Action<BrowserNewContextOptions>? manner = null
    )
    {
        var options = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 900 },
            ReducedMotion = ReducedMotion.Reduce,
        };
        manner?.Invoke(options);
        var context = await browser.NewContextAsync(options);
        var reader = new Reader(context, await context.NewPageAsync());
        reader.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                reader.Complaints.Add($"{reader.Page.Url}: {message.Text}");
        };
        reader.Page.PageError += (_, error) => reader.Complaints.Add($"{reader.Page.Url}: {error}");
        return reader;
    }

    /// <summary>Pixels by which the page is wider than the window.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
