using System.Buffers.Text;
using EMC2Workshop.Organizers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace EMC2Workshop.Pages.Admin.Account;

/// <summary>One's own password, second factor, passkeys and browsers.</summary>
[EnableRateLimiting(OrganizersSetup.SignInLimit)]
public sealed class IndexModel(UserManager<Organizer> users, Passkeys passkeys, OrganizersDbContext db, SignIns signIns, Accounts accounts, AuditLog audit) : PageModel
{
    private const int MostPasskeys = 20;

    public Organizer Me { get; private set; } = null!;

    public Guid? Here => SignIns.IdOf(User);

    public IReadOnlyList<SignIn> Browsers { get; private set; } = [];

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>While a second factor is being set up.</summary>
    public string? Key { get; private set; }

    public string? KeyPicture { get; private set; }

    /// <summary>Shown once.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public string? PasswordFault { get; private set; }

    public string? CodeFault { get; private set; }

    public string? Said { get; private set; }

    private CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task OnGetAsync() => await ShowAsync();

    public async Task<IActionResult> OnPostSignOutAsync()
    {
        await audit.AddAsync("signed out");
        if (Here is { } here) await signIns.EndAsync(SignIns.OrganizerOf(User), here, Aborted);
        await HttpContext.SignOutAsync(SignIns.Scheme);
        return Redirect("/admin/sign-in");
    }

    public async Task<IActionResult> OnPostPasswordAsync(string? current, string? password)
    {
        await ShowAsync();
        if (Me.PasswordHash is not null && !await accounts.IsRightAsync(Me, current, Aborted)) PasswordFault = "The present password is not right";
        else if ((Me.PasswordHash is null ? await users.AddPasswordAsync(Me, password ?? "") : await users.ChangePasswordAsync(Me, current ?? "", password ?? "")).Errors.FirstOrDefault() is { } fault) PasswordFault = "The new password " + fault.Description;
        if (PasswordFault is not null) return Wrong();
        await accounts.EndAllAsync(Me, Here, Aborted);
        await audit.AddAsync("changed the password");
        return await SayAsync("The password is changed, and you are signed out everywhere else.");
    }

    public async Task<IActionResult> OnPostKeyAsync()
    {
        await ShowAsync();
        if (Me.TwoFactorEnabled) return Page();
        await users.ResetAuthenticatorKeyAsync(Me);
        await ShowKeyAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync(string? code)
    {
        await ShowAsync();
        if (!await accounts.IsFreshCodeAsync(Me, (code ?? "").Replace(" ", "", StringComparison.Ordinal)))
        {
            CodeFault = "That code is not right; type the one that the app shows now";
            await ShowKeyAsync();
            return Wrong();
        }
        await users.SetTwoFactorEnabledAsync(Me, true);
        RecoveryCodes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(Me, 10) ?? []];
        await accounts.EndAllAsync(Me, Here, Aborted);
        await audit.AddAsync("turned the second factor on");
        return Page();
    }

    public async Task<IActionResult> OnPostNoCodeAsync(string? current)
    {
        await ShowAsync();
        if (!await accounts.IsRightAsync(Me, current, Aborted))
        {
            CodeFault = "The present password is not right";
            return Wrong();
        }
        await users.SetTwoFactorEnabledAsync(Me, false);
        await accounts.EndAllAsync(Me, Here, Aborted);
        await audit.AddAsync("turned the second factor off");
        return await SayAsync("The second factor is off.");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync()
    {
        audit.KeepQuiet();
        await ShowAsync();
        return Content(await passkeys.OfferAsync(Me), "application/json");
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? name)
    {
        await ShowAsync();
        if (Passkeys.Count >= MostPasskeys) return await SayAsync($"There are {MostPasskeys} passkeys already; remove one first.");
        if (await passkeys.TakeAsync(credential) is not { } passkey) return await SayAsync("That did not work; try again.");
        var plain = string.IsNullOrWhiteSpace(name) ? "Passkey" : name.Trim();
        passkey.Name = plain[..Math.Min(plain.Length, 60)];
        await users.AddOrUpdatePasskeyAsync(Me, passkey);
        await audit.AddAsync("added a passkey", passkey.Name);
        return await SayAsync("The passkey is added.");
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? passkey)
    {
        await ShowAsync();
        if (Passkeys.FirstOrDefault(known => Base64Url.EncodeToString(known.CredentialId) == passkey) is not { } found) return await SayAsync("There is no such passkey any more.");
        await users.RemovePasskeyAsync(Me, found.CredentialId);
        await audit.AddAsync("removed a passkey", found.Name ?? "");
        return await SayAsync("The passkey is removed.");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid browser)
    {
        await signIns.EndAsync(SignIns.OrganizerOf(User), browser, Aborted);
        await audit.AddAsync("ended a sign-in");
        return await SayAsync("That browser is signed out.");
    }

    private async Task<IActionResult> SayAsync(string said)
    {
        Said = said;
        await ShowAsync();
        return Page();
    }

    private PageResult Wrong()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task ShowAsync()
    {
        Me = (await users.FindByIdAsync(SignIns.OrganizerOf(User).ToString()))!;
        Browsers = await db.SignIns.AsNoTracking().Where(signIn => signIn.OrganizerId == Me.Id).OrderByDescending(signIn => signIn.Seen).ToListAsync(Aborted);
        Passkeys = [.. await users.GetPasskeysAsync(Me)];
    }

    private async Task ShowKeyAsync()
    {
        Key = await users.GetAuthenticatorKeyAsync(Me);
        var address = $"otpauth://totp/EMC2:{Uri.EscapeDataString(Me.Email!)}?secret={Key}&issuer=EMC2&digits=6";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        KeyPicture = picture.GetGraphic(4);
    }
}
