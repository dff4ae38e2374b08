using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>A site that has no pictures and documents yet, and organizers who bring some.</summary>
public abstract class MediaShelf : IDisposable
{
    protected WorkshopSite Site { get; } = new();

    protected static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => Site.Dispose();

    protected string MediaFolder => Site.Store + ".media";

    protected async Task<string> UploadAsync(Desk desk, byte[] bytes, string fileName = "a.png")
    {
        var before = await NamesAsync();
        using var answer = await desk.UploadAsync("/admin/media", "file", bytes, fileName);
        Assert.True(
            answer.Headers.Location?.OriginalString == "/admin/media?said=uploaded",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]"))
        );
        return Assert.Single((await NamesAsync()).Except(before));
    }

    protected async Task<List<string>> NamesAsync()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .Media.Select(file => file.Name)
            .ToListAsync(Aborted);
    }

    protected async Task AssertNothingIsKeptAsync()
    {
        Assert.Empty(await NamesAsync());
        Assert.Empty(Directory.Exists(MediaFolder) ? Directory.EnumerateFileSystemEntries(MediaFolder) : []);
    }
}
