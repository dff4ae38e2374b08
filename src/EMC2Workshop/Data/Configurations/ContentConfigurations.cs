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

internal sealed class ContentStampConfiguration : IEntityTypeConfiguration<ContentStamp>
{
    public void Configure(EntityTypeBuilder<ContentStamp> builder)
    {
        builder.ToTable("ContentStamp");
        builder.Property(stamp => stamp.Id).ValueGeneratedNever();
        builder.HasData(new ContentStamp { Id = ContentStamp.TheOne, Stamp = Guid.Empty });
    }
}
