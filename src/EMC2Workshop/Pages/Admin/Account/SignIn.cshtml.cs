using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Accounts;
using EMC2Workshop.Accounts.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace EMC2Workshop.Pages.Admin.Account;

[AllowWithoutConfirmation]
[EnableRateLimiting(AccountsSetup.SignInLimit)]
public sealed class SignInModel(SignInService accounts, Passkeys passkeys, SmtpSender post) : AdminPageModel
{
    /// <summary>Carries the proof of the first step to the second.</summary>
    public const string StepCookie = "__Host-step";

    private const string Incorrect =
        "Incorrect email or password. After several failed attempts, wait 5 minutes or use a passkey.";

    [BindProperty]
    [Required(ErrorMessage = "is needed")]
    public string Email { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "is needed")]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Something was sent by whoever was signed out.</summary>
    [FromQuery(Name = AccountsSetup.Unsaved)]
    public bool IsUnsaved { get; set; }

    /// <summary>The code of the second step was not sent in time.</summary>
    [FromQuery(Name = "late")]
    public bool IsLate { get; set; }

    /// <summary>Why nobody was let in; null: nothing was sent yet.</summary>
    public string? Refusal { get; private set; }

    public bool Mails => post.IsOpen;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Refuse(Incorrect);
        var (step, proof) = await accounts.SignInAsync(Email.Trim(), Password, Aborted);
        if (step == SignInStep.Refused)
            return Refuse(Incorrect);
        if (step == SignInStep.Done)
            return GoOn(this, ReturnUrl);
        Response.Cookies.Append(
            StepCookie,
            proof!,
            new CookieOptions
            {
                HttpOnly = true,
                Secure = true,
                SameSite = SameSiteMode.Strict,
                MaxAge = TimeSpan.FromMinutes(5),
                Path = "/",
            }
        );
        return Redirect($"/admin/sign-in/code?returnUrl={Uri.EscapeDataString(ReturnUrl ?? "")}");
    }

    public async Task<ContentResult> OnPostPasskeyOptionsAsync() =>
        Content(await passkeys.AskAsync(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential) =>
        await accounts.SignInByPasskeyAsync(credential, Aborted)
            ? GoOn(this, ReturnUrl)
            : Refuse("This passkey doesn’t work here. Use another one, or your password.");

    /// <summary>Only to addresses of this site.</summary>
    internal static IActionResult GoOn(PageModel page, string? returnUrl) =>
        page.LocalRedirect(
            page.Url.IsLocalUrl(returnUrl) && returnUrl!.All(sign => sign is > ' ' and <= '~')
                ? returnUrl
                : "/admin"
        );

    private PageResult Refuse(string refusal)
    {
        Refusal = refusal;
        Password = "";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
