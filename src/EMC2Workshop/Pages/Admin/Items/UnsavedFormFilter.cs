using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>
/// Nothing that was typed into the editor is lost with its form: one that has expired, or that the store could not
/// take, comes back filled in.
/// </summary>
public sealed class UnsavedFormFilter(IAntiforgery antiforgery) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
            await next();
        else if (!await PostedForm.IsReadableAsync(request, context.HttpContext.RequestAborted))
            context.Result = Refusal.Create(
                request,
                StatusCodes.Status400BadRequest,
                PostedFormFilter.Damaged
            );
        else if (await antiforgery.IsRequestValidAsync(context.HttpContext))
            ShowWhatWasNotSaved(await next());
        else
            context.Result = await RefuseExpiredAsync(context);
    }

    private static void ShowWhatWasNotSaved(PageHandlerExecutedContext done)
    {
        var page = (EditModel)done.HandlerInstance;
        if (
            done.Exception is not { } exception
            || !StoreErrors.IsStoreError(exception)
            || done.HandlerMethod?.Name is not null
            || page.Typed is null
        )
            return;
        done.ExceptionHandled = true;
        done.Result = page.Refuse(
            StatusCodes.Status503ServiceUnavailable,
            "Not saved: the database is busy. Your changes are still on this page. Keep it open and try again in "
                + "a minute."
        );
    }

    private static async Task<IActionResult> RefuseExpiredAsync(PageHandlerExecutingContext context)
    {
        var page = (EditModel)context.HandlerInstance;
        return context.HandlerMethod?.Name is null && await page.FindAsync()
            ? page.Refuse(
                StatusCodes.Status400BadRequest,
                "This page expired, so your changes weren’t saved. They’re still here: save again."
            )
            : Refusal.Create(
                context.HttpContext.Request,
                StatusCodes.Status400BadRequest,
                ExpiredFormFilter.Expired
            );
    }
}
