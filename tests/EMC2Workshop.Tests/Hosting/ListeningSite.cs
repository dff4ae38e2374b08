using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;

namespace EMC2Workshop.Tests.Hosting;

/// <summary>The site behind its real server, to be spoken to in bytes.</summary>
public sealed class ListeningSite : WorkshopSite
{
    public ListeningSite() => Listen();

    public async Task<string> SendAsync(string request)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", ClientOptions.BaseAddress.Port, cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), cancellation);
        using var answer = new StreamReader(stream, Encoding.Latin1);
        return await answer.ReadToEndAsync(cancellation);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Production");
    }
}
