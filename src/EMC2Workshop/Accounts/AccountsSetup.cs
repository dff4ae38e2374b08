using System.Threading.RateLimiting;
using EMC2Workshop.Accounts.Mail;
using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Accounts;

public static class AccountsSetup
{
    public const string Editor = "editor";
    public const string Owner = "owner";
    public const string SignInLimit = "sign-in";

    /// <summary>In the address of the sign-in: something was sent, and not taken.</summary>
    public const string Unsaved = "unsaved";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddDbContext<OrganizersDbContext>(
            (provider, options) =>
                options.UseSqlite(provider.GetRequiredService<StoreFile>().ConnectionString)
        );
        services.AddScoped<DbContext>(provider => provider.GetRequiredService<OrganizersDbContext>());
        services
            .AddScoped<SessionStore>()
            .AddScoped<InviteService>()
            .AddScoped<AuditLog>()
            .AddScoped<SignInService>()
            .AddScoped<LoginThrottle>()
            .AddScoped<Passkeys>()
            .AddScoped<CredentialService>()
            .AddScoped<OrganizerService>()
            .AddScoped<ContactList>();
        services
            .AddSingleton<DeviceCookies>()
            .AddSingleton<SmtpSender>()
            .AddSingleton<PasswordResetMailer>()
            .AddHostedService(provider => provider.GetRequiredService<PasswordResetMailer>())
            .AddHostedService<FailedPublishMailer>();
        services.AddDataProtection().SetApplicationName("EMC2Workshop");
        services
            .AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<StoreFile, ILoggerFactory>(
                (keys, file, logs) =>
                    keys.XmlRepository =
                        new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(
                            new DirectoryInfo(file.Keys),
                            logs
                        )
            );

        services
            .AddIdentityCore<Organizer>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3; // with passkeys
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = ""; // addresses are checked by themselves
                identity.Lockout.AllowedForNewUsers = false; // a stranger could lock an organizer out; see FailedTries
            })
            .AddEntityFrameworkStores<OrganizersDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        // The framework's own are rules of composition.
        services
            .RemoveAll<IPasswordValidator<Organizer>>()
            .AddScoped<IPasswordValidator<Organizer>, PasswordRules>();
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<IOptions<SiteOptions>>(
                (passkeys, site) =>
                {
                    passkeys.UserVerificationRequirement = "preferred";
                    // Else a request's Host would say for which site a key is.
                    if (site.Value.Address is { } address)
                        passkeys.ServerDomain = new Uri(address).Host;
                }
            );

        services.AddAntiforgery(forms => forms.Cookie = new HostCookieBuilder("antiforgery"));
        services
            .AddAuthentication(SessionStore.Scheme)
            .AddCookie(
                SessionStore.Scheme,
                cookie =>
                {
                    cookie.Cookie.Name = SignInCookie.Name;
                    cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.Cookie.Path = "/";
                    cookie.Cookie.MaxAge = cookie.ExpireTimeSpan = SessionStore.Lifetime;
                    cookie.LoginPath = "/admin/sign-in";
                    cookie.Events.OnValidatePrincipal = SessionStore.ValidateAsync;
                    cookie.Events.OnRedirectToLogin = context =>
                    {
                        // Within the site: behind a proxy it may be reached by another scheme and host.
                        var signIn = new Uri(context.RedirectUri).PathAndQuery;
                        // A script can't tell a redirect to the sign-in from any other.
                        if (context.Request.Headers.XRequestedWith == "fetch")
                            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                        else
                            context.Response.Redirect(
                                HttpMethods.IsPost(context.Request.Method)
                                    ? QueryHelpers.AddQueryString(signIn, Unsaved, "true")
                                    : signIn
                            );
                        return Task.CompletedTask;
                    };
                    // The page itself says where to go on.
                    cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
                    cookie.Events.OnRedirectToAccessDenied = context =>
                    {
                        context.Response.StatusCode = StatusCodes.Status403Forbidden;
                        return Task.CompletedTask;
                    };
                }
            )
            // Where the framework keeps what a passkey is asked with.
            .AddCookie(
                IdentityConstants.TwoFactorUserIdScheme,
                cookie =>
                {
                    cookie.Cookie.Name = "__Host-passkey";
                    cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
                    cookie.Cookie.SameSite = SameSiteMode.Strict;
                    cookie.Cookie.Path = "/";
                    cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                }
            );
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Editor, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Owner, policy => policy.RequireRole(nameof(OrganizerRole.Owner)));
        return services.AddPostLimit(
            SignInLimit,
            provider =>
            {
                var window = new FixedWindowRateLimiterOptions
                {
                    PermitLimit = provider
                        .GetRequiredService<IOptions<OrganizersOptions>>()
                        .Value.SignInsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                };
                return context =>
                    RateLimitPartition.GetFixedWindowLimiter(
                        ClientNetwork.For(context.Connection.RemoteIpAddress),
                        _ => window
                    );
            }
        );
    }

    /// <summary>On a site that has no organizer, prints the address at which the first one is made.</summary>
    public static async Task OfferSetUpAsync(this WebApplication app)
    {
        if (
            await HasOrganizersAsync(
                app.Services.GetRequiredService<StoreFile>(),
                app.Lifetime.ApplicationStopping
            )
        )
            return;
        await using var scope = app.Services.CreateAsyncScope();
        var invites = scope.ServiceProvider.GetRequiredService<InviteService>();
        if (await invites.CreateSetUpAsync(app.Lifetime.ApplicationStopping) is not { } path)
            return;
        var address = ConsoleLink.For(app.Services, path);
        Console.WriteLine($"No organizers yet. Within 24 hours, create the owner account at {address}");
    }

    /// <summary>Asks SQLite itself: EF would make its model of the accounts before the first page is read.</summary>
    private static async Task<bool> HasOrganizersAsync(StoreFile store, CancellationToken cancellationToken)
    {
        const string Any = "SELECT 1 FROM AspNetUsers LIMIT 1";
        return await SqliteQuery.ReadAsync(store.ConnectionString, Any, _ => 0, cancellationToken) is [_];
    }
}
