using EMC2Workshop.Organizers;
using EMC2Workshop.Organizers.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace EMC2Workshop.Pages.Admin.Account;

/// <summary>Where a one-time link leads: to the first owner of a site, to a new organizer, or to a new password.</summary>
[EnableRateLimiting(OrganizersSetup.SignInLimit)]
public sealed class JoinModel(OneTimeLinks links, UserManager<Organizer> users, Accounts accounts, AuditLog audit) : PageModel
{
    public OneTimeLink Link { get; private set; } = null!;

    [BindProperty]
    public string? Email { get; set; }

    public string? EmailFault { get; private set; }

    public string? PasswordFault { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token) => await FindAsync(token) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string token, string? password)
    {
        if (!await FindAsync(token)) return NotFound();
        var organizer = await users.FindByEmailAsync(Link.Email ?? "") ?? new Organizer { Email = (Link.Email ?? Email ?? "").Trim(), Role = Link.Role };
        if (!Mailbox.IsAddress(organizer.Email)) EmailFault = "is no e-mail address, such as ada@example.org";
        foreach (var rule in users.PasswordValidators)
        {
            var result = await rule.ValidateAsync(users, organizer, password ?? "");
            PasswordFault ??= result.Errors.FirstOrDefault()?.Description;
        }
        if (EmailFault is not null || PasswordFault is not null) return Wrong();
        if (!await links.TakeAsync(Link, HttpContext.RequestAborted)) return NotFound();

        if (await users.FindByEmailAsync(organizer.Email!) is null)
        {
            organizer.UserName = organizer.Email;
            if ((await users.CreateAsync(organizer, password!)).Errors.FirstOrDefault() is { } fault)
            {
                EmailFault = fault.Description;
                return Wrong();
            }
        }
        else
        {
            await users.RemovePasswordAsync(organizer);
            await users.AddPasswordAsync(organizer, password!);
            await accounts.EndAllAsync(organizer, null, HttpContext.RequestAborted);
        }
        await audit.AddAsync("chose a password by link", Link.Purpose.ToString(), who: organizer.Email);
        // With a second factor, a link alone lets nobody in.
        if (organizer.TwoFactorEnabled) return Redirect("/admin/sign-in");
        await accounts.FinishAsync(organizer, "by link", HttpContext.RequestAborted);
        return Redirect("/admin");
    }

    private async Task<bool> FindAsync(string token)
    {
        if (await links.FindAsync(token, HttpContext.RequestAborted) is not { } link) return false;
        // Once somebody is there, nobody sets the site up.
        if (link.Purpose == LinkPurpose.SetUp && users.Users.Any()) return false;
        if (link.Purpose == LinkPurpose.NewPassword && await users.FindByEmailAsync(link.Email!) is null) return false;
        Link = link;
        return true;
    }

    private PageResult Wrong()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
