using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// A mail server on this machine that keeps what it is given (RFC 5321, as little as a client needs).
/// </summary>
public sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Channel<string> letters = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ending = new();
    private readonly Task serving;

    public MailSink()
    {
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>It takes no letter.</summary>
    public bool Refuses { get; init; }

    /// <summary>It takes the call, and never says a word.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Somebody has called.</summary>
    public Task Called => called.Task;

    public Dictionary<string, string> Settings =>
        new()
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(null as IFormatProvider),
            ["Mail:From"] = "EMC2 <chairs@example.org>",
            ["Site:Address"] = "https://workshop.example",
        };

    /// <summary>Waits for the next letter: who it was for, its head and its text.</summary>
    public Task<string> NextAsync() =>
        letters
            .Reader.ReadAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromMinutes(1));

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        // First the end of what listens: it may be about to.
        await serving;
        listener.Dispose();
        ending.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(ending.Token);
                called.TrySetResult();
                if (IsSilent)
                    await Task.Delay(Timeout.Infinite, ending.Token);
                await TakeAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task TakeAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false))
        {
            NewLine = "\r\n",
            AutoFlush = true,
        };
        var letter = new StringBuilder();
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(ending.Token) is { } line)
        {
            if (line.StartsWith("RCPT", StringComparison.Ordinal))
                letter.AppendLine(line);
            if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                while (await reader.ReadLineAsync(ending.Token) is { } text and not ".")
                    letter.AppendLine(text);
                letters.Writer.TryWrite(letter.ToString());
            }
            if (line == "QUIT")
                break;
            await writer.WriteLineAsync(
                Refuses && line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 nobody here" : "250 ok"
            );
        }
    }
}
