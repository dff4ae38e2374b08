using EMC2Workshop.Data;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages;

/// <summary>
/// Leads from the address that an item had to the one that it has. Asked only where there is no page, so a former
/// address never stands before a living one; and of where the item is now, so there are no chains.
/// </summary>
public static class FormerAddresses
{
    public static IApplicationBuilder UseFormerAddresses(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Response is not { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))) return;
        var path = context.Request.Path.Value?.Trim('/');
        if (path is null or { Length: < 3 or > 300 } || !path.Contains('/', StringComparison.Ordinal)) return;
        var db = context.RequestServices.GetRequiredService<WorkshopDbContext>();
        var now = await db.Revisions.Where(revision => revision.Path == path)
            .Join(db.ContentItems, revision => revision.ItemId, item => item.Id, (revision, item) => new { revision.Id, item.Path })
            .OrderByDescending(found => found.Id).Select(found => found.Path).FirstOrDefaultAsync(context.RequestAborted);
        if (now is not null && now != path) context.Response.Redirect(Address.OfFile(now), permanent: true);
    });
}
