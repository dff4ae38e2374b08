using EMC2Workshop.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QRCoder;

namespace EMC2Workshop.Pages.Admin.Account;

/// <summary>One's own password, second factor, passkeys and browsers.</summary>
[EnableRateLimiting(AccountsSetup.SignInLimit)]
public sealed class IndexModel(
    UserManager<Organizer> users,
    CredentialService credentials,
    Passkeys passkeys,
    SessionStore signIns,
    SignInService accounts,
    AuditLog audit,
    TimeProvider clock
) : AdminPageModel
{
    private const int MostPasskeys = 20;

    public Organizer Me { get; private set; } = null!;

    public Guid? Here => SessionStore.SessionId(User);

    /// <summary>What changes how one signs in is shown to whoever may send it.</summary>
    public bool IsConfirmed => SessionStore.IsConfirmed(User, clock.GetUtcNow());

    /// <summary>Back from where it was confirmed who this is: what was sent before was not done.</summary>
    [BindProperty(SupportsGet = true, Name = ConfirmModel.WasConfirmed)]
    public bool WasConfirmed { get; set; }

    /// <summary>Of a new passkey, as it was typed before.</summary>
    [BindProperty(SupportsGet = true, Name = "name")]
    public string? PasskeyName { get; set; }

    public IReadOnlyList<SignIn> Browsers { get; private set; } = [];

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>While a second factor is being set up.</summary>
    public string? Key { get; private set; }

    public string? KeyPicture { get; private set; }

    /// <summary>Shown once.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public string? PasswordFault { get; private set; }

    public IReadOnlyList<string> Kept { get; private set; } = [];

    public string? CodeFault { get; private set; }

    public string? Said { get; private set; }

    public async Task OnGetAsync() => await ShowAsync();

    [AllowWithoutConfirmation]
    public async Task<IActionResult> OnPostSignOutAsync()
    {
        await audit.AddAsync("signed out");
        if (Here is { } here)
            await signIns.EndAsync(SessionStore.OrganizerId(User), here, Aborted);
        await HttpContext.SignOutAsync(SessionStore.Scheme);
        return Redirect("/admin/sign-in");
    }

    /// <param name="keep">Passkeys that stay.</param>
    public async Task<IActionResult> OnPostPasswordAsync(string? password, string[] keep)
    {
        await ShowAsync();
        Kept = keep;
        PasswordFault = await credentials.CheckPasswordAsync(Me, password);
        if (PasswordFault is not null)
            return Wrong();
        var removed = await credentials.ChangePasswordAsync(Me.Id, password!, keep, Here, Aborted);
        var passkeys = removed switch
        {
            0 => "",
            1 => " 1 passkey was removed.",
            _ => $" {removed} passkeys were removed.",
        };
        return await SayAsync("Password changed. You’re signed out on all other devices." + passkeys);
    }

    public async Task<IActionResult> OnPostKeyAsync()
    {
        await ShowAsync();
        if (Me.TwoFactorEnabled)
            return Page();
        await users.ResetAuthenticatorKeyAsync(Me);
        await ShowKeyAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync(string? code)
    {
        await ShowAsync();
        if (Me.TwoFactorEnabled)
            return await SayAsync("Two-factor authentication is on already.");
        if (!await accounts.IsFreshCodeAsync(Me, (code ?? "").Replace(" ", "", StringComparison.Ordinal)))
        {
            CodeFault = "Incorrect code. Enter the code shown in your app now.";
            await ShowKeyAsync();
            return Wrong();
        }
        await users.SetTwoFactorEnabledAsync(Me, true);
        RecoveryCodes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(Me, 10) ?? []];
        await credentials.SignOutElsewhereAsync(Me, Here, Aborted);
        await audit.AddAsync("turned two-factor authentication on");
        return Page();
    }

    public async Task<IActionResult> OnPostRecoveryCodesAsync()
    {
        await ShowAsync();
        if (!Me.TwoFactorEnabled)
            return await SayAsync("Two-factor authentication is off.");
        RecoveryCodes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(Me, 10) ?? []];
        await audit.AddAsync("made new recovery codes");
        return Page();
    }

    public async Task<IActionResult> OnPostNoCodeAsync()
    {
        await ShowAsync();
        await users.SetTwoFactorEnabledAsync(Me, false);
        await credentials.SignOutElsewhereAsync(Me, Here, Aborted);
        await audit.AddAsync("turned two-factor authentication off");
        return await SayAsync("Two-factor authentication is off.");
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
        if (Passkeys.Count >= MostPasskeys)
            return await SayAsync($"You have {MostPasskeys} passkeys, which is the limit. Remove one first.");
        if (await passkeys.TakeAsync(credential) is not { } passkey)
            return await SayAsync("The passkey wasn’t added. Try again.");
        var plain = string.IsNullOrWhiteSpace(name) ? "Passkey" : name.Trim();
        passkey.Name = plain[..Math.Min(plain.Length, 60)];
        await users.AddOrUpdatePasskeyAsync(Me, passkey);
        await audit.AddAsync("added a passkey", passkey.Name);
        PasskeyName = null;
        return await SayAsync("Passkey added.");
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? passkey)
    {
        var isRemoved = await credentials.RemovePasskeyAsync(
            SessionStore.OrganizerId(User),
            passkey,
            Here,
            Aborted
        );
        return await SayAsync(
            isRemoved
                ? "Passkey removed. You’re signed out on all other devices."
                : "That passkey was already removed."
        );
    }

    [AllowWithoutConfirmation]
    public async Task<IActionResult> OnPostEndAsync(Guid browser)
    {
        if (browser == Here)
            return await OnPostSignOutAsync();
        if (!await signIns.EndAsync(SessionStore.OrganizerId(User), browser, Aborted))
            return await SayAsync("That device is signed out already.");
        await audit.AddAsync("signed out another device");
        return await SayAsync("Signed out on that device.");
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
        Me = (await users.FindByIdAsync(SessionStore.OrganizerId(User).ToString()))!;
        Browsers = await signIns.ListAsync(Me.Id, Aborted);
        Passkeys = [.. await users.GetPasskeysAsync(Me)];
    }

    private async Task ShowKeyAsync()
    {
        Key = await users.GetAuthenticatorKeyAsync(Me);
        var address =
            $"otpauth://totp/EMC2:{Uri.EscapeDataString(Me.Email!)}?secret={Key}&issuer=EMC2&digits=6";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        KeyPicture = picture.GetGraphic(4);
    }
}
