using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EMC2Workshop.Data.Configurations;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        ItemConfiguration.OfEdition(builder);
        builder.Property(session => session.Materials).InOneColumn();
        builder.Ignore(session => session.Given);
        builder.HasOne(session => session.Sponsor).WithMany().OnDelete(DeleteBehavior.SetNull);
        builder
            .HasMany(session => session.Presentations)
            .WithOne(presentation => presentation.Session)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TalkConfiguration : IEntityTypeConfiguration<Talk>
{
    public void Configure(EntityTypeBuilder<Talk> builder)
    {
        ItemConfiguration.OfEdition(builder);
        builder.Property(talk => talk.Materials).InOneColumn();
        builder.Ignore(talk => talk.Speakers);
        builder
            .HasOne(talk => talk.Session)
            .WithMany(session => session.Talks)
            .OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(talk => talk.Sponsor).WithMany().OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class PaperConfiguration : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        ItemConfiguration.OfEdition(builder);
        builder.Property(paper => paper.Affiliations).InOneColumn();
        builder.Ignore(paper => paper.Authors);
        builder.Property(paper => paper.Materials).InOneColumn();
    }
}

internal sealed class PresentationConfiguration : IEntityTypeConfiguration<Presentation>
{
    public void Configure(EntityTypeBuilder<Presentation> builder)
    {
        builder.Property(presentation => presentation.Id).ValueGeneratedNever();
        builder
            .HasOne(presentation => presentation.Paper)
            .WithMany(paper => paper.Presentations)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CreditConfiguration : IEntityTypeConfiguration<Credit>
{
    public void Configure(EntityTypeBuilder<Credit> builder)
    {
        builder
            .HasOne(credit => credit.Person)
            .WithMany(person => person.Credits)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(credit => credit.Talk).WithMany(talk => talk.Credits).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasOne(credit => credit.Paper)
            .WithMany(paper => paper.Credits)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasOne(credit => credit.Session)
            .WithMany(session => session.Credits)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
