namespace EMC2Workshop.Accounts;

/// <summary>
/// A cookie for this host and for https alone. Of a form's token the framework refuses that over plain http, where it
/// answers every form with a failure; but browsers do take such a cookie from localhost, while one works on the site.
/// </summary>
public sealed class HostCookieBuilder : CookieBuilder
{
    public HostCookieBuilder(string name)
    {
        (Name, Path, HttpOnly) = ("__Host-" + name, "/", true);
        (SameSite, SecurePolicy) = (SameSiteMode.Strict, CookieSecurePolicy.None);
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
