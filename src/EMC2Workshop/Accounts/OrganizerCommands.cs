using EMC2Workshop.Accounts.Mail;
using EMC2Workshop.Data;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Accounts;

/// <summary><c>organizers add|list|remove|reset</c>, for the shell of the server.</summary>
public static class OrganizerCommands
{
    public const string Usage = $"""
        organizers add EMAIL --role owner|editor [--password-stdin]   {Added}
        organizers list
        organizers remove EMAIL
        organizers reset EMAIL                                        prints a link to choose a new password
        """;

    private const string NoOwner =
        "No owner is left: only an owner can invite others. Make one: organizers add EMAIL --role owner";
    private const string Added = "prints a link to choose a password, unless one is given";

    /// <returns>Its exit code: one of <see cref="CommandOutcome"/>.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var store = provider.GetRequiredService<StoreFile>();
        if (args is [_, "list" or "remove" or "reset", ..] && !File.Exists(store.Path))
            return CommandOutcome.NotDone($"There is no database {store.Path}.");
        try
        {
            provider.GetRequiredService<StoreLock>().Share();
            await DatabaseMigrator.MigrateAsync(store, provider.GetServices<DbContext>(), cancellationToken);
        }
        catch (StoreException exception)
        {
            return CommandOutcome.NotDone(exception.Message);
        }
        var users = provider.GetRequiredService<UserManager<Organizer>>();
        return args switch
        {
            ["organizers", "list"] => await ListAsync(provider, users, cancellationToken),
            ["organizers", "add", var email, "--role", var role, .. var rest]
                when Enum.TryParse<OrganizerRole>(role, ignoreCase: true, out var as_)
                    && Enum.GetNames<OrganizerRole>().Contains(role, StringComparer.OrdinalIgnoreCase)
                    && rest is [] or ["--password-stdin"] => await AddAsync(
                provider,
                users,
                email,
                as_,
                rest.Length > 0,
                cancellationToken
            ),
            ["organizers", "remove", var email] => await RemoveAsync(
                provider,
                users,
                email,
                cancellationToken
            ),
            ["organizers", "reset", var email] => await ResetAsync(provider, users, email, cancellationToken),
            _ => CommandOutcome.NotUnderstood(Usage),
        };
    }

    private static async Task<int> ListAsync(
        IServiceProvider services,
        UserManager<Organizer> users,
        CancellationToken cancellationToken
    )
    {
        foreach (
            var organizer in await users
                .Users.OrderBy(organizer => organizer.Email)
                .ToListAsync(cancellationToken)
        )
            Console.WriteLine($"{organizer.Email} {NameOf(organizer.Role)}");
        var links = await services.GetRequiredService<InviteService>().ListAsync(cancellationToken);
        foreach (var link in links.Where(link => link.Purpose == LinkPurpose.Invitation))
            Console.WriteLine(
                $"{link.Email} {NameOf(link.Role)}, invited, until {link.Expires:yyyy-MM-dd HH:mm} UTC"
            );
        return 0;
    }

    private static async Task<int> AddAsync(
        IServiceProvider services,
        UserManager<Organizer> users,
        string email,
        OrganizerRole role,
        bool readPassword,
        CancellationToken cancellationToken
    )
    {
        if (!EmailAddress.IsValid(email))
            return CommandOutcome.NotDone($"{email} is not an email address, such as ada@example.org.");
        if (await users.FindByEmailAsync(email) is not null)
            return CommandOutcome.NotDone($"{email} is already an organizer.");
        if (!readPassword)
            return await PrintLinkAsync(services, LinkPurpose.Invitation, email, role, cancellationToken);
        var password = Console.In.ReadLine() ?? "";
        var credentials = services.GetRequiredService<CredentialService>();
        if (await credentials.CheckPasswordAsync(new Organizer { Email = email }, password) is { } wrong)
            return CommandOutcome.NotDone(wrong);
        var organizers = services.GetRequiredService<OrganizerService>();
        var result = await organizers.AddAsync(email, role, password, cancellationToken);
        if (!result.Succeeded)
            return CommandOutcome.NotDone(string.Join(" ", result.Errors.Select(error => error.Description)));
        return CommandOutcome.Done($"{email} is an organizer now.");
    }

    private static async Task<int> RemoveAsync(
        IServiceProvider services,
        UserManager<Organizer> users,
        string email,
        CancellationToken cancellationToken
    )
    {
        if (await users.FindByEmailAsync(email) is not { } organizer)
            return await RevokeAsync(services, email, cancellationToken);
        await services
            .GetRequiredService<OrganizerService>()
            .RemoveAsync(organizer.Id, evenLastOwner: true, cancellationToken);
        var isOwned = await users.Users.AnyAsync(one => one.Role == OrganizerRole.Owner, cancellationToken);
        return CommandOutcome.Done(isOwned ? $"Removed {email}." : $"Removed {email}. {NoOwner}");
    }

    /// <summary>Who was invited and has not come yet shall not come.</summary>
    private static async Task<int> RevokeAsync(
        IServiceProvider services,
        string email,
        CancellationToken cancellationToken
    )
    {
        if (await services.GetRequiredService<InviteService>().RevokeAsync(email, cancellationToken) == 0)
            return CommandOutcome.NotDone($"{email} is not an organizer.");
        await services.GetRequiredService<AuditLog>().AddAsync("revoked the invitation of", email);
        return CommandOutcome.Done($"Revoked the invitation of {email}.");
    }

    private static async Task<int> ResetAsync(
        IServiceProvider services,
        UserManager<Organizer> users,
        string email,
        CancellationToken cancellationToken
    ) =>
        await users.FindByEmailAsync(email) is { } organizer
            ? await PrintLinkAsync(
                services,
                LinkPurpose.NewPassword,
                organizer.Email!,
                organizer.Role,
                cancellationToken
            )
            : CommandOutcome.NotDone($"{email} is not an organizer.");

    private static async Task<int> PrintLinkAsync(
        IServiceProvider services,
        LinkPurpose purpose,
        string email,
        OrganizerRole role,
        CancellationToken cancellationToken
    )
    {
        var (_, path) = await services
            .GetRequiredService<InviteService>()
            .CreateAsync(purpose, email, role, cancellationToken);
        await services
            .GetRequiredService<AuditLog>()
            .AddAsync(
                purpose == LinkPurpose.Invitation ? "invited" : "made a link to a new password for",
                email
            );
        var address = ConsoleLink.For(services, path);
        return CommandOutcome.Done($"Send this link. It works once and expires in 24 hours: {address}");
    }

    private static string NameOf(OrganizerRole role) => role.ToString().ToLowerInvariant();
}
