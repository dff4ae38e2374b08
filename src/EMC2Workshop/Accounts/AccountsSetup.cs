using System.Threading.RateLimiting;
using EMC2Workshop.Accounts.Mail;
using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SignInOptions = EMC2Workshop.Options.SignInOptions;

namespace EMC2Workshop.Accounts;

public static class AccountsSetup
{
    public const string Editor = "editor";
    public const string Owner = "owner";
    public const string SignInLimit = "sign-in";

    /// <summary>Of a site that keeps being started anew and has no organizer.</summary>
    private const int MostSetUpLinks = 100;

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddDbContext<OrganizersDbContext>(
            (provider, options) => options.UseSqlite(provider.GetRequiredService<StoreFile>().ConnectionString)
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
            .AddScoped<OrganizerService>();
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
                    keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(
                        Directory.CreateDirectory(file.Keys),
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
        services.RemoveAll<IPasswordValidator<Organizer>>().AddScoped<IPasswordValidator<Organizer>, PasswordRules>();
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
                    cookie.Cookie.MaxAge = cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
                    cookie.LoginPath = "/admin/sign-in";
                    cookie.Events.OnValidatePrincipal = SessionStore.ValidateAsync;
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
        // Keys are read, or made, when somebody signs in; the framework would do it at every start, and does again
        // should it name this otherwise.
        if (
            services.FirstOrDefault(service =>
                service.ImplementationType?.FullName
                == "Microsoft.AspNetCore.DataProtection.Internal.DataProtectionHostedService"
            ) is
            { } early
        )
            services.Remove(early);
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<IOptions<SignInOptions>>(
                (limits, signIn) =>
                {
                    var perMinute = signIn.Value.SignInsPerMinute;
                    limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                    limits.AddPolicy(
                        SignInLimit,
                        context =>
                            HttpMethods.IsPost(context.Request.Method)
                                ? RateLimitPartition.GetFixedWindowLimiter(
                                    ClientNetwork.For(context.Connection.RemoteIpAddress),
                                    _ => new FixedWindowRateLimiterOptions
                                    {
                                        PermitLimit = perMinute,
                                        Window = TimeSpan.FromMinutes(1),
                                    }
                                )
                                : RateLimitPartition.GetNoLimiter("reading")
                    );
                }
            );
        return services.AddRateLimiter(_ => { });
    }

    /// <summary>On a site that has no organizer, prints the address at which the first one is made.</summary>
    public static async Task OfferSetUpAsync(this WebApplication app)
    {
        if (
            await MakeSetUpLinkAsync(
                app.Services.GetRequiredService<StoreFile>(),
                app.Services.GetRequiredService<TimeProvider>()
            )
            is not { } path
        )
            return;
        var site =
            app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Origin
            ?? (app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.Urls ?? "http://localhost:5000").Split(
                ';'
            )[0];
        Console.WriteLine($"There is no organizer yet. Within a day, make the first one at {site}{path}");
    }

    /// <summary>Asked and told by SQLite itself: a start shall not load what only organizers need.</summary>
    /// <returns>Null where there are organizers.</returns>
    private static async Task<string?> MakeSetUpLinkAsync(StoreFile file, TimeProvider clock)
    {
        await using var connection = new SqliteConnection(file.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM AspNetUsers";
        if ((long)(await command.ExecuteScalarAsync())! > 0)
            return null;
        var (token, hash) = InviteService.NewToken();
        // Those of earlier starts stay good for their day: whoever has one may be about to open it.
        command.CommandText = """
            DELETE FROM Links WHERE Purpose = 'SetUp' AND (Expires < $now OR Id IN
                (SELECT Id FROM Links WHERE Purpose = 'SetUp' ORDER BY Expires DESC LIMIT -1 OFFSET $kept));
            INSERT INTO Links (Id, TokenHash, Purpose, Role, Expires) VALUES ($id, $hash, 'SetUp', 'Owner', $expires)
            """;
        command.Parameters.AddWithValue("$now", clock.GetUtcNow().UtcDateTime);
        command.Parameters.AddWithValue("$kept", MostSetUpLinks - 1);
        command.Parameters.AddWithValue("$id", Guid.NewGuid().ToString().ToUpperInvariant());
        command.Parameters.AddWithValue("$hash", hash);
        command.Parameters.AddWithValue("$expires", (clock.GetUtcNow() + InviteService.Lifetime).UtcDateTime);
        await command.ExecuteNonQueryAsync();
        return InviteService.PathFor(token);
    }
}
