using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EMC2Workshop.Tests.Linting;

/// <summary>Answers every call with the same words, and counts them.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.IPv6Any, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly TaskCompletionSource called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task serving;

    /// <param name="answer">Null: it says nothing.</param>
    public LocalServer(string? answer)
    {
        listener.Server.DualMode = true;
        listener.Start();
        serving = ServeAsync(answer);
    }

    public int Calls { get; private set; }

    public string Asked { get; private set; } = "";

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Task Called => called.Task;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        await serving;
        ending.Dispose();
    }

    private async Task ServeAsync(string? answer)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(ending.Token);
                Calls++;
                called.TrySetResult();
                var buffer = new byte[4096];
                while (await client.GetStream().ReadAsync(buffer, ending.Token) is > 0 and var read)
                {
                    Asked += Encoding.ASCII.GetString(buffer, 0, read);
                    if (answer is not null)
                        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), ending.Token);
                }
            }
            catch (Exception exception)
                when (exception
                        is OperationCanceledException
                            or IOException
                            or SocketException
                            or ObjectDisposedException
                )
            {
                // The other end is gone, or the test is over.
            }
        }
    }
}
