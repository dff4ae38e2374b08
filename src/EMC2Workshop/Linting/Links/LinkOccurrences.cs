using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Linting.Links;

/// <summary>Tells in which items a link stands.</summary>
public sealed class LinkOccurrences(WorkshopDbContext db, MarkdownRenderer markdown)
{
    public async Task<ILookup<string, ContentItem>> FindAsync(CancellationToken cancellationToken) =>
        (await db.ContentItems.AsNoTracking().OrderBy(item => item.Path).ToListAsync(cancellationToken))
            .SelectMany(item =>
                LinkExtractor.Extract(item, markdown).Select(link => (Link: link, Item: item))
            )
            .ToLookup(place => place.Link, place => place.Item);
}
