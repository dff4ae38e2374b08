using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Accounts;

/// <summary>Makes and takes one-time links.</summary>
public sealed class InviteService(OrganizersDbContext db, ILookupNormalizer normalizer, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Of a site that keeps being started anew and has no organizer.</summary>
    private const int MostSetUpLinks = 100;

    public Task<(OneTimeLink Link, string Path)> CreateAsync(
        LinkPurpose purpose,
        string? email,
        OrganizerRole role,
        CancellationToken cancellationToken
    ) => CreateAsync(purpose, email, role, madeBy: null, cancellationToken);

    /// <returns>The link and its path, which is told only now.</returns>
    public async Task<(OneTimeLink Link, string Path)> CreateAsync(
        LinkPurpose purpose,
        string? email,
        OrganizerRole role,
        Guid? madeBy,
        CancellationToken cancellationToken
    )
    {
        var (now, normalized) = (clock.GetUtcNow(), normalizer.NormalizeEmail(email));
        // A newer link for somebody is the only one.
        await db
            .Links.Where(link =>
                link.Expires < now || (normalized != null && link.NormalizedEmail == normalized)
            )
            .ExecuteDeleteAsync(cancellationToken);
        var (token, hash) = NewToken();
        var link = new OneTimeLink
        {
            Id = Guid.NewGuid(),
            TokenHash = hash,
            Purpose = purpose,
            Email = email,
            NormalizedEmail = normalized,
            Role = role,
            Expires = now + Lifetime,
            MadeById = madeBy,
        };
        db.Add(link);
        await db.SaveChangesAsync(cancellationToken);
        return (link, PathFor(token));
    }

    /// <summary>Those of earlier starts stay good for their day: whoever has one may be about to open it.</summary>
    /// <returns>The path at which the first organizer is made; null where there are organizers.</returns>
    public async Task<string?> CreateSetUpAsync(CancellationToken cancellationToken)
    {
        if (await db.Users.AnyAsync(cancellationToken))
            return null;
        var now = clock.GetUtcNow();
        var links = db.Links.Where(link => link.Purpose == LinkPurpose.SetUp);
        await links.Where(link => link.Expires < now).ExecuteDeleteAsync(cancellationToken);
        var kept = links
            .OrderByDescending(link => link.Expires)
            .Take(MostSetUpLinks - 1)
            .Select(link => link.Id);
        await links.Where(link => !kept.Contains(link.Id)).ExecuteDeleteAsync(cancellationToken);
        var (token, hash) = NewToken();
        db.Add(
            new OneTimeLink
            {
                Id = Guid.NewGuid(),
                TokenHash = hash,
                Purpose = LinkPurpose.SetUp,
                Role = OrganizerRole.Owner,
                Expires = now + Lifetime,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return PathFor(token);
    }

    private static (string Token, string Hash) NewToken()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (token, HashOf(token));
    }

    private static string PathFor(string token) => $"/admin/join/{token}";

    /// <returns>Null where it is none, or is over: by time, or by what happened since it was made.</returns>
    public async Task<OneTimeLink?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = HashOf(token);
        return await Open().SingleOrDefaultAsync(link => link.TokenHash == hash, cancellationToken);
    }

    /// <summary>Those for somebody by name that would work now, by address.</summary>
    public async Task<IReadOnlyList<OneTimeLink>> ListAsync(CancellationToken cancellationToken) =>
        await Open()
            .Where(link => link.Email != null)
            .OrderBy(link => link.NormalizedEmail)
            .ToListAsync(cancellationToken);

    /// <returns>Null where it was over already.</returns>
    public async Task<OneTimeLink?> RevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        var link = await Open()
            .SingleOrDefaultAsync(link => link.Id == id && link.Email != null, cancellationToken);
        return link is not null && await RedeemAsync(link, cancellationToken) ? link : null;
    }

    /// <returns>False when somebody was faster.</returns>
    public async Task<bool> RedeemAsync(OneTimeLink link, CancellationToken cancellationToken) =>
        await db.Links.Where(kept => kept.Id == link.Id).ExecuteDeleteAsync(cancellationToken) == 1;

    /// <summary>All of an address.</summary>
    public Task<int> RevokeAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeEmail(email);
        return db
            .Links.Where(link => link.NormalizedEmail == normalized)
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>All of somebody who is an organizer, and those that set the site up: it has one.</summary>
    public async Task RevokeAllAsync(string email, CancellationToken cancellationToken)
    {
        await RevokeAsync(email, cancellationToken);
        await db.Links.Where(link => link.Purpose == LinkPurpose.SetUp).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Who is no owner any more lets nobody in, nor back in.</summary>
    public Task<int> RevokeMadeByAsync(Guid organizer, CancellationToken cancellationToken) =>
        db.Links.Where(link => link.MadeById == organizer).ExecuteDeleteAsync(cancellationToken);

    /// <summary>
    /// One that outlived what should have ended it, by a moment between two requests, is over all the same.
    /// </summary>
    private IQueryable<OneTimeLink> Open()
    {
        var now = clock.GetUtcNow();
        return db
            .Links.AsNoTracking()
            .Where(link =>
                link.Expires > now
                && (
                    link.MadeById == null
                    || db.Users.Any(maker => maker.Id == link.MadeById && maker.Role == OrganizerRole.Owner)
                )
                && (
                    link.Purpose == LinkPurpose.SetUp
                        ? !db.Users.Any()
                        : db.Users.Any(known => known.NormalizedEmail == link.NormalizedEmail)
                            == (link.Purpose == LinkPurpose.NewPassword)
                )
            );
    }

    private static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
