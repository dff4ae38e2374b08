using System.Reflection;
using EMC2Workshop.Accounts;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EMC2Workshop.Pages.Admin.Account;

/// <summary>
/// How organizers get in, and who does, is changed by those alone who gave their password or a passkey in the last
/// minutes: a browser that was left open, or a stolen cookie, is not enough. Holds for whatever a page of accounts is
/// sent, unless that says otherwise.
/// </summary>
public sealed class ConfirmationFilter(AuditLog audit, TimeProvider clock) : IAsyncPageFilter
{
    /// <summary>What people typed and may come back to, by handlers; passwords and codes they type again.</summary>
    private static readonly Dictionary<string, string[]> Kept = new()
    {
        ["Invite"] = ["email", "role"],
        ["Passkey"] = ["name"],
        ["PasskeyOptions"] = ["name"],
    };

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var request = context.HttpContext.Request;
        var user = context.HttpContext.User;
        if (
            !HttpMethods.IsPost(request.Method)
            || user.Identity is not { IsAuthenticated: true }
            || SessionStore.IsConfirmed(user, clock.GetUtcNow())
            || IsAllowed(context.ActionDescriptor.HandlerTypeInfo)
            || (context.HandlerMethod is { } handler && IsAllowed(handler.MethodInfo))
        )
        {
            await next();
            return;
        }
        await audit.AddAsync(
            "was asked to confirm who they are",
            $"{request.Path} {context.HandlerMethod?.Name}".TrimEnd()
        );
        var form = request.HasFormContentType
            ? await request.ReadFormAsync(context.HttpContext.RequestAborted)
            : null;
        var back = new QueryBuilder { { ConfirmModel.WasConfirmed, "true" } };
        foreach (var name in Kept.GetValueOrDefault(context.HandlerMethod?.Name ?? "", []))
        {
            if (form?[name].ToString() is { Length: > 0 and <= 300 } typed)
                back.Add(name, typed);
        }
        var address = new QueryBuilder { { "returnUrl", request.Path + back.ToQueryString() } };
        context.Result = new RedirectResult(ConfirmModel.Path + address);
    }

    private static bool IsAllowed(MemberInfo member) =>
        member.IsDefined(typeof(AllowWithoutConfirmationAttribute), inherit: false);
}
