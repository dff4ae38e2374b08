using EMC2Workshop.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EMC2Workshop.Pages.Admin.Account;

/// <summary>
/// Where somebody who is signed in gives the password or a passkey again, and goes back to where they were.
/// </summary>
[AllowWithoutConfirmation]
[EnableRateLimiting(AccountsSetup.SignInLimit)]
public sealed class ConfirmModel(
    UserManager<Organizer> users,
    SignInService accounts,
    Passkeys passkeys,
    SessionStore signIns,
    AuditLog audit
) : AdminPageModel
{
    public const string Path = "/admin/account/confirm";

    /// <summary>Said in the address that it leads back to: what was sent before was not done.</summary>
    public const string WasConfirmed = "confirmed";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string Email => User.Identity!.Name!;

    public bool WasRefused { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? password)
    {
        var me = await users.FindByIdAsync(SessionStore.OrganizerId(User).ToString());
        return await ConfirmAsync(
            me is not null && await accounts.IsRightAsync(me, password, Aborted),
            "by password"
        );
    }

    public async Task<ContentResult> OnPostPasskeyOptionsAsync()
    {
        audit.KeepQuiet();
        return Content(await passkeys.AskAsync(), "application/json");
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        var organizer = await accounts.ProvePasskeyAsync(credential, Aborted);
        return await ConfirmAsync(organizer?.Id == SessionStore.OrganizerId(User), "by passkey");
    }

    private async Task<IActionResult> ConfirmAsync(bool isProved, string how)
    {
        if (isProved)
        {
            await signIns.ConfirmAsync(User, Aborted);
            await audit.AddAsync("confirmed who they are", how);
            return SignInModel.GoOn(this, ReturnUrl);
        }
        WasRefused = true;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
