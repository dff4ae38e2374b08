using EMC2Workshop.Data.Configurations;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

public sealed class WorkshopDbContext(DbContextOptions<WorkshopDbContext> options) : DbContext(options)
{
    public DbSet<Series> Series => Set<Series>();

    public DbSet<Edition> Editions => Set<Edition>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Talk> Talks => Set<Talk>();

    public DbSet<Paper> Papers => Set<Paper>();

    public DbSet<Presentation> Presentations => Set<Presentation>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Credit> Credits => Set<Credit>();

    public DbSet<Deadline> Deadlines => Set<Deadline>();

    public DbSet<Sponsor> Sponsors => Set<Sponsor>();

    public DbSet<Announcement> Announcements => Set<Announcement>();

    public DbSet<Committee> Committees => Set<Committee>();

    public DbSet<SitePage> Pages => Set<SitePage>();

    public DbSet<CallForPapers> Calls => Set<CallForPapers>();

    public DbSet<Challenge> Challenges => Set<Challenge>();

    public DbSet<ChallengeTrack> Tracks => Set<ChallengeTrack>();

    public DbSet<MediaFile> Media => Set<MediaFile>();

    public DbSet<ContentItem> ContentItems => Set<ContentItem>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<SessionChange> SessionChanges => Set<SessionChange>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<TrashedItem> Trash => Set<TrashedItem>();

    public DbSet<DiscardedDraft> DiscardedDrafts => Set<DiscardedDraft>();

    public DbSet<ImportedPaper> ImportedPapers => Set<ImportedPaper>();

    public DbSet<Tombstone> Tombstones => Set<Tombstone>();

    public DbSet<CheckedLink> CheckedLinks => Set<CheckedLink>();

    public DbSet<PreviewLink> PreviewLinks => Set<PreviewLink>();

    /// <summary>
    /// The table of the organizers' context: what changes the content is logged in the same transaction.
    /// </summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(
            typeof(WorkshopDbContext).Assembly,
            type => type.Namespace == typeof(ItemConfiguration).Namespace
        );

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
