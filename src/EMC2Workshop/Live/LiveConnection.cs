using System.Net;

namespace EMC2Workshop.Live;

/// <summary>A reader's page that listens. It takes no thread while there is nothing to say.</summary>
public sealed class LiveConnection(HttpContext context)
{
    private readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task sending = Task.CompletedTask;

    /// <summary>Where it listens from: one address, or the network of 64 bits that a household has of IPv6.</summary>
    public IPAddress From { get; } = NetworkOf(context.Connection.RemoteIpAddress);

    public Task Gone => gone.Task;

    public void Close() => gone.TrySetResult();

    /// <summary>A reader who has not taken the last message yet is gone: nothing piles up for anybody.</summary>
    public void Send(ReadOnlyMemory<byte> message)
    {
        if (sending.IsCompletedSuccessfully)
            sending = SendAsync(message);
        else
            Abort();
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            await context.Response.BodyWriter.WriteAsync(message, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            Close();
        }
    }

    private void Abort()
    {
        context.Abort();
        Close();
    }

    private static IPAddress NetworkOf(IPAddress? address)
    {
        if (address is null)
            return IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (bytes.Length == 16)
            bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
