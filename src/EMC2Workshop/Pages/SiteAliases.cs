using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages;

/// <summary>Where addresses of earlier sites lead, as organizers say it of the series.</summary>
public static class SiteAliases
{
    /// <summary>One with the query that was asked for, or else one without any.</summary>
    /// <returns>Null where there is none.</returns>
    public static async Task<string?> FindAsync(
        WorkshopDbContext db,
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var kind = SeriesFields.ContentKind;
        var text = await db
            .ContentItems.Where(item => item.Kind == kind.Name)
            .Select(item => item.Text)
            .FirstOrDefaultAsync(cancellationToken);
        if (text is null || ItemFormValues.From(kind, text) is not { } series)
            return null;
        var aliases = Enumerable
            .Range(0, series.Count("aliases"))
            .Select(index => (From: series[$"aliases[{index}].from"], To: series[$"aliases[{index}].to"]))
            .Where(alias => AliasFields.PathIn(alias.From) == AliasFields.PathIn(request.Path.Value ?? "/"))
            .ToList();
        var asked = aliases.Find(alias => AliasFields.QueryIn(alias.From) == request.QueryString.Value);
        return asked.To ?? aliases.Find(alias => AliasFields.QueryIn(alias.From).Length == 0).To;
    }
}
