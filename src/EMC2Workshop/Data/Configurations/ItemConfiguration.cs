using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EMC2Workshop.Data.Configurations;

/// <summary>What holds for every item: ids are given by its file, addresses are found by index.</summary>
internal static class ItemConfiguration
{
    public static void OfSeries<TItem>(EntityTypeBuilder<TItem> item)
        where TItem : Item
    {
        item.Property(i => i.Id).ValueGeneratedNever();
        item.HasIndex(i => i.Slug).IsUnique();
    }

    public static void OfEdition<TItem>(EntityTypeBuilder<TItem> item)
        where TItem : EditionItem
    {
        item.Property(i => i.Id).ValueGeneratedNever();
        item.HasIndex(i => new { i.EditionId, i.Slug }).IsUnique();
        item.HasOne(i => i.Edition)
            .WithMany()
            .HasForeignKey(i => i.EditionId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
