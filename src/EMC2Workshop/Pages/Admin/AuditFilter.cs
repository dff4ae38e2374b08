using EMC2Workshop.Accounts;
using EMC2Workshop.Pages.Admin.Items;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace EMC2Workshop.Pages.Admin;

/// <summary>
/// Nothing that an organizer sends goes without a trace: where the page wrote none, or was refused, this does. And a
/// store that can't be written is told as what it is.
/// </summary>
public sealed partial class AuditFilter(AuditLog audit, ILogger<AuditFilter> log) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var done = await next();
        if (!HttpMethods.IsPost(context.HttpContext.Request.Method))
            return;
        if (done.Exception is { } exception && !done.ExceptionHandled && StoreErrors.IsStoreError(exception))
        {
            LogNotSaved(log, context.HttpContext.Request.Path, exception);
            done.ExceptionHandled = true;
            done.Result = Refusal.Create(
                context.HttpContext.Request,
                StatusCodes.Status503ServiceUnavailable,
                "Not saved: the database or the disk can’t be written right now. Go back, and try again in a minute."
            );
            return;
        }
        if (
            done.Exception is not null
            || audit.HasSpoken
            || context.HttpContext.User.Identity is not { IsAuthenticated: true }
        )
            return;
        var status =
            (done.Result as IStatusCodeActionResult)?.StatusCode ?? context.HttpContext.Response.StatusCode;
        if ((audit.IsQuiet && status < 400) || status == StatusCodes.Status503ServiceUnavailable)
            return;
        try
        {
            await audit.AddAsync(
                status < 400 ? "used the form at" : "was refused by the form at",
                context.HttpContext.Request.Path
            );
        }
        catch (Exception failure) when (StoreErrors.IsStoreError(failure))
        {
            LogNotSaved(log, context.HttpContext.Request.Path, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "The store could not be written for {Path}")]
    private static partial void LogNotSaved(ILogger log, string path, Exception exception);
}
