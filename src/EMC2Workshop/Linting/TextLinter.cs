using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Linting.Links;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Linting;

/// <summary>Looks at what organizers wrote: links, weekdays, pictures, and what is said to be open.</summary>
public sealed partial class TextLinter(
    WorkshopDbContext db,
    MarkdownRenderer markdown,
    TextWarnings warnings,
    InternalLinks own,
    TimeProvider clock
)
{
    /// <summary>In the edition's texts, and in those of the series, which every edition shows.</summary>
    public async Task<IReadOnlyList<Finding>> FindAsync(Edition edition, CancellationToken cancellationToken)
    {
        var within = edition.Slug + "/";
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item =>
                item.Path.StartsWith(within)
                || item.Path == "site"
                || item.Path.StartsWith("people/")
                || item.Path.StartsWith("pages/")
            )
            .OrderBy(item => item.Path)
            .ToListAsync(cancellationToken);
        var leads = await own.KnownAsync(cancellationToken);
        var dead = await db
            .CheckedLinks.AsNoTracking()
            .Where(link => link.Trouble != null)
            .ToDictionaryAsync(link => link.Address, link => link.Trouble!, cancellationToken);
        var deadlines = await db.Deadlines.AsNoTracking().InEdition(edition).ToListAsync(cancellationToken);
        var isAllOver =
            deadlines.Count > 0 && deadlines.TrueForAll(deadline => !deadline.IsOpen(clock.GetUtcNow()));
        return
        [
            .. items.SelectMany(item =>
                OfLinks(item, leads, dead)
                    .Concat(OfText(item, leads))
                    .Concat(OfWords(item, edition, isAllOver))
            ),
        ];
    }

    private IEnumerable<Finding> OfText(ContentItem item, Func<string, bool> leads) =>
        ItemPath.Parse(item.Path + ".md", out _) is { } path
            ? warnings
                .Find(path.Kind, item.Text)
                .Concat(OfAliases(item, path, leads))
                .Select(warning => new Finding(
                    item.Id,
                    NameOf(item),
                    $"{warning.What} (line {warning.Line})"
                ))
            : [];

    private IEnumerable<TextWarning> OfAliases(ContentItem item, ItemPath path, Func<string, bool> leads) =>
        path.Kind == SeriesFields.ContentKind
        && ContentFile.Read(path, Encoding.UTF8.GetBytes(item.Text), markdown, _ => { }) is { } series
            ? ShadowedAliases.Find(series, leads)
            : [];

    private IEnumerable<Finding> OfLinks(
        ContentItem item,
        Func<string, bool> leads,
        Dictionary<string, string> dead
    )
    {
        foreach (var link in LinkExtractor.Extract(item, markdown))
        {
            if (LinkExtractor.IsInternal(link) && !leads(link))
                yield return new Finding(item.Id, NameOf(item), $"Broken link: {link}");
            else if (dead.TryGetValue(link, out var trouble))
                yield return new Finding(item.Id, NameOf(item), $"Broken link: {link} {trouble}");
        }
    }

    private static IEnumerable<Finding> OfWords(ContentItem item, Edition edition, bool isAllOver)
    {
        if (NoAlternative().IsMatch(item.Text))
            yield return new Finding(item.Id, NameOf(item), "Image without alt text");
        if (
            isAllOver
            && item.Kind != "deadline"
            && item.Path.StartsWith(edition.Slug + "/", StringComparison.Ordinal)
            && Open().Match(item.Text) is { Success: true } open
        )
            yield return new Finding(
                item.Id,
                NameOf(item),
                $"Says “{open.Value}”, but all deadlines have passed"
            );
        foreach (Match said in Weekdays().Matches(item.Text))
        {
            var year = said.Groups[4].Success
                ? said.Groups[4].Value
                : edition.Start.Year.ToString(CultureInfo.InvariantCulture);
            if (
                DateOnly.TryParseExact(
                    $"{said.Groups[2].Value} {said.Groups[3].Value} {year}",
                    "MMMM d yyyy",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var date
                )
                && date.DayOfWeek.ToString() != said.Groups[1].Value
            )
                yield return new Finding(
                    item.Id,
                    NameOf(item),
                    $"Says {said.Value}, but that is a {date.DayOfWeek}"
                );
        }
    }

    private static string NameOf(ContentItem item)
    {
        var form = ItemFormValues.From(ContentKind.Named(item.Kind)!, item.Text);
        return form?["title"] is { Length: > 0 } title ? title
            : form?["name"] is { Length: > 0 } name ? name
            : item.Path;
    }

    [GeneratedRegex(@"!\[\s*\]\(")]
    private static partial Regex NoAlternative();

    [GeneratedRegex(@"\b(is|are|still|now) open\b", RegexOptions.IgnoreCase)]
    private static partial Regex Open();

    [GeneratedRegex(
        @"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? "
            + "(January|February|March|April|May|June|July|August|September|October|November|December) "
            + @"(\d{1,2})(?:,? (\d{4}))?\b"
    )]
    private static partial Regex Weekdays();
}
