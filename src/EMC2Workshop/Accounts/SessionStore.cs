using System.Data.Common;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Accounts;

/// <summary>Begins sign-ins, and asks the store at every request whether one still holds.</summary>
public sealed class SessionStore(
    OrganizersDbContext db,
    TimeProvider clock,
    DeviceCookies browsers,
    IHttpContextAccessor current
)
{
    public const string Scheme = "organizer";

    /// <summary>For how long a password or a passkey that was given counts.</summary>
    public static readonly TimeSpan Confirmation = TimeSpan.FromMinutes(10);

    /// <summary>Of a sign-in that isn't used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private const string Claim = "sign-in";
    private const string ConfirmedClaim = "confirmed";
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public static Guid? SessionId(ClaimsPrincipal organizer) =>
        Guid.TryParse(organizer.FindFirstValue(Claim), out var id) ? id : null;

    public static Guid OrganizerId(ClaimsPrincipal organizer) =>
        Guid.Parse(organizer.FindFirstValue(ClaimTypes.NameIdentifier)!);

    /// <summary>Whether who this is was proved here lately enough to change how organizers get in.</summary>
    public static bool IsConfirmed(ClaimsPrincipal organizer, DateTimeOffset now) =>
        long.TryParse(organizer.FindFirstValue(ConfirmedClaim), CultureInfo.InvariantCulture, out var seconds)
        && now - DateTimeOffset.FromUnixTimeSeconds(seconds) < Confirmation;

    /// <summary>Always a new one: what an earlier cookie said is forgotten.</summary>
    /// <param name="organizer">As they were when they proved who they are.</param>
    /// <returns>False where they were removed, or lost the right to come in this way, meanwhile.</returns>
    public async Task<bool> BeginAsync(Organizer organizer, CancellationToken cancellationToken)
    {
        var context = current.HttpContext!;
        var now = clock.GetUtcNow();
        var browser = context.Request.Headers.UserAgent.ToString();
        var signIn = new SignIn
        {
            Id = Guid.NewGuid(),
            OrganizerId = organizer.Id,
            Since = now,
            Seen = now,
            ConfirmedAt = now,
            Browser = browser[..Math.Min(browser.Length, 200)],
            Address = context.Connection.RemoteIpAddress?.ToString() ?? "",
        };
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var isSame = await db.Users.AnyAsync(
                known => known.Id == organizer.Id && known.SecurityStamp == organizer.SecurityStamp,
                cancellationToken
            );
            if (!isSame)
                return false;
            var (here, over) = (SessionId(context.User), now - Lifetime);
            await db
                .SignIns.Where(kept =>
                    kept.Seen < over || (kept.Id == here && kept.OrganizerId == organizer.Id)
                )
                .ExecuteDeleteAsync(cancellationToken);
            db.Add(signIn);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        browsers.Remember(context, organizer.Id);
        await context.SignInAsync(
            Scheme,
            PrincipalOf(organizer, signIn),
            new AuthenticationProperties { IsPersistent = true }
        );
        return true;
    }

    /// <summary>Who is signed in here has just proved who they are, again.</summary>
    public Task ConfirmAsync(ClaimsPrincipal organizer, CancellationToken cancellationToken)
    {
        var (id, now) = (SessionId(organizer), clock.GetUtcNow());
        return db
            .SignIns.Where(kept => kept.Id == id)
            .ExecuteUpdateAsync(
                kept => kept.SetProperty(signIn => signIn.ConfirmedAt, now),
                cancellationToken
            );
    }

    /// <summary>Signs everybody out who is signed in as this organizer, but for one browser.</summary>
    public Task EndAllAsync(Guid organizer, Guid? except, CancellationToken cancellationToken) =>
        db
            .SignIns.Where(signIn => signIn.OrganizerId == organizer && signIn.Id != except)
            .ExecuteDeleteAsync(cancellationToken);

    /// <returns>False where there was none any more.</returns>
    public async Task<bool> EndAsync(Guid organizer, Guid signIn, CancellationToken cancellationToken) =>
        await db
            .SignIns.Where(kept => kept.OrganizerId == organizer && kept.Id == signIn)
            .ExecuteDeleteAsync(cancellationToken) > 0;

    /// <summary>Those that still hold, the latest first.</summary>
    public Task<List<SignIn>> ListAsync(Guid organizer, CancellationToken cancellationToken)
    {
        var over = clock.GetUtcNow() - Lifetime;
        return db
            .SignIns.AsNoTracking()
            .Where(kept => kept.OrganizerId == organizer && kept.Seen >= over)
            .OrderByDescending(kept => kept.Seen)
            .ToListAsync(cancellationToken);
    }

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var db = services.GetRequiredService<OrganizersDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var signIn = SessionId(context.Principal!) is { } id
            ? await db.SignIns.AsNoTracking().SingleOrDefaultAsync(signIn => signIn.Id == id)
            : null;
        var organizer = signIn is null
            ? null
            : await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == signIn.OrganizerId);
        if (signIn is null || organizer is null)
        {
            context.RejectPrincipal();
            return;
        }
        // The role is that of now, whatever the cookie says.
        context.ReplacePrincipal(PrincipalOf(organizer, signIn));
        if (now - signIn.Seen > SeenEvery)
            await SeeAsync(db, signIn.Id, now);
    }

    /// <summary>A store that can't be written just now can be read all the same.</summary>
    private static async Task SeeAsync(OrganizersDbContext db, Guid signIn, DateTimeOffset now)
    {
        try
        {
            await db
                .SignIns.Where(kept => kept.Id == signIn)
                .ExecuteUpdateAsync(kept => kept.SetProperty(s => s.Seen, now));
        }
        catch (DbException)
        {
            // It is seen again at the next request.
        }
    }

    private static ClaimsPrincipal PrincipalOf(Organizer organizer, SignIn signIn) =>
        new(
            new ClaimsIdentity(
                [
                    new(ClaimTypes.NameIdentifier, organizer.Id.ToString()),
                    new(ClaimTypes.Name, organizer.Email!),
                    new(ClaimTypes.Role, organizer.Role.ToString()),
                    new(Claim, signIn.Id.ToString()),
                    new(
                        ConfirmedClaim,
                        signIn.ConfirmedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
                    ),
                ],
                Scheme
            )
        );
}
