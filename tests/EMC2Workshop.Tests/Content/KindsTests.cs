using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Tests.Admin;
using EMC2Workshop.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Content;

/// <summary>Whoever adds a kind of item is told of each part that is still missing.</summary>
public sealed class KindsTests(HostedSite site) : IClassFixture<HostedSite>
{
    [Fact]
    public void Every_kind_that_has_fields_is_listed() =>
        Assert.Equal(
            typeof(ItemFields)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(ItemFields)) && !type.IsAbstract)
                .Order(Comparer<Type>.Create((one, other) => string.CompareOrdinal(one.Name, other.Name))),
            ContentKind
                .All.Select(kind => kind.NewFields().GetType())
                .Distinct()
                .Order(Comparer<Type>.Create((one, other) => string.CompareOrdinal(one.Name, other.Name)))
        );

    [Fact]
    public void Every_kind_that_others_name_comes_before_them()
    {
        var places = ContentKind.All.Select(kind => kind.ItemType).ToList();

        foreach (var (kind, folder) in References())
            Assert.True(
                places.IndexOf(ContentKind.ForFolder(folder).ItemType) < places.IndexOf(kind.ItemType),
                $"{kind.Name} names {folder} and stands before them in ContentKind.All."
            );
    }

    /// <summary>By its foreign keys the site knows who names an item that is renamed or removed.</summary>
    [Fact]
    public void Whatever_a_field_names_has_a_foreign_key()
    {
        using var scope = site.Services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>().Model;

        foreach (var (kind, folder) in References())
        {
            var named = model.FindEntityType(ContentKind.ForFolder(folder).ItemType)!;
            Assert.True(
                named.GetReferencingForeignKeys().Any(key => IsOf(kind, key)),
                $"{kind.Name} names {folder}, but no foreign key of it or of its parts leads there."
            );
        }
    }

    [Fact]
    public void No_two_items_of_a_kind_have_one_address()
    {
        using var scope = site.Services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>().Model;

        Assert.All(
            ContentKind.All.Where(kind => !kind.IsSingle),
            kind =>
                Assert.Contains(
                    model.FindEntityType(kind.ItemType)!.GetIndexes(),
                    index =>
                        index.IsUnique && index.Properties.Any(property => property.Name == nameof(Item.Slug))
                )
        );
    }

    [Fact]
    public async Task Every_kind_has_a_form()
    {
        using var desk = await Desk.OpenAsync(site);

        foreach (var kind in ContentKind.All.Where(kind => !kind.IsSingle))
        {
            var page = await desk.ReadAsync(
                $"/admin/new/{kind.Name}{(kind.OfSeries ? "" : "?edition=neurips-19")}"
            );
            Assert.Equal(
                ContentField.ForType(kind.NewFields().GetType()).Select(field => field.Key).Order(),
                page.QuerySelectorAll("form[data-autosave] [name]")
                    .Select(input => input.GetAttribute("name")!.Split('[')[0])
                    .Intersect(ContentField.ForType(kind.NewFields().GetType()).Select(field => field.Key))
                    .Order()
            );
        }
    }

    private static IEnumerable<(ContentKind Kind, string Folder)> References() =>
        ContentKind.All.SelectMany(kind =>
            Folders(kind.NewFields().GetType()).Select(folder => (kind, folder))
        );

    private static IEnumerable<string> Folders(Type fields) =>
        ContentField
            .ForType(fields)
            .SelectMany(field =>
                field.IsRecord ? Folders(field.ValueType)
                : field.References is { } folder ? [folder]
                : []
            );

    private static bool IsOf(ContentKind kind, IForeignKey key) =>
        key.DeleteBehavior is not DeleteBehavior.Cascade
        && (
            key.DeclaringEntityType.ClrType == kind.ItemType
            || key.DeclaringEntityType.GetForeignKeys()
                .Any(owner =>
                    owner.DeleteBehavior is DeleteBehavior.Cascade
                    && owner.PrincipalEntityType.ClrType == kind.ItemType
                )
        );
}
