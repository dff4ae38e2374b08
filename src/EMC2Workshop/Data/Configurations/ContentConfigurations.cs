using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EMC2Workshop.Data.Configurations;

internal sealed class ContentItemConfiguration : IEntityTypeConfiguration<ContentItem>
{
    public void Configure(EntityTypeBuilder<ContentItem> builder)
    {
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.HasIndex(item => item.Path).IsUnique();
    }
}

internal sealed class MediaFileConfiguration : IEntityTypeConfiguration<MediaFile>
{
    public void Configure(EntityTypeBuilder<MediaFile> builder) => builder.HasKey(file => file.Name);
}

internal sealed class ContentStampConfiguration : IEntityTypeConfiguration<ContentStamp>
{
    public void Configure(EntityTypeBuilder<ContentStamp> builder)
    {
        builder.ToTable("ContentStamp");
        builder.Property(stamp => stamp.Id).ValueGeneratedNever();
        builder.HasData(new ContentStamp { Id = ContentStamp.TheOne, Stamp = Guid.Empty });
    }
}

internal sealed class RevisionConfiguration : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.HasIndex(revision => new { revision.ItemId, revision.Number }).IsUnique();
        builder.HasIndex(revision => revision.Path);
    }
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.HasKey(draft => draft.ItemId);
        builder.Property(draft => draft.ItemId).ValueGeneratedNever();
        builder.Property(draft => draft.AlsoBy).InOneColumn();
        builder.HasIndex(draft => draft.Path).IsUnique();
        builder.HasIndex(draft => draft.PublishAt);
    }
}

internal sealed class TrashedItemConfiguration : IEntityTypeConfiguration<TrashedItem>
{
    public void Configure(EntityTypeBuilder<TrashedItem> builder)
    {
        builder.Property(item => item.Id).ValueGeneratedNever();
    }
}

internal sealed class DiscardedDraftConfiguration : IEntityTypeConfiguration<DiscardedDraft>
{
    public void Configure(EntityTypeBuilder<DiscardedDraft> builder)
    {
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.AlsoBy).InOneColumn();
    }
}

internal sealed class SessionChangeConfiguration : IEntityTypeConfiguration<SessionChange>
{
    public void Configure(EntityTypeBuilder<SessionChange> builder)
    {
        builder.HasKey(change => change.SessionId);
        builder.Property(change => change.SessionId).ValueGeneratedNever();
    }
}

internal sealed class ImportedPaperConfiguration : IEntityTypeConfiguration<ImportedPaper>
{
    public void Configure(EntityTypeBuilder<ImportedPaper> builder)
    {
        builder.HasKey(paper => paper.ItemId);
        builder.Property(paper => paper.ItemId).ValueGeneratedNever();
        builder.HasIndex(paper => paper.EditionId);
    }
}

internal sealed class TombstoneConfiguration : IEntityTypeConfiguration<Tombstone>
{
    public void Configure(EntityTypeBuilder<Tombstone> builder) => builder.HasKey(stone => stone.Key);
}

internal sealed class CheckedLinkConfiguration : IEntityTypeConfiguration<CheckedLink>
{
    public void Configure(EntityTypeBuilder<CheckedLink> builder) => builder.HasKey(link => link.Address);
}

internal sealed class PreviewLinkConfiguration : IEntityTypeConfiguration<PreviewLink>
{
    public void Configure(EntityTypeBuilder<PreviewLink> builder)
    {
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder
            .HasOne<Draft>()
            .WithMany()
            .HasForeignKey(link => link.ItemId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder) =>
        builder.ToTable("Audit", table => table.ExcludeFromMigrations());
}
