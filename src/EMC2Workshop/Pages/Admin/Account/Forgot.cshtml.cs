using EMC2Workshop.Accounts;
using EMC2Workshop.Accounts.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace EMC2Workshop.Pages.Admin.Account;

/// <summary>
/// Mails a link for a new password, where the site can mail. What it says and does is the same for every address.
/// </summary>
[AllowWithoutConfirmation]
[EnableRateLimiting(AccountsSetup.SignInLimit)]
public sealed class ForgotModel(SmtpSender post, PasswordResetMailer outbox) : AdminPageModel
{
    public bool WasAsked { get; private set; }

    public string? Fault { get; private set; }

    public string? Email { get; private set; }

    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!post.IsOpen)
            context.Result = NotFound();
    }

    public IActionResult OnPost(string? email)
    {
        Email = email?.Trim();
        if (!EmailAddress.IsValid(Email))
        {
            Fault = "Enter an email address, such as ada@example.org";
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        outbox.Ask(Email!, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        WasAsked = true;
        return Page();
    }
}
