using System.Security.Claims;
using EMC2Workshop.Data;
using EMC2Workshop.Media;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Media;

/// <summary>Puts one file in the place of another, wherever that is named.</summary>
public sealed class MediaReplacement(WorkshopDbContext db, EditorContext services, FaultSentences sentences)
{
    /// <returns>Why nothing was changed; null where all was.</returns>
    public async Task<string?> ReplaceAsync(
        IReadOnlyList<MediaUse> uses,
        MediaFile old,
        MediaFile made,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        var ids = uses.Select(use => use.Id).ToList();
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item => ids.Contains(item.Id) && item.Text.Contains(old.Name))
            .ToListAsync(cancellationToken);
        var drafts = await db
            .Drafts.AsNoTracking()
            .Where(draft => ids.Contains(draft.ItemId) && draft.Text.Contains(old.Name))
            .ToListAsync(cancellationToken);
        if (items.Count > 0)
        {
            var changes = items.ConvertAll(item => new ItemChange(
                item.Id,
                item.Path,
                Renamed(item.Text),
                item.Hash
            ));
            var edit = services.Now(
                organizer,
                $"New file: {made.Label}",
                "replaced a file",
                old.Name,
                made.Name
            );
            var outcome = await services.Publisher.PublishAsync(changes, edit, cancellationToken);
            if (outcome is Invalid faulty)
                return $"Not replaced. {(await sentences.TellAsync(faulty.Faults, cancellationToken))[0]}";
            if (outcome is not Published)
                return "Not replaced: someone just changed an item that shows it. Try again.";
        }
        foreach (var draft in drafts)
        {
            var item = (await services.Drafts.FindAsync(draft.ItemId, cancellationToken))!;
            var work = new DraftWork(item.Id, item.Kind, item.Path, Renamed(item.Text), item.Text)
            {
                PublishAt = draft.PublishAt,
            };
            await services.Drafts.SaveAsync(work, item.State, services.Now(organizer), cancellationToken);
        }
        return null;

        string Renamed(string text) => text.Replace(old.Name, made.Name, StringComparison.Ordinal);
    }
}
