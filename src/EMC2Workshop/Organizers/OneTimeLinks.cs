using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Organizers;

/// <summary>Makes and takes one-time links.</summary>
public sealed class OneTimeLinks(OrganizersDbContext db, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <returns>The link and its path, which is told only now.</returns>
    public async Task<(OneTimeLink Link, string Path)> MakeAsync(LinkPurpose purpose, string? email, OrganizerRole role, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // A newer link is the only one.
        await db.Links.Where(link => link.Expires < now || (link.Email == email && link.Purpose == purpose)).ExecuteDeleteAsync(cancellationToken);
        var (token, hash) = NewToken();
        var link = new OneTimeLink { Id = Guid.NewGuid(), TokenHash = hash, Purpose = purpose, Email = email, Role = role, Expires = now + Lifetime };
        db.Add(link);
        await db.SaveChangesAsync(cancellationToken);
        return (link, PathOf(token));
    }

    public static (string Token, string Hash) NewToken()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (token, HashOf(token));
    }

    public static string PathOf(string token) => $"/admin/join/{token}";

    public async Task<OneTimeLink?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (HashOf(token), clock.GetUtcNow());
        return await db.Links.AsNoTracking().SingleOrDefaultAsync(link => link.TokenHash == hash && link.Expires > now, cancellationToken);
    }

    /// <returns>False when somebody was faster.</returns>
    public async Task<bool> TakeAsync(OneTimeLink link, CancellationToken cancellationToken) =>
        await db.Links.Where(kept => kept.Id == link.Id).ExecuteDeleteAsync(cancellationToken) == 1;

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
