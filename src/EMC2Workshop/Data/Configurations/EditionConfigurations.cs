using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EMC2Workshop.Data.Configurations;

internal sealed class DeadlineConfiguration : IEntityTypeConfiguration<Deadline>
{
    public void Configure(EntityTypeBuilder<Deadline> builder)
    {
        ItemConfiguration.OfEdition(builder);
        builder.Property(deadline => deadline.Extensions).InOneColumn();
    }
}

internal sealed class SponsorConfiguration : IEntityTypeConfiguration<Sponsor>
{
    public void Configure(EntityTypeBuilder<Sponsor> builder)
    {
        ItemConfiguration.OfEdition(builder);
        builder.Property(sponsor => sponsor.Logo).InOneColumn();
    }
}

internal sealed class CommitteeConfiguration : IEntityTypeConfiguration<Committee>
{
    public void Configure(EntityTypeBuilder<Committee> builder)
    {
        ItemConfiguration.OfEdition(builder);
        builder
            .HasMany(committee => committee.Members)
            .WithOne(member => member.Committee)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CommitteeMemberConfiguration : IEntityTypeConfiguration<CommitteeMember>
{
    public void Configure(EntityTypeBuilder<CommitteeMember> builder) =>
        builder.HasOne(member => member.Person).WithMany().OnDelete(DeleteBehavior.Restrict);
}

internal sealed class AnnouncementConfiguration : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> builder) => ItemConfiguration.OfEdition(builder);
}

internal sealed class CallForPapersConfiguration : IEntityTypeConfiguration<CallForPapers>
{
    public void Configure(EntityTypeBuilder<CallForPapers> builder)
    {
        ItemConfiguration.OfEdition(builder);
        builder.Property(call => call.Requirements).InOneColumn();
        builder.Property(call => call.Topics).InOneColumn();
    }
}

internal sealed class ChallengeConfiguration : IEntityTypeConfiguration<Challenge>
{
    public void Configure(EntityTypeBuilder<Challenge> builder)
    {
        ItemConfiguration.OfEdition(builder);
        builder.Property(challenge => challenge.Goals).InOneColumn();
        builder.Property(challenge => challenge.Entry).InOneColumn();
    }
}

internal sealed class ChallengeTrackConfiguration : IEntityTypeConfiguration<ChallengeTrack>
{
    public void Configure(EntityTypeBuilder<ChallengeTrack> builder) => ItemConfiguration.OfEdition(builder);
}
