using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace EMC2Workshop.Accounts;

/// <summary>
/// Remembers in which browsers an organizer was signed in. It opens nothing: strangers' mistakes just don't count
/// there.
/// </summary>
public sealed class DeviceCookies(IDataProtectionProvider protection)
{
    public const string Cookie = "__Host-known";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private readonly IDataProtector protector = protection.CreateProtector("EMC2Workshop.KnownBrowser");

    public void Remember(HttpContext context, Guid organizer)
    {
        if (Recognize(context, organizer) is not null)
            return;
        var value = protector.Protect(
            $"{organizer:N} {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}"
        );
        context.Response.Cookies.Append(
            Cookie,
            value,
            new CookieOptions
            {
                HttpOnly = true,
                Secure = true,
                SameSite = SameSiteMode.Lax,
                MaxAge = Lifetime,
                Path = "/",
            }
        );
    }

    /// <returns>The browser's own name; null where this organizer was not signed in before.</returns>
    public string? Recognize(HttpContext context, Guid? organizer)
    {
        if (organizer is null || context.Request.Cookies[Cookie] is not { Length: > 0 } cookie)
            return null;
        try
        {
            return
                protector.Unprotect(cookie).Split(' ') is [var whose, var name]
                && whose == organizer.Value.ToString("N")
                ? name
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
