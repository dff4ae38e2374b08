using System.Net;
using System.Net.ServerSentEvents;
using EMC2Workshop.Data;
using EMC2Workshop.Options;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Live;

/// <summary>
/// All pages that listen. One loop looks at the content's version and tells them of a new one, whoever made it: an
/// organizer here, an import by another process, or the time that passes.
/// </summary>
public sealed partial class LiveConnections(
    ContentVersion content,
    IOptions<LiveOptions> options,
    IHostApplicationLifetime site,
    ILogger<LiveConnections> log
) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>Shorter than what proxies and phone networks wait before they drop a silent connection.</summary>
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(20);

    private readonly Lock changing = new();
    private readonly HashSet<LiveConnection> pages = [];
    private readonly Dictionary<IPAddress, int> counts = [];
    private readonly SemaphoreSlim first = new(0, 1);
    private readonly int most = options.Value.Pages;
    private readonly int mostOfAnAddress = options.Value.PagesOfAnAddress;
    private string told = "";
    private bool isOver;

    public int Count
    {
        get
        {
            lock (changing)
                return pages.Count;
        }
    }

    /// <summary>Null, and the page is told the version that is current now; or the status that refuses it.</summary>
    public int? TryAdd(LiveConnection page)
    {
        if (Look() is not { } version)
            return StatusCodes.Status503ServiceUnavailable;
        lock (changing)
        {
            if (isOver || pages.Count >= most)
                return StatusCodes.Status503ServiceUnavailable;
            var ofAddress = counts.GetValueOrDefault(page.From);
            if (ofAddress >= mostOfAnAddress)
                return StatusCodes.Status429TooManyRequests;
            if (pages.Count == 0)
                told = version;
            counts[page.From] = ofAddress + 1;
            pages.Add(page);
            page.Send(Message(version));
            if (pages.Count == 1 && first.CurrentCount == 0)
                first.Release();
            return null;
        }
    }

    public void Remove(LiveConnection page)
    {
        lock (changing)
        {
            if (!pages.Remove(page))
                return;
            if (--counts[page.From] == 0)
                counts.Remove(page.From);
        }
    }

    public override void Dispose()
    {
        first.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server waits for its readers before services are stopped: they have to be let go before.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            stoppingToken,
            site.ApplicationStopping
        );
        try
        {
            while (true)
            {
                await first.WaitAsync(ending.Token);
                await TellAsync(ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            CloseAll();
        }
    }

    /// <summary>As long as any page listens.</summary>
    private async Task TellAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        var beat = Environment.TickCount64;
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var version = Look();
            var isBeat = Environment.TickCount64 - beat >= BeatEvery.TotalMilliseconds;
            if (isBeat)
                beat = Environment.TickCount64;
            lock (changing)
            {
                if (pages.Count == 0)
                    return;
                var isNew = version is not null && version != told;
                if (isNew)
                    told = version!;
                if (isNew || isBeat)
                    SendAll(Message(told));
            }
        }
    }

    private void SendAll(SseItem<string> message)
    {
        foreach (var page in pages)
            page.Send(message);
    }

    private void CloseAll()
    {
        lock (changing)
        {
            isOver = true;
            foreach (var page in pages)
                page.Close();
        }
    }

    private string? Look()
    {
        try
        {
            return content.Current;
        }
        catch (Exception failure)
        {
            // Whatever it is, the next look may do better, and the site goes on meanwhile.
            StoreIsAway(failure);
            return null;
        }
    }

    private static SseItem<string> Message(string version) => new(version);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Open pages can't be told what is new: the store does not answer"
    )]
    private partial void StoreIsAway(Exception failure);
}
