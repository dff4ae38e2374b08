using EMC2Workshop.Data;

namespace EMC2Workshop.Publishing;

/// <summary>Where content and store lie: as configured, or else beside the program or above it.</summary>
public static class Places
{
    public static string Content(IServiceProvider services)
    {
        var environment = services.GetRequiredService<IHostEnvironment>();
        return Path.GetFullPath(services.GetRequiredService<IConfiguration>()["Content:Root"] ?? Found(environment) ?? Path.Combine(environment.ContentRootPath, "content"));
    }

    public static StoreFile Store(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>().GetConnectionString("Workshop") is { Length: > 0 } connection
            ? StoreFile.Of(connection)
            : StoreFile.At(Path.Combine(Content(services), "..", ".data", "workshop.db"));

    /// <summary>A clone has its content two folders above the project; a published site beside it.</summary>
    private static string? Found(IHostEnvironment environment)
    {
        for (var folder = new DirectoryInfo(environment.ContentRootPath); folder is not null; folder = folder.Parent)
        {
            var content = Path.Combine(folder.FullName, "content");
            if (File.Exists(Path.Combine(content, "site.md"))) return content;
        }
        return null;
    }
}
