using System.Net.Sockets;
using System.Security.Cryptography;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.Connections;

namespace EMC2Workshop.Hosting;

/// <summary>Why the server can't listen, by the setting that says where.</summary>
public static class ListenFailures
{
    private static readonly string[] CertificateFiles = ["Path", "KeyPath"];

    /// <returns>A line; null where it is something else that failed.</returns>
    public static string? Explain(Exception exception, IConfiguration settings)
    {
        if (
            exception.StackTrace?.Contains("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal)
            != true
        )
            return null;
        if (
            exception
            is CryptographicException
                or FileNotFoundException
                or DirectoryNotFoundException
                or UnauthorizedAccessException
        )
            return ExplainCertificate(exception, settings);
        // Only some of these exceptions name the address.
        var addresses = ListenAddresses.Find(settings);
        var named = addresses
            .Where(address =>
                exception.Message.Contains(address.Value.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
            )
            .ToList();
        if (named.Count == 0)
            named.AddRange(addresses);
        var (wrong, right) = Reason(exception);
        var values = string.Join(';', named.Select(address => address.Value));
        return SettingError.Wrong(named[0].Setting, values, wrong, right);
    }

    private static (string Wrong, string Right) Reason(Exception exception) =>
        exception switch
        {
            IOException { InnerException: AddressInUseException } => (
                "is in use by another program",
                "stop that program, or choose another port, such as --urls http://localhost:5001"
            ),
            SocketException { SocketErrorCode: SocketError.AccessDenied } => (
                "is a port that this user may not listen on",
                "choose one above 1023, such as --urls http://localhost:5000"
            ),
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => (
                "is not an address of this machine",
                "choose one that is, or * for all, such as http://*:5000"
            ),
            InvalidOperationException
                when exception.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase) => (
                "has no certificate",
                "name one in Kestrel:Certificates:Default:Path, or write http:// and let a proxy end TLS"
            ),
            _ => (
                $"can't be listened on: {FirstLine(exception)}",
                $"write an address such as {ListenAddresses.Default}"
            ),
        };

    private static string ExplainCertificate(Exception exception, IConfiguration settings)
    {
        var files = CertificateFiles
            .SelectMany(key => Certificates(settings).Select(certificate => certificate.GetSection(key)))
            .Where(file => file.Value is not null)
            .ToList();
        var missing = files.Find(file =>
            !File.Exists(Path.GetFullPath(file.Value!, AppContext.BaseDirectory))
        );
        if (missing is not null)
            return SettingError.Wrong(
                missing.Path,
                missing.Value,
                "does not exist",
                "name the file of the certificate"
            );
        return SettingError.Wrong(
            files.FirstOrDefault()?.Path ?? "Kestrel:Certificates",
            files.FirstOrDefault()?.Value,
            $"can't be opened as a certificate: {FirstLine(exception)}",
            "name a .pfx file with its Password, or a .pem file with its KeyPath"
        );
    }

    private static string FirstLine(Exception exception) =>
        exception.Message.Split('\n')[0].Trim().TrimEnd('.');

    private static IEnumerable<IConfigurationSection> Certificates(IConfiguration settings) =>
        settings
            .GetSection("Kestrel:Certificates")
            .GetChildren()
            .Concat(
                settings
                    .GetSection("Kestrel:Endpoints")
                    .GetChildren()
                    .Select(endpoint => endpoint.GetSection("Certificate"))
            );
}
