using System.Net;
using System.Net.Sockets;

namespace EMC2Workshop.Linting.Links;

/// <summary>
/// Connects to public addresses only. It is asked at the moment of connecting, for redirects too, and connects to the
/// very
/// addresses that it looked at: a name that means another machine the next time is of no use.
/// </summary>
public sealed class PublicNetworkHandler
{
    private const int MostRedirects = 5;

    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } =
        (name, cancellationToken) => Dns.GetHostAddressesAsync(name, cancellationToken);

    public Func<IPAddress, bool> IsAllowed { get; init; } = PublicNetworks.Contains;

    public SocketsHttpHandler CreateHandler() =>
        new()
        {
            ConnectCallback = ConnectAsync,
            UseProxy = false, // a proxy would connect in our stead
            UseCookies = false,
            MaxAutomaticRedirections = MostRedirects,
            MaxResponseHeadersLength = 32, // KB
            MaxResponseDrainSize = 0,
            MaxConnectionsPerServer = 2,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        };

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await Resolve(host, cancellationToken);
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, address => IsAllowed(address)))
            throw new RefusedAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A link leads to no public machine.</summary>
public sealed class RefusedAddressException() : IOException("leads to an address that is not public");
