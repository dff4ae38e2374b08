using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

/// <summary>The store's items, as tests look at them behind the site's back.</summary>
public static class Items
{
    public static async Task<ContentItem?> FindAsync(WorkshopSite site, string path)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .ContentItems.AsNoTracking()
            .SingleOrDefaultAsync(item => item.Path == path, TestContext.Current.CancellationToken);
    }

    /// <summary>Whose paths begin so.</summary>
    public static async Task<List<ContentItem>> AllAsync(WorkshopSite site, string path)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .ContentItems.AsNoTracking()
            .Where(item => item.Path.StartsWith(path))
            .OrderBy(item => item.Path)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<string> EditorAsync(WorkshopSite site, string path) =>
        $"/admin/items/{(await FindAsync(site, path))!.Id}";

    /// <summary>Address of the editor of a draft, published or not.</summary>
    public static async Task<string> DraftAsync(WorkshopSite site, string path)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var drafts = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>().Drafts.AsNoTracking();
        var draft = await drafts.SingleAsync(
            draft => draft.Path == path,
            TestContext.Current.CancellationToken
        );
        return $"/admin/items/{draft.ItemId}";
    }
}
