using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds.Api;

/// <summary>Leads from the former name of an edition to its name, and tells when there is no edition.</summary>
/// <param name="listedToo">Whether it answers of those too whose program is not here, with empty lists.</param>
sealed class EditionFilter(bool listedToo) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var request = context.HttpContext.Request;
        var slug = (string)request.RouteValues["edition"]!;
        var cancellationToken = context.HttpContext.RequestAborted;
        var services = context.HttpContext.RequestServices;
        var db = services.GetRequiredService<WorkshopDbContext>();
        var status = await db
            .Editions.Where(edition => edition.Slug == slug)
            .Select(edition => (EditionStatus?)edition.Status)
            .SingleOrDefaultAsync(cancellationToken);
        if (status?.HasPages() == true || (status is EditionStatus.Listed && listedToo))
            return await next(context);
        if (status is EditionStatus.Listed)
            return TypedResults.Ok(Array.Empty<ApiDeadline>());
        var moved = await db.FindMovedAsync([$"{slug}/edition"], cancellationToken);
        if (moved.Values.FirstOrDefault()?.Split('/')[0] is not { } now)
            return TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: "Edition not found",
                detail: services.GetRequiredService<SiteAddress>().Absolute(ApiEndpoints.Root)
                    + "/editions lists all of them."
            );
        var prefix = $"{ApiEndpoints.Root}/editions/";
        var rest = request.Path.Value![(prefix.Length + slug.Length)..];
        return TypedResults.Redirect(
            $"{prefix}{now}{rest}{request.QueryString}",
            permanent: true,
            preserveMethod: true
        );
    }
}
