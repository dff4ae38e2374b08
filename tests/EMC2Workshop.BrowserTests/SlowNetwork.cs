using System.Net;
using System.Net.Sockets;

namespace EMC2Workshop.BrowserTests;

/// <summary>A way to the site on which answers can be held up: what was asked arrives, nothing comes back.</summary>
public sealed class SlowNetwork : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closed = new();
    private readonly int site;
    private readonly Task running;
    private TaskCompletionSource open = new();

    public SlowNetwork(int site)
    {
        this.site = site;
        open.SetResult();
        listener.Start();
        running = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Hold() => open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => open.SetResult();

    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        listener.Dispose();
        await running;
        closed.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ForwardAsync(await listener.AcceptTcpClientAsync(closed.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ForwardAsync(TcpClient reader)
    {
        using var one = reader;
        using var other = new TcpClient();
        try
        {
            await other.ConnectAsync(IPAddress.Loopback, site, closed.Token);
            var (near, far) = (one.GetStream(), other.GetStream());
            await Task.WhenAny(near.CopyToAsync(far, closed.Token), ComeBackAsync(far, near));
        }
        catch (Exception failure)
            when (failure is OperationCanceledException or IOException or SocketException)
        {
            // One side hung up.
        }
    }

    private async Task ComeBackAsync(NetworkStream from, NetworkStream to)
    {
        var bytes = new byte[16 * 1024];
        while (await from.ReadAsync(bytes, closed.Token) is > 0 and var count)
        {
            await open.Task.WaitAsync(closed.Token);
            await to.WriteAsync(bytes.AsMemory(0, count), closed.Token);
        }
    }
}
