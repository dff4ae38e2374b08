using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace EMC2Workshop.Accounts;

public enum SignInStep
{
    /// <summary>Whoever it is gets the same answer: wrong, unknown, or locked.</summary>
    Refused,

    /// <summary>The password was right, a code is needed.</summary>
    NeedsCode,

    Done,
}

/// <summary>What came of a code.</summary>
public enum CodeOutcome
{
    Done,
    Wrong,

    /// <summary>No code is taken for now, after too many wrong ones.</summary>
    Blocked,

    /// <summary>The password was given too long ago, or is another one by now.</summary>
    TooLate,
}

/// <summary>Proves who somebody is.</summary>
public sealed class SignInService(
    UserManager<Organizer> users,
    OrganizersDbContext db,
    SessionStore signIns,
    Passkeys passkeys,
    LoginThrottle failures,
    AuditLog audit,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    private const string LastStep = "last-step";

    /// <summary>A clock may be one step early or late.</summary>
    private static readonly VerificationWindow Drift = new(previous: 1, future: 1);

    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(5);
    private static readonly Organizer Nobody = new() { Email = "nobody@invalid" };
    private static string? nobodysHash;

    private ITimeLimitedDataProtector Steps =>
        protection.CreateProtector("EMC2Workshop.SecondStep").ToTimeLimitedDataProtector();

    /// <returns>And, where a code is needed, what the second step is proved by.</returns>
    public async Task<(SignInStep Step, string? Proof)> SignInAsync(
        string email,
        string password,
        CancellationToken cancellationToken
    )
    {
        var organizer = await users.FindByEmailAsync(email);
        // Whom we don't know gets the same work done, so that nobody learns who that is.
        nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        var isRight =
            users.PasswordHasher.VerifyHashedPassword(
                organizer ?? Nobody,
                organizer?.PasswordHash ?? nobodysHash,
                password
            ) != PasswordVerificationResult.Failed
            && organizer?.PasswordHash is not null;
        if (await failures.IsBlockedAsync(email, organizer?.Id, cancellationToken) || !isRight)
        {
            if (!isRight)
                await failures.AddAsync(email, organizer?.Id, cancellationToken);
            await audit.AddAsync(
                "sign-in refused",
                email[..Math.Min(email.Length, 200)],
                who: organizer?.Email ?? "unknown"
            );
            return (SignInStep.Refused, null);
        }
        if (organizer is null)
            return (SignInStep.Refused, null);
        if (organizer.TwoFactorEnabled)
            return (
                SignInStep.NeedsCode,
                Steps.Protect($"{organizer.Id} {organizer.SecurityStamp}", CodeLifetime)
            );
        return (
            await FinishAsync(organizer, "by password", cancellationToken)
                ? SignInStep.Done
                : SignInStep.Refused,
            null
        );
    }

    /// <param name="code">From the app, or one of those for emergencies.</param>
    public async Task<CodeOutcome> SignInByCodeAsync(
        string? proof,
        string code,
        CancellationToken cancellationToken
    )
    {
        if (await ProvenAsync(proof) is not { } organizer)
            return CodeOutcome.TooLate;
        if (await failures.IsBlockedAsync(organizer.Email!, organizer.Id, cancellationToken))
        {
            await audit.AddAsync(
                "code refused",
                organizer.Email!,
                "after too many wrong ones",
                who: organizer.Email
            );
            return CodeOutcome.Blocked;
        }
        var plain = string.Concat(code.Where(char.IsAsciiLetterOrDigit));
        if (
            !await IsFreshCodeAsync(organizer, plain)
            && !(await users.RedeemTwoFactorRecoveryCodeAsync(organizer, AsRecoveryCode(plain))).Succeeded
        )
        {
            await failures.AddAsync(organizer.Email!, organizer.Id, cancellationToken);
            await audit.AddAsync("code refused", organizer.Email!, who: organizer.Email);
            return CodeOutcome.Wrong;
        }
        return await FinishAsync(organizer, "by password and code", cancellationToken)
            ? CodeOutcome.Done
            : CodeOutcome.TooLate;
    }

    /// <summary>As the framework writes them: 2W235-T4RMN.</summary>
    private static string AsRecoveryCode(string plain) =>
        plain.ToUpperInvariant().Insert(plain.Length / 2, "-");

    public async Task<bool> SignInByPasskeyAsync(string? credential, CancellationToken cancellationToken) =>
        await ProvePasskeyAsync(credential, cancellationToken) is { } organizer
        && await FinishAsync(organizer, "by passkey", cancellationToken);

    /// <returns>False where they were removed, or lost the right to come in this way, while they came in.</returns>
    public async Task<bool> FinishAsync(Organizer organizer, string how, CancellationToken cancellationToken)
    {
        if (!await signIns.BeginAsync(organizer, cancellationToken))
            return false;
        await failures.ForgetAsync(organizer.Email!, organizer.Id, cancellationToken);
        await audit.AddAsync("signed in", how, who: organizer.Email);
        return true;
    }

    /// <returns>Whose passkey it is; null where it proves nothing.</returns>
    public async Task<Organizer?> ProvePasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        if (await passkeys.ProveAsync(credential) is not var (organizer, passkey))
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One that was removed meanwhile does not come back by being used.
        if (await users.GetPasskeyAsync(organizer, passkey.CredentialId) is null)
            return null;
        if (!(await users.AddOrUpdatePasskeyAsync(organizer, passkey)).Succeeded)
            return null;
        await transaction.CommitAsync(cancellationToken);
        return organizer;
    }

    /// <summary>A code works once (RFC 6238, 5.2).</summary>
    public async Task<bool> IsFreshCodeAsync(Organizer organizer, string code)
    {
        if (await users.GetAuthenticatorKeyAsync(organizer) is not { } key)
            return false;
        // The framework's own check does not tell which step was meant, so it can't refuse one that was used before.
        var codes = new Totp(Base32Encoding.ToBytes(key));
        if (!codes.VerifyTotp(clock.GetUtcNow().UtcDateTime, code, out var step, Drift))
            return false;
        // Of two requests with one code, the second sees what the first has written.
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (
            long.TryParse(
                await users.GetAuthenticationTokenAsync(organizer, nameof(SignInService), LastStep),
                CultureInfo.InvariantCulture,
                out var last
            )
            && step <= last
        )
            return false;
        var kept = await users.SetAuthenticationTokenAsync(
            organizer,
            nameof(SignInService),
            LastStep,
            step.ToString(CultureInfo.InvariantCulture)
        );
        if (!kept.Succeeded)
            return false;
        await transaction.CommitAsync();
        return true;
    }

    /// <summary>Who is signed in and says the password again, to change how they sign in.</summary>
    public async Task<bool> IsRightAsync(
        Organizer organizer,
        string? password,
        CancellationToken cancellationToken
    )
    {
        if (await failures.IsBlockedAsync(organizer.Email!, organizer.Id, cancellationToken))
            return false;
        if (await users.CheckPasswordAsync(organizer, password ?? ""))
            return true;
        await failures.AddAsync(organizer.Email!, organizer.Id, cancellationToken);
        return false;
    }

    private async Task<Organizer?> ProvenAsync(string? proof)
    {
        try
        {
            var parts = Steps.Unprotect(proof ?? "").Split(' ', 2);
            return await users.FindByIdAsync(parts[0]) is { } organizer && organizer.SecurityStamp == parts[1]
                ? organizer
                : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
