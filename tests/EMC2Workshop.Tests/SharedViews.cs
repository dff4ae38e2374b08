using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EMC2Workshop.Tests;

/// <summary>
/// Views are the same on all sites under test. To make them ready is most of a page's first rendering, so it is done
/// once for all: by the framework's own services, of the site that asks first.
/// </summary>
internal sealed class SharedViews(IRazorPageFactoryProvider factories) : IRazorPageFactoryProvider
{
    private static readonly ConcurrentDictionary<string, RazorPageFactoryResult> Made = new();
    private static readonly Lock Making = new();
    private static IRazorPageActivator? activator;

    public RazorPageFactoryResult CreateFactory(string relativePath) =>
        Made.GetOrAdd(relativePath, factories.CreateFactory);

    public static void AddTo(IServiceCollection services)
    {
        var factories = services.Last(service => service.ServiceType == typeof(IRazorPageFactoryProvider));
        services.Replace(
            ServiceDescriptor.Singleton<IRazorPageFactoryProvider>(site => new SharedViews(
                (IRazorPageFactoryProvider)
                    ActivatorUtilities.CreateInstance(site, factories.ImplementationType!)
            ))
        );
        services.Replace(ServiceDescriptor.Singleton(Activator));
    }

    private static IRazorPageActivator Activator(IServiceProvider site)
    {
        lock (Making)
            return activator ??= ActivatorUtilities.CreateInstance<RazorPageActivator>(site);
    }
}
