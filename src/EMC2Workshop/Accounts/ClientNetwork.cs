using System.Net;
using System.Net.Sockets;

namespace EMC2Workshop.Accounts;

/// <summary>Where a request comes from, as one place: whoever has an IPv6 address has 2^64 of them.</summary>
public static class ClientNetwork
{
    public static string For(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes) + "/64";
    }
}
