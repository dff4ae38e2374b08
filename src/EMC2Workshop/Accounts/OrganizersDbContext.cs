using EMC2Workshop.Data;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EMC2Workshop.Accounts;

/// <summary>
/// Those who edit, in the same store as what they edit. Readers' pages never need it, and never load it.
/// </summary>
public sealed class OrganizersDbContext(DbContextOptions<OrganizersDbContext> options)
    : IdentityUserContext<Organizer, Guid>(options)
{
    public DbSet<SignIn> SignIns => Set<SignIn>();

    public DbSet<OneTimeLink> Links => Set<OneTimeLink>();

    public DbSet<FailedTry> FailedTries => Set<FailedTry>();

    public DbSet<AuthorContact> Contacts => Set<AuthorContact>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<SignIn>().HasIndex(signIn => signIn.OrganizerId);
        builder.Entity<OneTimeLink>().HasIndex(link => link.TokenHash).IsUnique();
        builder.Entity<OneTimeLink>().HasIndex(link => link.NormalizedEmail);
        builder.Entity<FailedTry>().HasIndex(failed => new { failed.Account, failed.At });
        builder.Entity<AuthorContact>().HasIndex(contact => contact.EditionId);
        builder.Entity<AuditEntry>().HasIndex(entry => entry.Who);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        // As UTC text, so that SQLite puts moments in order.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMoment>();
    }

    private sealed class UtcMoment()
        : ValueConverter<DateTimeOffset, DateTime>(
            moment => moment.UtcDateTime,
            stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc))
        );
}
