using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// The site as people of different networks reach it: each says its own address in a header of the test's.
/// </summary>
public sealed class DistantSite : WorkshopSite, IStartupFilter
{
    private const string Header = "Test-Address";

    public Desk From(string address)
    {
        var desk = new Desk(this);
        desk.Client.DefaultRequestHeaders.Add(Header, address);
        return desk;
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, following) =>
                {
                    if (context.Request.Headers[Header].FirstOrDefault() is { } address)
                        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                    return following(context);
                }
            );
            next(app);
        };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));
    }
}
