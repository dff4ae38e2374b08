using System.Globalization;
using System.Text.RegularExpressions;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Forms;
using EMC2Workshop.Data;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Linting;

/// <summary>Looks at what organizers wrote: links within the site, weekdays, pictures.</summary>
internal sealed partial class TextLinter(WorkshopDbContext db)
{
    public async Task<IReadOnlyList<Finding>> FindAsync(Edition edition, CancellationToken cancellationToken)
    {
        var within = edition.Slug + "/";
        var items = await db.ContentItems.AsNoTracking().Where(item => item.Path.StartsWith(within)).OrderBy(item => item.Path).ToListAsync(cancellationToken);
        var known = await KnownAsync(cancellationToken);
        return [.. items.SelectMany(item => Of(item, edition, known))];
    }

    private static IEnumerable<Finding> Of(ContentItem item, Edition edition, HashSet<string> known)
    {
        var name = NameOf(item);
        foreach (var link in Links().Matches(item.Text).Select(link => link.Groups[1].Value.Split('#', '?')[0].TrimEnd('/')))
        {
            if (link.Length > 0 && !known.Contains(link)) yield return new Finding(item.Id, name, $"Has a link to {link}, which is no page:");
        }
        if (NoAlternative().IsMatch(item.Text)) yield return new Finding(item.Id, name, "Has a picture without a text for those who can't see it:");
        foreach (Match said in Weekdays().Matches(item.Text))
        {
            var year = said.Groups[4].Success ? said.Groups[4].Value : edition.Start.Year.ToString(CultureInfo.InvariantCulture);
            if (DateOnly.TryParseExact($"{said.Groups[2].Value} {said.Groups[3].Value} {year}", "MMMM d yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.DayOfWeek.ToString() != said.Groups[1].Value)
                yield return new Finding(item.Id, name, $"Says {said.Value}, but that is a {date.DayOfWeek}:");
        }
    }

    private async Task<HashSet<string>> KnownAsync(CancellationToken cancellationToken)
    {
        var paths = await db.ContentItems.AsNoTracking().Select(item => item.Path).ToListAsync(cancellationToken);
        var editions = paths.Where(path => path.EndsWith("/edition", StringComparison.Ordinal)).Select(path => "/" + path.Split('/')[0]).ToList();
        return
        [
            .. paths.Select(Address.OfFile).Select(address => address.Split('#')[0]), .. editions,
            .. editions.SelectMany(edition => Section.All.Select(section => $"{edition}/{section.Slug}")),
            Address.Editions, Address.People, Address.Search,
        ];
    }

    private static string NameOf(ContentItem item)
    {
        var form = ItemForm.Of(ItemKind.All.First(kind => kind.Name == item.Kind), item.Text);
        return form?["title"] is { Length: > 0 } title ? title : form?["name"] is { Length: > 0 } name ? name : item.Path;
    }

    [GeneratedRegex(@"\]\((/[^)\s]*)")]
    private static partial Regex Links();

    [GeneratedRegex(@"!\[\s*\]\(")]
    private static partial Regex NoAlternative();

    [GeneratedRegex(@"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? (January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})(?:,? (\d{4}))?\b")]
    private static partial Regex Weekdays();
}
