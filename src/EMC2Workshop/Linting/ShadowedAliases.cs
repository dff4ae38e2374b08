using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Model;

namespace EMC2Workshop.Linting;

/// <summary>Old addresses that never lead anywhere: a page of this site stands there, and comes first.</summary>
public static class ShadowedAliases
{
    /// <param name="file">Of the series.</param>
    /// <param name="isPage">Whether a page is at an address.</param>
    public static IEnumerable<TextWarning> Find(ContentFile file, Func<string, bool> isPage) =>
        file.Fields is SeriesFields series
            ? series
                .Aliases.Where(alias => isPage(AliasFields.PathIn(alias.From!)))
                .Select(alias => new TextWarning(
                    file.Lines.LineOf(alias, nameof(alias.From), 1),
                    $"Has the old address {alias.From}, which never works: a page of this site is there"
                ))
            : [];

    /// <summary>As far as a folder alone can say.</summary>
    public static IEnumerable<TextWarning> Find(ContentFile file, IReadOnlyList<ContentFile> folder)
    {
        if (file.Fields is not SeriesFields)
            return [];
        var sections = EditionSection.All.Select(section => section.Slug).ToList();
        var pages = folder
            .Select(one => one.Path.Kind.Url(one.Path).Split('#')[0])
            .Concat(
                folder
                    .Where(one => one.Fields is EditionFields { Status: { } status } && status.HasPages())
                    .SelectMany(one => sections.Select(section => $"/{one.Path.Edition}/{section}"))
            )
            .Concat(sections.Select(section => $"/{section}"))
            .Concat(["/", PageUrls.Editions, "/people", "/search"])
            .ToHashSet();
        return Find(file, pages.Contains);
    }
}
