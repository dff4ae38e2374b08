using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing;

/// <summary>
/// Dates that readers were told of a deadline and that its text does not list, from the history: what was promised is
/// not forgotten because nobody wrote it down.
/// </summary>
internal sealed class PromisedDates(WorkshopDbContext db, MarkdownRenderer markdown)
{
    /// <summary>What stood for less was corrected, and promised to nobody.</summary>
    private static readonly TimeSpan Slip = TimeSpan.FromMinutes(15);

    /// <summary>Adds them to the deadline, which has its new date already.</summary>
    public async Task AddAsync(Deadline deadline, ChangeInfo edit, CancellationToken cancellationToken)
    {
        var texts = await db
            .Revisions.AsNoTracking()
            .Where(revision => revision.ItemId == deadline.Id)
            .OrderBy(revision => revision.Id)
            .ToListAsync(cancellationToken);
        if (texts.Count == 0)
            return;
        var editions = await db
            .Revisions.AsNoTracking()
            .Where(revision => revision.ItemId == deadline.EditionId)
            .OrderBy(revision => revision.Id)
            .ToListAsync(cancellationToken);
        var fields = texts.ConvertAll(Fields<DeadlineFields>);
        var dates = fields.ConvertAll(DateOf);
        var venue = editions.Select(Fields<EditionFields>).LastOrDefault()?.Zone ?? deadline.Zone;
        var former = new List<Extension>();
        foreach (var (number, revision) in texts.Index())
        {
            var next = number + 1 < texts.Count ? texts[number + 1] : null;
            if (
                dates[number] is not { } date
                || date == deadline.Announced
                || !WasPublic(editions, revision.Id, next?.Id)
            )
                continue;
            var moved =
                Enumerable
                    .Range(number + 1, texts.Count - number - 1)
                    .Where(later => dates[later] is { } other && other != date)
                    .Select(later => texts[later])
                    .FirstOrDefault()
                    ?.At
                ?? edit.At;
            if (moved >= revision.At && moved - revision.At < Slip)
                continue;
            var zone = fields[number]!.Zone;
            former.Add(
                new Extension(
                    fields[number]!.Due!.Value,
                    DateOnly.FromDateTime(VenueTimeZones.ToLocal(moved, venue).DateTime),
                    null
                )
                {
                    Zone = zone == deadline.Zone ? null : zone,
                }
            );
        }
        var listed = deadline.Extensions.Select(extension => extension.From.Date).ToHashSet();
        deadline.Extensions =
        [
            .. deadline
                .Extensions.Concat(
                    former
                        .DistinctBy(deadline.AnnouncedBefore)
                        .Where(extension => !listed.Contains(extension.From.Date))
                )
                .OrderBy(deadline.AnnouncedBefore),
        ];
    }

    private static DateTimeOffset? DateOf(DeadlineFields? fields) =>
        fields is { Due: { } due, Zone: { } zone } ? VenueTimeZones.FromLocal(due, zone) : null;

    /// <summary>The edition was, at some time from one revision until the next.</summary>
    private bool WasPublic(List<Revision> editions, long from, long? until) =>
        (editions.LastOrDefault(edition => edition.Id < from) is { } first && IsPublished(first))
        || editions.Exists(edition => edition.Id > from && !(edition.Id > until) && IsPublished(edition));

    private bool IsPublished(Revision edition) =>
        Fields<EditionFields>(edition)?.Status == EditionStatus.Published;

    private T? Fields<T>(Revision revision)
        where T : ItemFields =>
        revision.Text is { } text && ItemPath.Parse(revision.Path + ".md", out _) is { } path
            ? ContentFile.Read(path, Encoding.UTF8.GetBytes(text), markdown, _ => { })?.Fields as T
            : null;
}
