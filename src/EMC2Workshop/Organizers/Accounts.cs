using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Organizers;

public enum SignInStep
{
    /// <summary>Whoever it is gets the same answer: wrong, unknown, or locked.</summary>
    Refused,

    /// <summary>The password was right, a code is needed.</summary>
    NeedsCode,

    Done,
}

/// <summary>Proves who somebody is.</summary>
public sealed class Accounts(UserManager<Organizer> users, OrganizersDbContext db, SignIns signIns, AuditLog audit, IDataProtectionProvider protection)
{
    private const string LastCode = "last-code";
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(5);
    private static readonly Organizer Nobody = new() { Email = "nobody@invalid" };
    private static string? nobodysHash;

    private ITimeLimitedDataProtector Steps => protection.CreateProtector("EMC2Workshop.SecondStep").ToTimeLimitedDataProtector();

    /// <returns>And, where a code is needed, what the second step is proved by.</returns>
    public async Task<(SignInStep Step, string? Proof)> SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        var organizer = await users.FindByEmailAsync(email);
        if (organizer?.PasswordHash is null)
        {
            // As long as a real one takes, so that nobody learns whom we know.
            nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            users.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash, password);
            await audit.AddAsync("sign-in refused", email, who: "unknown");
            return (SignInStep.Refused, null);
        }
        var isRight = await users.CheckPasswordAsync(organizer, password);
        if (await users.IsLockedOutAsync(organizer) || !isRight)
        {
            if (!isRight) await users.AccessFailedAsync(organizer);
            await audit.AddAsync("sign-in refused", email, who: organizer.Email);
            return (SignInStep.Refused, null);
        }
        if (organizer.TwoFactorEnabled) return (SignInStep.NeedsCode, Steps.Protect($"{organizer.Id} {organizer.SecurityStamp}", CodeLifetime));
        await FinishAsync(organizer, "by password", cancellationToken);
        return (SignInStep.Done, null);
    }

    /// <param name="code">From the app, or one of those for emergencies.</param>
    public async Task<bool> SignInByCodeAsync(string? proof, string code, CancellationToken cancellationToken)
    {
        if (await ProvenAsync(proof) is not { } organizer || await users.IsLockedOutAsync(organizer)) return false;
        var plain = code.Replace(" ", "", StringComparison.Ordinal).Trim();
        if (!await IsFreshCodeAsync(organizer, plain) && !(await users.RedeemTwoFactorRecoveryCodeAsync(organizer, plain)).Succeeded)
        {
            await users.AccessFailedAsync(organizer);
            await audit.AddAsync("code refused", organizer.Email!, who: organizer.Email);
            return false;
        }
        await FinishAsync(organizer, "by password and code", cancellationToken);
        return true;
    }

    public async Task FinishAsync(Organizer organizer, string how, CancellationToken cancellationToken)
    {
        await users.ResetAccessFailedCountAsync(organizer);
        await signIns.BeginAsync(organizer, cancellationToken);
        await audit.AddAsync("signed in", how, who: organizer.Email);
    }

    /// <summary>A code works once (RFC 6238, 5.2).</summary>
    public async Task<bool> IsFreshCodeAsync(Organizer organizer, string code)
    {
        if (!await users.VerifyTwoFactorTokenAsync(organizer, TokenOptions.DefaultAuthenticatorProvider, code)) return false;
        if (await users.GetAuthenticationTokenAsync(organizer, nameof(Accounts), LastCode) == code) return false;
        await users.SetAuthenticationTokenAsync(organizer, nameof(Accounts), LastCode, code);
        return true;
    }

    /// <summary>Who has lost the right to edit has lost it in every browser at once.</summary>
    public async Task EndAllAsync(Organizer organizer, Guid? except, CancellationToken cancellationToken)
    {
        await users.UpdateSecurityStampAsync(organizer);
        await signIns.EndAllAsync(organizer.Id, except, cancellationToken);
    }

    public async Task<bool> IsLastOwnerAsync(Organizer organizer, CancellationToken cancellationToken) =>
        organizer.Role == OrganizerRole.Owner && !await db.Users.AnyAsync(other => other.Id != organizer.Id && other.Role == OrganizerRole.Owner, cancellationToken);

    private async Task<Organizer?> ProvenAsync(string? proof)
    {
        try
        {
            var parts = Steps.Unprotect(proof ?? "").Split(' ', 2);
            return await users.FindByIdAsync(parts[0]) is { } organizer && organizer.SecurityStamp == parts[1] ? organizer : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
