using EMC2Workshop.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EMC2Workshop.Pages.Admin.Account;

/// <summary>The second step: a code of the authenticator app, or one for emergencies.</summary>
[AllowWithoutConfirmation]
[EnableRateLimiting(AccountsSetup.SignInLimit)]
public sealed class CodeModel(SignInService accounts) : AdminPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public bool WasRefused { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        if (await accounts.SignInByCodeAsync(Request.Cookies[SignInModel.StepCookie], code ?? "", Aborted))
        {
            Response.Cookies.Delete(SignInModel.StepCookie, new CookieOptions { Secure = true, Path = "/" });
            return SignInModel.GoOn(this, ReturnUrl);
        }
        WasRefused = true;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
