using EMC2Workshop.Data;
using EMC2Workshop.Options;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Publishing;

/// <summary>
/// Where content and store lie: as configured, from the program's own folder on, or else beside the program or above
/// it.
/// </summary>
public static class SitePaths
{
    public static string Content(IServiceProvider services)
    {
        var root = services.GetRequiredService<IHostEnvironment>().ContentRootPath;
        var content = services.GetRequiredService<IOptions<ContentOptions>>().Value.Root;
        return Path.GetFullPath(content ?? Found(root) ?? "content", root);
    }

    public static StoreFile Store(IServiceProvider services) =>
        services.GetRequiredService<IOptions<StoreOptions>>().Value.Workshop is { } connection
            ? StoreFile.In(services.GetRequiredService<IHostEnvironment>().ContentRootPath, connection)
            : StoreFile.At(Path.Combine(Content(services), "..", ".data", "workshop.db"));

    /// <summary>A clone has its content two folders above the project; a published site beside it.</summary>
    private static string? Found(string root)
    {
        for (var folder = new DirectoryInfo(root); folder is not null; folder = folder.Parent)
        {
            var content = Path.Combine(folder.FullName, "content");
            if (File.Exists(Path.Combine(content, "site.md")))
                return content;
        }
        return null;
    }
}
