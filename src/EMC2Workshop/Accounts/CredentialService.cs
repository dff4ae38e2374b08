using Microsoft.AspNetCore.Identity;

namespace EMC2Workshop.Accounts;

/// <summary>
/// Changes how an organizer gets in. Each does all of it or nothing, and while nobody else writes, as
/// <see cref="OrganizerService"/> does.
/// </summary>
public sealed class CredentialService(
    UserManager<Organizer> users,
    OrganizersDbContext db,
    InviteService links,
    SessionStore signIns,
    AuditLog audit
)
{
    /// <returns>What is wrong with it, as a sentence; null when it is good.</returns>
    public async Task<string?> CheckPasswordAsync(Organizer organizer, string? password)
    {
        foreach (var rule in users.PasswordValidators)
        {
            var result = await rule.ValidateAsync(users, organizer, password ?? "");
            if (result.Errors.FirstOrDefault() is { } error)
                return error.Description;
        }
        return null;
    }

    /// <summary>Takes its time, so it is made before anybody has to wait for the store.</summary>
    public string Hash(string password) => users.PasswordHasher.HashPassword(new Organizer(), password);

    /// <param name="password">That was checked.</param>
    /// <param name="keep">Passkeys that stay.</param>
    /// <param name="here">The browser that stays signed in.</param>
    /// <returns>How many passkeys were removed.</returns>
    public async Task<int> ChangePasswordAsync(
        Guid id,
        string password,
        IReadOnlyCollection<string> keep,
        Guid? here,
        CancellationToken cancellationToken
    )
    {
        var hash = Hash(password);
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await users.FindByIdAsync(id.ToString()) is not { } organizer)
            return 0;
        var removed = await SetPasswordAsync(organizer, hash, keep, here, cancellationToken);
        await audit.AddAsync(
            "changed the password",
            detail: removed > 0 ? $"{removed} of the passkeys removed" : null
        );
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }

    /// <summary>Who changed how they get in is signed out elsewhere, and no link of theirs works any more.</summary>
    public async Task SignOutElsewhereAsync(
        Organizer organizer,
        Guid? here,
        CancellationToken cancellationToken
    )
    {
        await links.RevokeAllAsync(organizer.Email!, cancellationToken);
        (await users.UpdateSecurityStampAsync(organizer)).ThrowIfFailed();
        await signIns.EndAllAsync(organizer.Id, here, cancellationToken);
    }

    /// <summary>And whoever came in by it has to come in again.</summary>
    /// <returns>False where it was removed already.</returns>
    public async Task<bool> RemovePasskeyAsync(
        Guid id,
        string? passkey,
        Guid? here,
        CancellationToken cancellationToken
    )
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await users.FindByIdAsync(id.ToString()) is not { } organizer)
            return false;
        var found = (await users.GetPasskeysAsync(organizer)).FirstOrDefault(known =>
            Passkeys.IdFor(known) == passkey
        );
        if (found is null)
            return false;
        (await users.RemovePasskeyAsync(organizer, found.CredentialId)).ThrowIfFailed();
        await SignOutElsewhereAsync(organizer, here, cancellationToken);
        await audit.AddAsync("removed a passkey", found.Name ?? "");
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Within a transaction of the caller's.</summary>
    /// <param name="passwordHash">As of <see cref="Hash"/>.</param>
    /// <returns>How many passkeys were removed.</returns>
    public async Task<int> SetPasswordAsync(
        Organizer organizer,
        string passwordHash,
        IReadOnlyCollection<string> keep,
        Guid? here,
        CancellationToken cancellationToken
    )
    {
        organizer.PasswordHash = passwordHash;
        var all = await users.GetPasskeysAsync(organizer);
        var unwanted = all.Where(passkey => !keep.Contains(Passkeys.IdFor(passkey))).ToList();
        foreach (var passkey in unwanted)
            (await users.RemovePasskeyAsync(organizer, passkey.CredentialId)).ThrowIfFailed();
        await SignOutElsewhereAsync(organizer, here, cancellationToken);
        return unwanted.Count;
    }
}
