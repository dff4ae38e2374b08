using System.Net;
using System.Net.ServerSentEvents;
using System.Threading.Channels;

namespace EMC2Workshop.Live;

/// <summary>A reader's page that listens. What it has not heard yet gives way to what is newer.</summary>
public sealed class LiveConnection(IPAddress? address)
{
    private readonly Channel<SseItem<string>> messages = Channel.CreateBounded<SseItem<string>>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );

    /// <summary>Where it listens from: one address, or the network of 64 bits that a household has of IPv6.</summary>
    public IPAddress From { get; } = NetworkOf(address);

    public void Send(SseItem<string> message) => messages.Writer.TryWrite(message);

    public void Close() => messages.Writer.TryComplete();

    public IAsyncEnumerable<SseItem<string>> ReadAsync(CancellationToken cancellationToken) =>
        messages.Reader.ReadAllAsync(cancellationToken);

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
