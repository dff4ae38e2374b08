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

    /// <summary>Null until a code was sent.</summary>
    public CodeOutcome? Outcome { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        var proof = Request.Cookies[SignInModel.StepCookie];
        Outcome = await accounts.SignInByCodeAsync(proof, code ?? "", Aborted);
        if (Outcome is CodeOutcome.Done or CodeOutcome.TooLate)
            Response.Cookies.Delete(SignInModel.StepCookie, new CookieOptions { Secure = true, Path = "/" });
        if (Outcome == CodeOutcome.Done)
            return SignInModel.GoOn(this, ReturnUrl);
        if (Outcome == CodeOutcome.TooLate)
            return RedirectToPage("SignIn", new { ReturnUrl, late = true });
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
