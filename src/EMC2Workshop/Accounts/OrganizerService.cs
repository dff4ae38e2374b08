using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Accounts;

/// <summary>
/// Makes, changes and removes organizers. Each does all of it or nothing, and while nobody else writes: so what is
/// looked at first still holds when it is done, and no request that was under way undoes it.
/// </summary>
public sealed class OrganizerService(
    UserManager<Organizer> users,
    OrganizersDbContext db,
    InviteService links,
    CredentialService credentials,
    AuditLog audit
)
{
    /// <param name="password">That was checked.</param>
    public async Task<IdentityResult> AddAsync(
        string email,
        OrganizerRole role,
        string password,
        CancellationToken cancellationToken
    )
    {
        var hash = credentials.Hash(password);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await CreateAsync(email, role, hash, cancellationToken);
        if (!result.Succeeded)
            return result;
        await audit.AddAsync("added an organizer", email, role.ToString());
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <param name="email">Of whom the link doesn't name.</param>
    /// <param name="password">That was checked.</param>
    /// <param name="keep">Passkeys that stay, by <see cref="Passkeys.IdFor"/>.</param>
    /// <returns>Null where the link is over, and the result where the site can't take the address.</returns>
    public async Task<(Organizer? Organizer, IdentityResult Result)> JoinAsync(
        string token,
        string email,
        string password,
        IReadOnlyCollection<string> keep,
        CancellationToken cancellationToken
    )
    {
        var hash = credentials.Hash(password);
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await links.FindAsync(token, cancellationToken) is not { } link)
            return (null, IdentityResult.Success);
        email = link.Email ?? email;
        if (link.Purpose != LinkPurpose.NewPassword)
        {
            var result = await CreateAsync(email, link.Role, hash, cancellationToken);
            if (!result.Succeeded)
                return (null, result);
        }
        var organizer = (await users.FindByEmailAsync(email))!;
        if (link.Purpose == LinkPurpose.NewPassword)
            await credentials.SetPasswordAsync(organizer, hash, keep, here: null, cancellationToken);
        await audit.AddAsync("chose a password by link", link.Purpose.ToString(), who: organizer.Email);
        await transaction.CommitAsync(cancellationToken);
        return (organizer, IdentityResult.Success);
    }

    /// <returns>False where there would be no owner left.</returns>
    public async Task<bool> ChangeRoleAsync(
        Guid id,
        OrganizerRole role,
        Guid? here,
        CancellationToken cancellationToken
    )
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await users.FindByIdAsync(id.ToString()) is not { } organizer || organizer.Role == role)
            return true;
        if (await IsLastOwnerAsync(organizer, cancellationToken))
            return false;
        organizer.Role = role;
        (await users.UpdateAsync(organizer)).ThrowIfFailed();
        await credentials.SignOutElsewhereAsync(organizer, here, cancellationToken);
        var ended = await links.RevokeMadeByAsync(organizer.Id, cancellationToken);
        await audit.AddAsync("changed the role of", organizer.Email!, role + Ended(ended));
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>With every way back in: links to them and by them, browsers, passkeys, previews.</summary>
    /// <param name="evenLastOwner">As whoever has the server may.</param>
    /// <returns>False where there would be no owner left.</returns>
    public async Task<bool> RemoveAsync(Guid id, bool evenLastOwner, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await users.FindByIdAsync(id.ToString()) is not { } organizer)
            return true;
        if (!evenLastOwner && await IsLastOwnerAsync(organizer, cancellationToken))
            return false;
        await credentials.SignOutElsewhereAsync(organizer, null, cancellationToken);
        var ended = await links.RevokeMadeByAsync(organizer.Id, cancellationToken);
        // Drafts are no matter of this context, but what opens them to strangers is one of this store.
        await db.Database.ExecuteSqlAsync(
            $"DELETE FROM PreviewLinks WHERE By = {organizer.Email}",
            cancellationToken
        );
        (await users.DeleteAsync(organizer)).ThrowIfFailed();
        await audit.AddAsync(
            "removed an organizer",
            organizer.Email!,
            ended > 0 ? Ended(ended).TrimStart(',', ' ') : null
        );
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<IdentityResult> CreateAsync(
        string email,
        OrganizerRole role,
        string passwordHash,
        CancellationToken cancellationToken
    )
    {
        var organizer = new Organizer
        {
            Email = email,
            UserName = email,
            Role = role,
            PasswordHash = passwordHash,
        };
        var result = await users.CreateAsync(organizer);
        if (result.Succeeded)
            await links.RevokeAllAsync(email, cancellationToken);
        return result;
    }

    private async Task<bool> IsLastOwnerAsync(Organizer organizer, CancellationToken cancellationToken) =>
        organizer.Role == OrganizerRole.Owner
        && !await db.Users.AnyAsync(
            other => other.Id != organizer.Id && other.Role == OrganizerRole.Owner,
            cancellationToken
        );

    private static string Ended(int links) => links > 0 ? $", {links} links made by them ended" : "";
}
