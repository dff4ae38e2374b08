using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A form whose token is missing or too old is refused in words.</summary>
public sealed class ExpiredFormFilter : IAlwaysRunResultFilter
{
    public const string Expired =
        "This page expired, or was opened before you last signed in, so nothing was saved. Go back: what you typed is "
        + "still there. Open the page again in another tab, and send it from there.";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.Result = Refusal.Create(
                context.HttpContext.Request,
                StatusCodes.Status400BadRequest,
                Expired
            );
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
