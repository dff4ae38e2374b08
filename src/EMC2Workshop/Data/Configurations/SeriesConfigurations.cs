using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EMC2Workshop.Data.Configurations;

internal sealed class SeriesConfiguration : IEntityTypeConfiguration<Series>
{
    public void Configure(EntityTypeBuilder<Series> builder) => ItemConfiguration.OfSeries(builder);
}

internal sealed class EditionConfiguration : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        ItemConfiguration.OfSeries(builder);
        builder.Property(edition => edition.Links).InOneColumn();
        builder.Property(edition => edition.Recordings).InOneColumn();
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        ItemConfiguration.OfSeries(builder);
        builder.Property(person => person.AlsoKnownAs).InOneColumn();
        builder.Property(person => person.Portrait).InOneColumn();
    }
}

internal sealed class SitePageConfiguration : IEntityTypeConfiguration<SitePage>
{
    public void Configure(EntityTypeBuilder<SitePage> builder)
    {
        builder.Property(page => page.Id).ValueGeneratedNever();
        builder.HasIndex(page => new { page.EditionId, page.Slug }).IsUnique();
        builder.HasOne(page => page.Edition).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}
