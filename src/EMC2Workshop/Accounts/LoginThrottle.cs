using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Accounts;

/// <summary>
/// Counts wrong passwords and codes by account and by where they come from, so that a stranger who guesses shuts the
/// door
/// for nobody else; and all strangers' together, more slowly, so that many of them are no better off. A browser in
/// which
/// the organizer was signed in before is counted by itself, and passkeys are not guessed (after OWASP's device
/// cookies).
/// </summary>
public sealed class LoginThrottle(
    OrganizersDbContext db,
    ILookupNormalizer normalizer,
    TimeProvider clock,
    DeviceCookies browsers,
    IHttpContextAccessor current
)
{
    public const int MostFromOnePlace = 8;
    public const int MostByStrangers = 100;
    public static readonly TimeSpan OnePlace = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Strangers = TimeSpan.FromHours(1);

    private const string Known = "browser ";

    public async Task<bool> IsBlockedAsync(string email, Guid? organizer, CancellationToken cancellationToken)
    {
        var (account, place, now) = (AccountOf(email), PlaceOf(organizer), clock.GetUtcNow());
        var (lately, anHourAgo) = (now - OnePlace, now - Strangers);
        var here = await db.FailedTries.CountAsync(
            failed => failed.Account == account && failed.From == place && failed.At > lately,
            cancellationToken
        );
        var strangers = await db.FailedTries.CountAsync(
            failed => failed.Account == account && !failed.From.StartsWith(Known) && failed.At > anHourAgo,
            cancellationToken
        );
        return here >= MostFromOnePlace
            || (strangers >= MostByStrangers && !place.StartsWith(Known, StringComparison.Ordinal));
    }

    public async Task AddAsync(string email, Guid? organizer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var over = now - Strangers;
        await db.FailedTries.Where(failed => failed.At < over).ExecuteDeleteAsync(cancellationToken);
        db.Add(
            new FailedTry
            {
                Account = AccountOf(email),
                From = PlaceOf(organizer),
                At = now,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>After a sign-in from here: what went wrong here before it was the organizer's own mistake.</summary>
    public Task ForgetAsync(string email, Guid organizer, CancellationToken cancellationToken)
    {
        var (account, place) = (AccountOf(email), PlaceOf(organizer));
        return db
            .FailedTries.Where(failed => failed.Account == account && failed.From == place)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private string PlaceOf(Guid? organizer) =>
        current.HttpContext is not { } context ? "the command line"
        : browsers.Recognize(context, organizer) is { } browser ? Known + browser
        : ClientNetwork.For(context.Connection.RemoteIpAddress);

    private string AccountOf(string email) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(normalizer.NormalizeEmail(email.Trim())))
        );
}
