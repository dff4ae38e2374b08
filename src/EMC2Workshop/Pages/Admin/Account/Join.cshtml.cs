using EMC2Workshop.Accounts;
using EMC2Workshop.Accounts.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace EMC2Workshop.Pages.Admin.Account;

/// <summary>
/// Where a one-time link leads: to the first owner of a site, to a new organizer, or to a new password.
/// </summary>
[AllowWithoutConfirmation]
[EnableRateLimiting(AccountsSetup.SignInLimit)]
public sealed class JoinModel(
    InviteService links,
    UserManager<Organizer> users,
    OrganizerService organizers,
    CredentialService credentials,
    SignInService accounts
) : AdminPageModel
{
    /// <summary>Null where it works no more.</summary>
    public OneTimeLink? Link { get; private set; }

    [BindProperty]
    public string? Email { get; set; }

    public string? EmailFault { get; private set; }

    public string? PasswordFault { get; private set; }

    /// <summary>Of whom chooses a new password: those that they don't know are somebody else's.</summary>
    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public IReadOnlyList<string> Kept { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string token) => await FindAsync(token) ? Page() : Over();

    /// <param name="keep">Passkeys that stay.</param>
    public async Task<IActionResult> OnPostAsync(string token, string? password, string[] keep)
    {
        if (!await FindAsync(token))
            return Over();
        var email = Link!.Email ?? (Email ?? "").Trim();
        Kept = keep;
        if (!EmailAddress.IsValid(email))
            EmailFault = "Enter an email address, such as ada@example.org.";
        PasswordFault = await credentials.CheckPasswordAsync(new Organizer { Email = email }, password);
        if (EmailFault is not null || PasswordFault is not null)
            return Wrong();

        var (organizer, result) = await organizers.JoinAsync(token, email, password!, keep, Aborted);
        if (!result.Succeeded)
        {
            EmailFault = result.Errors.First().Description;
            return Wrong();
        }
        if (organizer is null)
            return Over();
        // With a second factor, a link alone lets nobody in.
        if (organizer.TwoFactorEnabled || !await accounts.FinishAsync(organizer, "by link", Aborted))
            return Redirect("/admin/sign-in");
        return Redirect("/admin");
    }

    private async Task<bool> FindAsync(string token)
    {
        if (await links.FindAsync(token, Aborted) is not { } link)
            return false;
        Link = link;
        if (
            link.Purpose == LinkPurpose.NewPassword
            && await users.FindByEmailAsync(link.Email!) is { } organizer
        )
            Passkeys = [.. await users.GetPasskeysAsync(organizer)];
        return true;
    }

    private PageResult Over()
    {
        Link = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private PageResult Wrong()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
